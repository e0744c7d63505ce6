import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { PictureKeeper, type PictureToKeep } from './picture-keeper.ts'
import { PictureReader } from './picture-reader.ts'

const key = new Uint8Array(32).fill(7)
const BATCH = '2026-1121-01'

function picture(column: number, change: Partial<PictureToKeep> = {}): PictureToKeep {
  const pixels = new Uint8Array(4 * 4 * 2).fill(column + 1)
  const attention = { width: 2, height: 2, values: new Uint8Array([1, 2, 3, column]) }
  return {
    ...{ batchId: BATCH, visitId: 1, cell: { row: 0, column }, attempt: 1 },
    picture: { image: { width: 4, height: 4, channels: 1, slices: 1, pixels }, attention },
    ...change,
  }
}

async function keep(folder: string, pictures: readonly PictureToKeep[], bytesMax?: number): Promise<PictureKeeper> {
  const keeper = new PictureKeeper({ folder, key, log: silentLogger, ...(bytesMax === undefined ? {} : { bytesMax }) })
  for (const one of pictures) keeper.keep(one)
  await keeper.close()
  return keeper
}

const read = (reader: PictureReader, one: PictureToKeep) => reader.read(one.batchId, one)

describe('the archive of pictures', () => {
  it('gives back what it kept, by batch, tray, cell and attempt', () =>
    withFolder(async (folder) => {
      const pictures = [picture(0), picture(1), picture(1, { attempt: 2 }), picture(2, { batchId: null })]
      await keep(folder, pictures)
      const reader = new PictureReader(folder, key)
      for (const one of pictures) expect(read(reader, one)).toEqual(one.picture)
      expect(reader.has(BATCH, pictures[0] as PictureToKeep)).toBe(true)
      expect(read(reader, picture(0, { attempt: 3 }))).toBeUndefined()
      expect(read(reader, picture(0, { batchId: 'another' }))).toBeUndefined()
    }))

  it('lets a reader see what is added while it looks', () =>
    withFolder(async (folder) => {
      const reader = new PictureReader(folder, key)
      await keep(folder, [picture(0)])
      expect(read(reader, picture(1))).toBeUndefined()
      await keep(folder, [picture(1)])
      expect(read(reader, picture(1))).toEqual(picture(1).picture)
    }))

  it('goes on behind the last whole picture after a crash, wherever the file was cut', () =>
    withFolder(async (folder) => {
      await keep(folder, [picture(0), picture(1)])
      const path = join(folder, `${BATCH}.pictures`)
      const whole = readFileSync(path)
      const entryBytes = (whole.length - 40) / 2
      for (const cut of [0, 10, 40, 41, 40 + entryBytes - 1, 40 + entryBytes, whole.length - 1]) {
        writeFileSync(path, whole)
        truncateSync(path, cut)
        const reader = new PictureReader(folder, key)
        const before = [picture(0), picture(1)].map((one) => read(reader, one) !== undefined)
        expect(before).toEqual([cut >= 40 + entryBytes, false])
        await keep(folder, [picture(2)])
        expect(read(reader, picture(2))).toEqual(picture(2).picture)
        expect(read(reader, picture(0)) !== undefined).toBe(before[0])
      }
    }))

  it('gives nothing for a picture with a damaged byte, and for another key', () =>
    withFolder(async (folder) => {
      await keep(folder, [picture(0)])
      const path = join(folder, `${BATCH}.pictures`)
      expect(read(new PictureReader(folder, new Uint8Array(32)), picture(0))).toBeUndefined()
      const bytes = readFileSync(path)
      for (const at of [40 + 8, 40 + 30, bytes.length - 1]) {
        const damaged = Buffer.from(bytes)
        damaged[at] = (damaged[at] ?? 0) ^ 1
        writeFileSync(path, damaged)
        expect(read(new PictureReader(folder, key), picture(0))).toBeUndefined()
      }
    }))

  it('holds no pixel in the clear', () =>
    withFolder(async (folder) => {
      await keep(folder, [picture(40)])
      expect(readFileSync(join(folder, `${BATCH}.pictures`)).includes(Buffer.alloc(16, 41))).toBe(false)
    }))

  it('drops the oldest batch for a new one, and never the present one', () =>
    withFolder(async (folder) => {
      await keep(folder, [picture(0, { batchId: 'a' })])
      const oneFile = statSync(join(folder, 'a.pictures')).size
      await keep(folder, [picture(0, { batchId: 'b' })], 2 * oneFile)
      expect(readdirSync(folder).sort()).toEqual(['a.pictures', 'b.pictures'])
      await keep(folder, [picture(1, { batchId: 'b' })], 2 * oneFile)
      expect(readdirSync(folder)).toEqual(['b.pictures'])
      const keeper = await keep(folder, [picture(2, { batchId: 'b' })], 2 * oneFile)
      expect(keeper.notKept).toBe(1)
      const reader = new PictureReader(folder, key)
      expect([0, 1, 2].map((n) => reader.has('b', picture(n)))).toEqual([true, true, false])
    }))

  it('starts anew on a file that is not its own', () =>
    withFolder(async (folder) => {
      appendFileSync(join(folder, `${BATCH}.pictures`), 'x'.repeat(200))
      await keep(folder, [picture(0)])
      expect(read(new PictureReader(folder, key), picture(0))).toEqual(picture(0).picture)
    }))
})
