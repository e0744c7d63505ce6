import { writeSync } from 'node:fs'
import { mkdir, rename, rm, symlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Timers } from '../../base/clock.ts'
import type { ByteChannel } from '../../scanner/virtual/byte-channel.ts'
import { openPseudoTerminal, type PseudoTerminal } from './pty.ts'

/** More than this waiting, and the scanner is asked to stop: some thirty 64×64 scans. */
const SEND_BUFFER_BYTES_MAX = 256 * 1024

/**
 * A pseudo-terminal holds about 20 kB, and Node cannot wait for room in it. While the station is reading, naps this
 * short carry 60 MB/s at a third of a core; timers alone carry 10 MB/s, asking without a pause takes the whole core.
 */
const NAP_MS = 0.1
/** Naps in a row before other work gets its turn. */
const NAPS_MAX = 4
/**
 * Naps since the line last took something before a timer takes over: some 30 ms. A station that writes to its disk leaves
 * the line full for milliseconds, and whoever sleeps through the moment after halves the rate.
 */
const FRUITLESS_NAPS_MAX = 200
/** How often a line is tried that nobody reads. */
const FULL_RETRY_MS = 2

const napping = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))

export interface PtyChannelOptions {
  readonly timers: Timers
  /** A name that stays when the cable is pulled and plugged in, as /dev/serial/by-id does; it goes while the cable is out. */
  readonly linkPath?: string
}

/** The cable as a pseudo-terminal, for the real serial driver. Plugged in when it is returned. */
export async function openPtyChannel(options: PtyChannelOptions): Promise<ByteChannel> {
  const channel = new PtyChannel(options)
  await channel.plug()
  return channel
}

class PtyChannel implements ByteChannel {
  readonly #options: PtyChannelOptions
  readonly #bytesListeners = new Set<(chunk: Uint8Array) => void>()
  readonly #drainListeners = new Set<() => void>()
  #pty: PseudoTerminal | undefined
  #queue: Uint8Array[] = []
  #queuedBytes = 0
  #full = false
  #flushDue = false
  #fruitlessNaps = 0
  /** Where the cable is to be; opening a terminal takes a moment, and it may be pulled meanwhile. */
  #wanted = false
  #turn: Promise<void> = Promise.resolve()

  constructor(options: PtyChannelOptions) {
    this.#options = options
  }

  get path(): string | null {
    return this.#options.linkPath ?? this.#pty?.slavePath ?? null
  }

  get plugged(): boolean {
    return this.#pty !== undefined
  }

  write(bytes: Uint8Array): boolean {
    if (this.#pty === undefined) return true
    this.#queue.push(bytes)
    this.#queuedBytes += bytes.length
    if (!this.#flushDue) this.#flush()
    this.#full = this.#queuedBytes >= SEND_BUFFER_BYTES_MAX
    return !this.#full
  }

  onDrain(listener: () => void): () => void {
    this.#drainListeners.add(listener)
    return () => void this.#drainListeners.delete(listener)
  }

  onBytes(listener: (chunk: Uint8Array) => void): () => void {
    this.#bytesListeners.add(listener)
    return () => void this.#bytesListeners.delete(listener)
  }

  pull(): void {
    this.#wanted = false
    const pty = this.#pty
    if (pty === undefined) return
    this.#pty = undefined
    this.#empty()
    pty.close()
    const { linkPath } = this.#options
    if (linkPath !== undefined) void this.#inTurn(() => rm(linkPath, { force: true })).catch(() => undefined)
  }

  plug(): Promise<void> {
    this.#wanted = true
    return this.#inTurn(async () => {
      if (this.#pty !== undefined || !this.#wanted) return
      const pty = await openPseudoTerminal()
      if (!this.#wanted) return pty.close()
      this.#pty = pty
      pty.onBytes((chunk) => {
        if (this.#pty !== pty) return
        for (const listener of this.#bytesListeners) listener(chunk)
      })
      const { linkPath } = this.#options
      if (linkPath !== undefined) await pointLink(linkPath, pty.slavePath)
    })
  }

  async close(): Promise<void> {
    this.pull()
    this.#bytesListeners.clear()
    this.#drainListeners.clear()
    await this.#turn
  }

  /** Pulling and plugging take effect one after the other, whatever the order in which their work ends. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  #empty(): void {
    this.#flushDue = false
    this.#queue = []
    this.#queuedBytes = 0
    this.#tellDrained()
  }

  /** Writes until the line is full. Our end never blocks for long: a station that does not read must not stop the scanner. */
  #flush(): void {
    for (let naps = 0; ; naps++) {
      if (this.#writeQueue()) this.#fruitlessNaps = 0
      if (this.#queue.length === 0 || naps === NAPS_MAX || this.#fruitlessNaps >= FRUITLESS_NAPS_MAX) break
      this.#fruitlessNaps++
      Atomics.wait(napping, 0, 0, NAP_MS)
    }
    if (this.#queue.length > 0) this.#flushSoon(this.#fruitlessNaps < FRUITLESS_NAPS_MAX)
    if (this.#queuedBytes < SEND_BUFFER_BYTES_MAX / 2) this.#tellDrained()
  }

  #flushSoon(isRead: boolean): void {
    const pty = this.#pty
    this.#flushDue = true
    const run = (): void => {
      if (this.#pty !== pty) return
      this.#flushDue = false
      this.#flush()
    }
    if (isRead) setImmediate(run)
    else this.#options.timers.after(FULL_RETRY_MS, run)
  }

  /** True when the line took something. */
  #writeQueue(): boolean {
    const pty = this.#pty
    if (pty === undefined) return false
    let done = 0
    let taken = 0
    for (const bytes of this.#queue) {
      const written = writeSome(pty.masterFd, bytes)
      taken += written
      if (written < bytes.length) {
        this.#queue[done] = bytes.subarray(written)
        break
      }
      done++
    }
    this.#queue.splice(0, done)
    this.#queuedBytes -= taken
    return taken > 0
  }

  #tellDrained(): void {
    if (!this.#full) return
    this.#full = false
    for (const listener of this.#drainListeners) listener()
  }
}

async function pointLink(linkPath: string, target: string): Promise<void> {
  const newPath = `${linkPath}.new`
  await mkdir(dirname(linkPath), { recursive: true })
  await rm(newPath, { force: true })
  await symlink(target, newPath)
  // In one step, so that whoever looks sees the old name or the new one.
  await rename(newPath, linkPath)
}

/** How many bytes the line took: fewer than given when it is full, none when it is gone. */
function writeSome(fd: number, bytes: Uint8Array): number {
  let written = 0
  const { stackTraceLimit } = Error
  // That the line is full is said by an error, hundreds of times a second, and where it was thrown costs more to find out than the write itself.
  Error.stackTraceLimit = 0
  try {
    while (written < bytes.length) written += writeSync(fd, bytes, written)
  } catch (error) {
    if (!isFull(error)) return bytes.length
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
  return written
}

/** Anything else than "full" means that the terminal is going away: the bytes are lost, as in a pulled cable. */
function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN'
}
