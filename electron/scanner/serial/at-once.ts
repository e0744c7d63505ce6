import { readSync, writeSync } from 'node:fs'

/** An open port of the driver where it is a descriptor that never blocks, with somebody who waits until there is something: Linux and macOS. */
export interface PolledPort {
  readonly fd: number | null
  readonly poller: { once(event: 'readable', listener: (error: Error | null) => void): unknown }
  write(buffer: Buffer): Promise<void>
}

/** More than a terminal or an adapter's driver has ready at once: 4 kB. */
const READ_BYTES = 64 * 1024

/**
 * Reads a port of the driver on this thread, as long as nothing is wrong with it. The driver itself asks a thread of the pool for every 4 kB, finds out that
 * there is nothing yet, and then waits: at 1,000 scans a second that costs as much as everything else that is done with the bytes. No call here ever waits.
 * A chunk is valid during the call only. Whatever is not plainly bytes read is the driver's: the end, a fault, a port that goes away; `orElse` is told
 * then, once, and nothing more is read here.
 */
export function readAtOnce(port: PolledPort, onBytes: (chunk: Uint8Array) => void, orElse: () => void): void {
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES)
  const wait = () => void port.poller.once('readable', (error) => (error === null ? take() : orElse()))
  const take = (): void => {
    const read = result(() => (port.fd === null ? 0 : readSync(port.fd, buffer, 0, READ_BYTES, null)))
    if (read === 0) return orElse()
    // First, because whoever takes the bytes may close the port.
    wait()
    if (read !== 'NOTHING_YET') onBytes(buffer.subarray(0, read))
  }
  wait()
}

/** Writes on this thread what the port takes at once; the rest, and every fault, is the driver's. */
export function writeAtOnce(port: PolledPort): void {
  const { write } = port
  port.write = async (buffer) => {
    const written = result(() => (port.fd === null ? 0 : writeSync(port.fd, buffer)))
    if (written === 'NOTHING_YET') await write.call(port, buffer)
    else if (written < buffer.length) await write.call(port, buffer.subarray(written))
  }
}

/** Bytes read or written; 0 also for a fault, which the driver will meet again. */
function result(call: () => number): number | 'NOTHING_YET' {
  try {
    return call()
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EAGAIN' ? 'NOTHING_YET' : 0
  }
}

export function isPolled(port: object | undefined): port is PolledPort {
  return port !== undefined && 'fd' in port && typeof port.fd === 'number' && 'poller' in port && isPoller(port.poller)
}

function isPoller(poller: unknown): boolean {
  return typeof poller === 'object' && poller !== null && 'once' in poller && typeof poller.once === 'function'
}
