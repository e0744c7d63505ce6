import { readSync, writeSync } from 'node:fs'

/** An open port of the driver where it is a descriptor that never blocks, with somebody who waits until there is something: Linux and macOS. */
interface PolledPort {
  readonly fd: number | null
  readonly poller: { once(event: 'readable', listener: (error: Error | null) => void): unknown }
  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }>
  write(buffer: Buffer): Promise<void>
}

/**
 * Lets an open port of the driver read and write on this thread. The driver itself asks a thread of the pool for every 4 kB, finds out that there is nothing
 * yet, and then waits: at 1,000 scans a second that costs as much as everything else that is done with the bytes. Neither call ever waits. Whatever is not
 * plainly bytes read or written is the driver's again: nothing there now, the end, a fault, a port that goes away.
 */
export function workAtOnce(port: object | undefined): void {
  if (!isPolled(port)) return
  const { read, write } = port
  port.read = async (buffer, offset, length) => {
    await untilReadable(port)
    const bytesRead = taken(() => (port.fd === null ? 0 : readSync(port.fd, buffer, offset, length, null)))
    return bytesRead > 0 ? { buffer, bytesRead } : read.call(port, buffer, offset, length)
  }
  port.write = async (buffer) => {
    const written = taken(() => (port.fd === null ? 0 : writeSync(port.fd, buffer)))
    if (written < buffer.length) await write.call(port, buffer.subarray(written))
  }
}

/** Rejects, as the driver's own wait does, when the port is closed meanwhile. */
function untilReadable({ poller }: PolledPort): Promise<void> {
  return new Promise((resolve, reject) => {
    poller.once('readable', (error) => (error === null ? resolve() : reject(error)))
  })
}

function taken(call: () => number): number {
  try {
    return call()
  } catch {
    return 0
  }
}

function isPolled(port: object | undefined): port is PolledPort {
  return port !== undefined && 'fd' in port && typeof port.fd === 'number' && 'poller' in port && isPoller(port.poller)
}

function isPoller(poller: unknown): boolean {
  return typeof poller === 'object' && poller !== null && 'once' in poller && typeof poller.once === 'function'
}
