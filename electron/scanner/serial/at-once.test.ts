import { closeSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { workAtOnce } from './at-once.ts'

/** What the driver's binding is, on a plain file: it is always readable. */
class FakePort {
  fd: number | null
  calls: string[] = []
  waitError: Error | null = null
  readonly poller = {
    once: (_event: 'readable', listener: (error: Error | null) => void) => listener(this.waitError),
  }

  constructor(fd: number | null) {
    this.fd = fd
  }

  read(buffer: Buffer, offset: number, length: number) {
    this.calls.push(`read ${offset} ${length}`)
    return Promise.resolve({ buffer, bytesRead: 0 })
  }

  write(buffer: Buffer) {
    this.calls.push(`write ${buffer.toString('latin1')}`)
    return Promise.resolve()
  }
}

function onFile(work: (port: FakePort) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const path = join(folder, 'line')
    writeFileSync(path, 'abcdef')
    const fd = openSync(path, 'r+')
    const port = new FakePort(fd)
    workAtOnce(port)
    await work(port)
    closeSync(fd)
  })
}

describe('a port of the driver that works at once', () => {
  it('reads what is there into the place it is given, and writes', () =>
    onFile(async (port) => {
      const buffer = Buffer.from('........')
      expect((await port.read(buffer, 2, 3)).bytesRead).toBe(3)
      expect(buffer.toString('latin1')).toBe('..abc...')
      await port.write(Buffer.from('xyz'))
      expect(port.calls).toEqual([])
    }))

  it('leaves the end and every fault to the driver', () =>
    onFile(async (port) => {
      await port.read(Buffer.alloc(6), 0, 6)
      await port.read(Buffer.alloc(6), 0, 6)
      expect(port.calls).toEqual(['read 0 6'])
      const { fd } = port
      for (const broken of [null, 9999]) {
        port.fd = broken
        port.calls = []
        await port.read(Buffer.alloc(6), 1, 5)
        await port.write(Buffer.from('xyz'))
        expect(port.calls).toEqual(['read 1 5', 'write xyz'])
      }
      port.fd = fd
    }))

  it('says so when the port is closed while it waits', () =>
    onFile(async (port) => {
      port.waitError = new Error('Canceled')
      await expect(port.read(Buffer.alloc(6), 0, 6)).rejects.toThrow('Canceled')
      expect(port.calls).toEqual([])
    }))

  it('leaves a port alone that is no descriptor, as on Windows', () => {
    const read = () => undefined
    for (const port of [
      undefined,
      {},
      { fd: null, poller: {} },
      { fd: 3, poller: null, read },
      { fd: 3, poller: {} },
    ]) {
      const before = { ...port }
      workAtOnce(port)
      expect({ ...port }).toEqual(before)
    }
  })
})
