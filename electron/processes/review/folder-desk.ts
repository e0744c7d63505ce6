import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Clock, Timers } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import { pictureFoldersContract } from '../../contract/picture-folders.ts'
import type { FolderOutcome, FolderScannerChoice } from '../../contract/scanner-choice.ts'
import type { FolderRemedyKind } from '../../domain/link/link-remedy.ts'
import type { Logger } from '../../log/logger.ts'
import { checkFolder } from '../../review/import/check-folder.ts'
import { FolderScanner } from '../../review/import/folder-scanner.ts'
import { PictureFolder } from '../../review/import/picture-folder.ts'
import { compileNamePattern } from '../../review/import/picture-name.ts'
import { SentBook } from '../../review/import/sent-book.ts'
import type { LoadedSharp, Sharp } from '../../review/load-sharp.ts'
import { ownProcess } from '../../rpc/authorise.ts'
import type { Handlers } from '../../rpc/contract-types.ts'
import type { Port } from '../../rpc/port.ts'
import { type RpcServer, serve } from '../../rpc/server.ts'
import { FolderChannel } from './folder-channel.ts'

export interface FolderDeskParts {
  /** Where the books of what was sent lie, one folder for each picture folder. */
  readonly booksFolder: string
  /** Folders of the program's own data: no scanner writes there. */
  readonly ours: readonly string[]
  imaging(): Promise<LoadedSharp | undefined>
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Logger
}

type Contract = typeof pictureFoldersContract
type Wanted = { readonly lineId: string; readonly folder: FolderScannerChoice }

/** A folder that can be read, with what it takes. */
interface ReadyFolder {
  readonly place: string
  readonly sharp: Sharp
}

interface Running extends ReadyFolder {
  /** Of the station that opened it. */
  readonly server: RpcServer<Contract>
  readonly connection: number
  readonly channel: FolderChannel
  readonly scanner: FolderScanner
}

/**
 * The folders of this station's lines: for each connection that the station opens, a folder scanner that ends with it. What a scanner has under way outlives
 * it in its book, so that the next one goes on where it was, in this process or in the one that takes its place.
 */
export class FolderDesk {
  readonly #parts: FolderDeskParts
  readonly #running = new Map<string, Running>()
  /** A folder is never read by two: what opens or ends waits for what was asked before. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: FolderDeskParts) {
    this.#parts = parts
  }

  /** The station has started, for the first time or again: what an earlier one had open is over. */
  attach(port: Port): void {
    const server: RpcServer<Contract> = serve(
      port,
      pictureFoldersContract,
      this.#handlers(() => server),
      {
        authorise: ownProcess,
        onError: (problem, method) => this.#parts.log.error({ method, reason: String(problem) }, 'a folder failed'),
      },
    )
    port.onClose(() => void this.#inTurn(() => this.#endAll(server)))
  }

  /** Resolves when nothing is being read or moved any more. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#endAll())
  }

  #handlers(server: () => RpcServer<Contract>): Handlers<Contract> {
    // Another station counts its connections anew.
    const find = (connection: number) =>
      [...this.#running].find(([, one]) => one.server === server() && one.connection === connection)
    return {
      check: async (wanted) => outcomeOf(await this.#ready(wanted)),
      open: ({ connection, ...wanted }) => this.#inTurn(() => this.#open(wanted, connection, server())),
      send: ({ connection, bytes }) => {
        find(connection)?.[1].channel.receive(bytes)
        return {}
      },
      hangUp: ({ connection }) =>
        this.#inTurn(async () => {
          const [lineId] = find(connection) ?? []
          if (lineId !== undefined) await this.#end(lineId)
          return {}
        }),
    }
  }

  async #open(wanted: Wanted, connection: number, server: RpcServer<Contract>): Promise<FolderOutcome> {
    const { lineId, folder } = wanted
    await this.#end(lineId)
    const ready = await this.#ready(wanted)
    if ('kind' in ready) return outcomeOf(ready)
    const { booksFolder, clock, timers, random, log } = this.#parts
    const digest = createHash('sha256').update(ready.place).digest('hex')
    const channel = new FolderChannel({ timers, send: (bytes) => server.emit('bytes', { connection, bytes }) })
    const scanner = new FolderScanner({
      ...{ channel, clock, timers, random, sharp: ready.sharp, log: log.child({ part: 'folder', lineId }) },
      folder: new PictureFolder(ready.place, folder.pattern),
      // Another folder is another scanner; the same one is the same, whichever line it is given to.
      book: new SentBook(join(booksFolder, digest.slice(0, 16)), () => newSession(random)),
      scannerSerial: `FOLDER-${digest.slice(0, 8).toUpperCase()}`,
      tray: folder,
      onRefused: (refused) => void server.emit('refused', { connection, ...refused }),
      onTrouble: () => void server.emit('closed', { connection }),
    })
    this.#running.set(lineId, { ...ready, server, connection, channel, scanner })
    scanner.start()
    return { ok: true }
  }

  async #ready({ lineId, folder }: Wanted): Promise<ReadyFolder | Refused> {
    const { path, pattern } = folder
    if (pattern !== undefined && !compileNamePattern(pattern).ok) return { kind: 'folderPattern', values: { pattern } }
    const checked = await checkFolder(path, this.#parts.ours)
    if (!checked.ok) return { kind: checked.error, values: { path } }
    for (const [other, { place }] of this.#running) {
      if (other !== lineId && place === checked.value) return { kind: 'folderTaken', values: { path, line: other } }
    }
    const imaging = await this.#parts.imaging()
    return imaging === undefined
      ? { kind: 'folderNoImaging', values: {} }
      : { place: checked.value, sharp: imaging.sharp }
  }

  async #end(lineId: string): Promise<void> {
    const running = this.#running.get(lineId)
    this.#running.delete(lineId)
    running?.channel.close()
    await running?.scanner.stop()
  }

  async #endAll(of?: RpcServer<Contract>): Promise<void> {
    for (const [lineId, { server }] of [...this.#running]) {
      if (of === undefined || server === of) await this.#end(lineId)
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}

interface Refused {
  readonly kind: FolderRemedyKind
  readonly values: Readonly<Record<string, string>>
}

function outcomeOf(found: ReadyFolder | Refused): FolderOutcome {
  return 'kind' in found ? { ok: false, remedy: { kind: found.kind, values: { ...found.values } } } : { ok: true }
}

/** 53 random bits, as a scanner names its session; never 0. */
function newSession(random: Random): number {
  return (1 + random.int(2 ** 21 - 1)) * 2 ** 32 + random.int(2 ** 32)
}
