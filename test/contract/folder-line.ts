import { Listeners } from '../../electron/base/listeners.ts'
import { pictureFoldersContract } from '../../electron/contract/picture-folders.ts'
import { FolderChannel } from '../../electron/processes/review/folder-channel.ts'
import { FolderDoor } from '../../electron/processes/station/folder-door.ts'
import { ownProcess } from '../../electron/rpc/authorise.ts'
import type { Port, Unsubscribe } from '../../electron/rpc/port.ts'
import { createPortPair } from '../../electron/rpc/port-pair.ts'
import { serve } from '../../electron/rpc/server.ts'
import type { ByteChannel } from '../../electron/scanner/virtual/byte-channel.ts'
import { ManualTime } from '../fake/manual-time.ts'
import type { Line } from './scanner-lines.ts'

/** The way on which the pictures of a folder come, with a scanner at its end that makes its own: bytes are bytes. */
export function openFolderLine(): Promise<Line> {
  const time = new ManualTime()
  const [near, far] = createPortPair()
  const door = new FolderDoor(time)
  const channel = new FolderCable(time)
  channel.attach(far)
  door.attach(near)
  const way = door.wayTo('line-1', { path: '/srv/scans', rows: 2, columns: 3, layout: 'square' })
  return Promise.resolve({
    ...{ clock: time, timers: time, channel },
    openTransport: () => way.open(),
    pass: (ms) => time.advance(ms),
    close: () => channel.close(),
  })
}

/** The reader's end of it. A folder that is out of reach is what a pulled cable is elsewhere. */
class FolderCable implements ByteChannel {
  readonly path = null
  readonly #time: ManualTime
  readonly #bytes = new Listeners<Uint8Array>()
  readonly #drained = new Listeners<void>()
  #plugged = true
  #open: { readonly connection: number; readonly channel: FolderChannel } | undefined
  #tellClosed: (connection: number) => void = () => undefined

  constructor(time: ManualTime) {
    this.#time = time
  }

  get plugged(): boolean {
    return this.#plugged
  }

  attach(port: Port): void {
    const done = () => ({})
    const server = serve(
      port,
      pictureFoldersContract,
      {
        check: () => ({ ok: true }) as const,
        open: ({ connection, folder: { path } }) => {
          if (!this.#plugged) return { ok: false, remedy: { kind: 'folderMissing', values: { path } } } as const
          const send = (bytes: Uint8Array) => server.emit('bytes', { connection, bytes })
          const channel = new FolderChannel({ timers: this.#time, send })
          channel.onBytes((chunk) => this.#bytes.tell(chunk))
          channel.onDrain(() => this.#drained.tell())
          this.#open = { connection, channel }
          return { ok: true } as const
        },
        send: ({ connection, bytes }) => {
          if (this.#open?.connection === connection) this.#open.channel.receive(bytes)
          return {}
        },
        hangUp: ({ connection }) => {
          if (this.#open?.connection === connection) this.#open = undefined
          return done()
        },
      },
      { authorise: ownProcess },
    )
    this.#tellClosed = (connection) => void server.emit('closed', { connection })
  }

  write(bytes: Uint8Array): boolean {
    return this.#open?.channel.write(bytes) ?? true
  }

  onDrain(listener: () => void): Unsubscribe {
    return this.#drained.add(listener)
  }

  onBytes(listener: (chunk: Uint8Array) => void): Unsubscribe {
    return this.#bytes.add(listener)
  }

  pull(): void {
    this.#plugged = false
    const was = this.#open
    this.#open = undefined
    was?.channel.close()
    if (was !== undefined) this.#tellClosed(was.connection)
  }

  plug(): Promise<void> {
    this.#plugged = true
    return Promise.resolve()
  }

  close(): Promise<void> {
    this.pull()
    return Promise.resolve()
  }
}
