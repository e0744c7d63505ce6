import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { isPolled, readAtOnce, writeAtOnce } from './at-once.ts'

/** What the driver's binding is, on a plain file; `readable` says when. */
class FakePort {
  fd: number | null
  readonly written: string[] = []
  readonly #waiting: ((error: Error | null) => void)[] = []
  readonly poller = {
    once: (_event: 'readable', listener: (error: Error | null) => void) => this.#waiting.push(listener),
  }

  constructor(fd: number | null) {
    this.fd = fd
  }

  get waits(): number {
    return this.#waiting.length
  }

  readable(error: Error | null = null): void {
    this.#waiting.shift()?.(error)
  }

  write(buffer: Buffer): Promise<void> {
    this.written.push(buffer.toString('latin1'))
    return Promise.resolve()
  }
}

function onFile(work: (port: FakePort, path: string) => Promise<void> | void): Promise<void> {
  return withFolder(async (folder) => {
    const path = join(folder, 'line')
    writeFileSync(path, 'abcdef')
    const fd = openSync(path, 'r+')
    await work(new FakePort(fd), path)
    closeSync(fd)
  })
}

function reading(port: FakePort) {
  const seen: string[] = []
  readAtOnce(
    port,
    (chunk) => seen.push(Buffer.from(chunk).toString('latin1')),
    () => seen.push('the driver'),
  )
  return seen
}

describe('a port of the driver that is read at once', () => {
  it('gives what is there whenever there is something, and leaves the end to the driver', () =>
    onFile((port) => {
      const seen = reading(port)
      expect(seen).toEqual([])
      port.readable()
      expect(seen).toEqual(['abcdef'])
      port.readable()
      expect(seen).toEqual(['abcdef', 'the driver'])
      expect(port.waits).toBe(0)
    }))

  it.each([null, 9999])('leaves a fault to the driver: descriptor %j', (broken) => {
    const port = new FakePort(broken)
    const seen = reading(port)
    port.readable()
    expect(seen).toEqual(['the driver'])
    expect(port.waits).toBe(0)
  })

  it('leaves it to the driver to say that the port was closed while it waited', () =>
    onFile((port) => {
      const seen = reading(port)
      port.readable(new Error('Canceled'))
      expect(seen).toEqual(['the driver'])
    }))
})

describe('a port of the driver that is written at once', () => {
  it('takes what it can', () =>
    onFile(async (port, path) => {
      writeAtOnce(port)
      await port.write(Buffer.from('xyz'))
      expect(readFileSync(path, 'latin1')).toBe('xyzdef')
      expect(port.written).toEqual([])
    }))

  it.each([null, 9999])('leaves a fault to the driver: descriptor %j', async (broken) => {
    const port = new FakePort(broken)
    writeAtOnce(port)
    await port.write(Buffer.from('xyz'))
    expect(port.written).toEqual(['xyz'])
  })
})

it('a port that is no descriptor is none of these, as on Windows', () => {
  const poller = { once: () => undefined }
  for (const port of [undefined, {}, { fd: null, poller }, { fd: 3, poller: null }, { fd: 3, poller: {} }]) {
    expect(isPolled(port)).toBe(false)
  }
  expect(isPolled({ fd: 3, poller })).toBe(true)
})
