import type { Timers } from '../../base/clock.ts'
import { pictureFoldersContract } from '../../contract/picture-folders.ts'
import type { FolderOutcome, FolderScannerChoice } from '../../contract/scanner-choice.ts'
import type { LinkRemedy } from '../../domain/link/link-remedy.ts'
import { connect, type RpcClient } from '../../rpc/client.ts'
import type { Port } from '../../rpc/port.ts'
import { createFolderTransport, type FolderListener, type FolderReader } from '../../scanner/folder-transport.ts'
import { wholeBuffer } from '../../scanner/port-messages.ts'
import type { ScannerWay } from './scanner-plug.ts'

/** Below the time that a link gives an attempt, so that the link hears why it failed. A reader that is started again takes a second. */
const READER_PATIENCE_MS = 2_000
/** A folder on a share may answer slowly; a link that has given the attempt up does not want the answer any more. */
const CHECK_DEADLINE_MS = 6_000
const NO_READER: LinkRemedy = { kind: 'folderReader', values: {} }

type Client = RpcClient<typeof pictureFoldersContract>

/** The station's way to the folders of its lines: another process reads them, and it may end and come back at any time. */
export class FolderDoor {
  readonly #timers: Timers
  readonly #listeners = new Map<number, FolderListener>()
  readonly #waiting = new Set<() => void>()
  #client: Client | undefined
  #connections = 0

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** The reader has started, for the first time or again. */
  attach(port: Port): void {
    const client = connect(port, pictureFoldersContract, { timers: this.#timers })
    this.#client = client
    client.on('bytes', ({ connection, bytes }) => this.#listeners.get(connection)?.bytes(bytes))
    client.on('closed', ({ connection }) =>
      this.#listeners.get(connection)?.closed('the folder cannot be worked through'),
    )
    client.on('refused', ({ connection, count, newest }) => this.#listeners.get(connection)?.refused({ count, newest }))
    client.onClose(() => {
      if (this.#client !== client) return
      this.#client = undefined
      for (const listener of [...this.#listeners.values()]) listener.closed('the reader of the folder is gone')
    })
    for (const settle of [...this.#waiting]) settle()
  }

  /** Whether that line could read pictures from there. */
  async check(lineId: string, folder: FolderScannerChoice): Promise<FolderOutcome> {
    try {
      const client = await this.#reader()
      return (await client?.call('check', { lineId, folder }, { deadlineMs: CHECK_DEADLINE_MS })) ?? REFUSED
    } catch {
      return REFUSED
    }
  }

  /** A fresh transport for every connection to that folder. */
  wayTo(lineId: string, folder: FolderScannerChoice): ScannerWay {
    return { open: () => createFolderTransport(folder.path, ++this.#connections, this.#readerFor(lineId, folder)) }
  }

  #readerFor(lineId: string, folder: FolderScannerChoice): FolderReader {
    return {
      open: async (connection) => {
        try {
          const client = await this.#reader()
          const said = await client?.call('open', { lineId, connection, folder }, { deadlineMs: CHECK_DEADLINE_MS })
          return said === undefined ? NO_READER : said.ok ? undefined : said.remedy
        } catch {
          return NO_READER
        }
      },
      // What does not arrive is said again, as on any other cable.
      send: (connection, bytes) => this.#say('send', { connection, bytes: wholeBuffer(bytes) }),
      hangUp: (connection) => this.#say('hangUp', { connection }),
      listen: (connection, listener) => {
        this.#listeners.set(connection, listener)
        return () => this.#listeners.delete(connection)
      },
    }
  }

  #say(
    ...[method, params]: ['send', { connection: number; bytes: Uint8Array }] | ['hangUp', { connection: number }]
  ): void {
    const said = method === 'send' ? this.#client?.call(method, params) : this.#client?.call(method, params)
    said?.catch(() => undefined)
  }

  /** The reader that is there, or the one that comes within the patience. */
  #reader(): Promise<Client | undefined> {
    if (this.#client !== undefined) return Promise.resolve(this.#client)
    return new Promise((resolve) => {
      const settle = () => {
        this.#timers.cancel(patience)
        this.#waiting.delete(settle)
        resolve(this.#client)
      }
      const patience = this.#timers.after(READER_PATIENCE_MS, settle)
      this.#waiting.add(settle)
    })
  }
}

const REFUSED: FolderOutcome = { ok: false, remedy: { kind: NO_READER.kind, values: {} } }
