import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { SHIPPED_PACKAGE } from '../../test/make/signed-package.ts'
import { type ArchiveEntry, packArchive, readArchive } from './archive.ts'

const NAME = 'net-1.0.0.ovomodel'
const ENTRIES: readonly ArchiveEntry[] = [
  { path: 'manifest.json', bytes: Buffer.from('{}') },
  { path: 'golden/scans.u16', bytes: Buffer.alloc(64, 7) },
  { path: 'empty', bytes: new Uint8Array() },
]
const PACKED = packArchive(ENTRIES)

function errorOf(bytes: Uint8Array) {
  const read = readArchive(bytes, NAME)
  return read.ok ? undefined : read.error
}

beforeAll(() => configure({ useWebWorkers: false }))

describe('an archive', () => {
  it('comes back as it was packed, and packs to the same bytes again', () => {
    const property = fc.property(
      fc.uniqueArray(
        fc.record({
          path: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,20}(\/[a-z]{1,9})?$/),
          bytes: fc.uint8Array({ maxLength: 200 }),
        }),
        { selector: ({ path }) => path, minLength: 1, maxLength: 20 },
      ),
      (entries) => {
        const read = readArchive(packArchive(entries), NAME)
        const back = read.ok ? [...read.value].map(([path, bytes]) => ({ path, bytes: [...bytes] })) : []
        expect(back).toEqual(entries.map(({ path, bytes }) => ({ path, bytes: [...bytes] })))
      },
    )
    fc.assert(property, { numRuns: 100 })
  })

  it('is a zip that another program reads', async () => {
    const onnx = readFileSync(join(SHIPPED_PACKAGE, 'model.onnx'))
    const reader = new ZipReader(new Uint8ArrayReader(packArchive([...ENTRIES, { path: 'model.onnx', bytes: onnx }])))
    const entries = await reader.getEntries()
    expect(entries.map(({ filename }) => filename)).toEqual([...ENTRIES.map(({ path }) => path), 'model.onnx'])
    const last = entries[3]
    if (last === undefined || last.directory) throw new Error('it is not there')
    const content = await last.getData(new Uint8ArrayWriter(), { checkSignature: true })
    expect(Buffer.compare(content, onnx)).toBe(0)
  })

  it('is refused when any one byte of it is another, and the file is named that the byte belongs to', () => {
    const text = Buffer.from(PACKED)
    const dataAt = text.indexOf(Buffer.alloc(64, 7))
    for (let at = 0; at < PACKED.length; at++) {
      for (const mask of [1, 0x80, 0xff]) {
        const changed = Buffer.from(PACKED)
        changed[at] = (PACKED[at] ?? 0) ^ mask
        const error = errorOf(changed)
        expect(error?.path, `byte ${at}`).toMatch(/./)
        if (at >= dataAt && at < dataAt + 64) {
          expect(error).toMatchObject({ code: 'ARCHIVE_CHANGED', path: 'golden/scans.u16' })
        }
      }
    }
  })

  it('is refused when it is cut off anywhere, or longer', () => {
    for (let length = 0; length < PACKED.length; length++) {
      expect(errorOf(PACKED.subarray(0, length)), `${length} bytes`).toBeDefined()
    }
    expect(errorOf(Buffer.concat([PACKED, Buffer.from('x')]))).toMatchObject({ code: 'ARCHIVE_CHANGED', path: NAME })
  })

  it.each([
    '../outside',
    '/etc/passwd',
    'C:/windows',
    'a/../b',
    'a\\..\\b',
    '.hidden',
    'a//b',
    'a/',
    '',
    'x'.repeat(201),
  ])('is refused with an entry named %j', (path) => {
    expect(errorOf(packArchive([{ path, bytes: Buffer.from('x') }]))).toMatchObject({
      code: 'ARCHIVE_ENTRY',
      path: NAME,
    })
  })

  it('is refused with the same entry twice, and with more than a package can have', () => {
    const twice = packArchive([...ENTRIES, { path: 'manifest.json', bytes: Buffer.from('another') }])
    expect(errorOf(twice)).toMatchObject({ code: 'ARCHIVE_ENTRY', path: 'manifest.json' })
    const many = Array.from({ length: 67 }, (_, index) => ({ path: `file${index}`, bytes: new Uint8Array() }))
    expect(errorOf(packArchive(many))).toMatchObject({ code: 'ARCHIVE_ENTRY', path: 'file66' })
    expect(errorOf(packArchive(many.slice(1)))).toBeUndefined()
  })

  it('is refused when a program compressed it: nothing in it can grow', async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 9, dataDescriptor: false })
    await writer.add('manifest.json', new Uint8ArrayReader(Buffer.alloc(1_000_000)))
    expect(errorOf(await writer.close())).toMatchObject({
      code: 'ARCHIVE_FORM',
      detail: expect.stringContaining('models:pack'),
    })
    expect(errorOf(Buffer.from('no archive at all'))).toMatchObject({ code: 'ARCHIVE_FORM', path: NAME })
  })
})
