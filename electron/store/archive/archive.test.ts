import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ARCHIVE_KEY, ArchiveRig, keyOf, RIG_BATCH, rigPicture } from '../../../test/make/archive-rig.ts'
import { writeBatchFile } from '../../../test/make/batch-file.ts'
import type { ArchiveBook } from '../archive-book.ts'
import { realArchiveDisk } from './archive-disk.ts'
import { PictureReader } from './picture-reader.ts'
import { SEGMENT_HEAD_BYTES, segmentFile } from './segment-format.ts'

let rig: ArchiveRig
beforeEach(() => {
  rig = new ArchiveRig()
})
afterEach(() => {
  vi.restoreAllMocks()
  rig.end()
})

describe('the archive of pictures', () => {
  it('gives back what it kept, for long or not, while it is written and after a start', async () => {
    const keeper = rig.open()
    const reader = rig.reader()
    for (const column of [0, 1, 2]) rig.give(keeper, column)
    rig.give(keeper, 3, ['uncertain'])
    rig.give(keeper, 4, ['validation', 'uncertain'])
    expect(reader.read(RIG_BATCH, keyOf(0))).toBeUndefined()
    await keeper.flush()
    rig.give(keeper, 5)
    await keeper.flush()
    for (const column of [0, 1, 2, 3, 4, 5]) {
      expect(reader.read(RIG_BATCH, keyOf(column))).toEqual(rigPicture(column))
      expect(reader.has(RIG_BATCH, keyOf(column))).toBe(true)
    }
    expect(reader.has(RIG_BATCH, keyOf(9))).toBe(false)
    await keeper.close()
    rig.reopen()
    const next = rig.open()
    await next.flush()
    for (const column of [0, 1, 2, 3, 4, 5]) expect(rig.read(column)).toEqual(rigPicture(column))
    expect(rig.store.archive.segments().map(({ shelf }) => shelf)).toEqual(['recent', 'uncertain', 'validation'])
    await next.close()
  })

  it('holds no pixel in the clear, and gives nothing under another key', async () => {
    const keeper = rig.open()
    const pixels = new Uint8Array(32).fill(41)
    const picture = { image: { ...rigPicture(0).image, pixels }, attention: undefined }
    keeper.keep({ ...keyOf(0), picture, arrivedWallMs: 0, keep: [] })
    await keeper.close()
    const [name = ''] = rig.segments
    expect(readFileSync(join(rig.archiveFolder, name)).includes(Buffer.alloc(8, 41))).toBe(false)
    const other = { folder: rig.archiveFolder, key: new Uint8Array(32), index: rig.store.archive.index }
    expect(new PictureReader(other).read(RIG_BATCH, keyOf(0))).toBeUndefined()
    expect(rig.read(0)).toEqual(picture)
  })

  it('notices every byte that is not as it was written', async () => {
    const keeper = rig.open()
    rig.give(keeper, 0, ['faulty'])
    await keeper.close()
    const path = segmentFile(rig.archiveFolder, 1)
    const bytes = readFileSync(path)
    for (const [at, byte] of bytes.entries()) {
      // Between salt and checksum there is nothing.
      const damaged = Buffer.from(bytes)
      damaged[at] = byte ^ 1
      writeFileSync(path, damaged)
      expect([at, rig.read(0)]).toEqual([at, undefined])
    }
  })

  it('finds pictures in the files of batches from before there were segments', () => {
    writeBatchFile(rig.archiveFolder, ARCHIVE_KEY, RIG_BATCH, [{ owner: keyOf(0), picture: rigPicture(0) }])
    expect(rig.read(0)).toEqual(rigPicture(0))
    expect(rig.reader().has(RIG_BATCH, keyOf(0))).toBe(true)
    expect(rig.read(1)).toBeUndefined()
  })

  it('goes on behind a recent segment that a crash cut anywhere', async () => {
    const keeper = rig.open()
    rig.give(keeper, 0)
    await keeper.flush()
    rig.give(keeper, 1)
    await keeper.flush()
    await keeper.close()
    const path = segmentFile(rig.archiveFolder, 1)
    const whole = readFileSync(path)
    const groupBytes = (whole.length - SEGMENT_HEAD_BYTES) / 2
    // As if it had not been ended in order.
    rig.store.archive.close(1, undefined)
    for (const cut of [whole.length - 1, SEGMENT_HEAD_BYTES + groupBytes, SEGMENT_HEAD_BYTES + groupBytes - 1, 10, 0]) {
      truncateSync(path, cut)
      rig.reopen()
      const next = rig.open()
      await next.flush()
      const left = cut >= SEGMENT_HEAD_BYTES + groupBytes
      expect([cut, rig.read(0) !== undefined, rig.read(1)]).toEqual([cut, left, undefined])
      expect(readdirSync(rig.archiveFolder)).toHaveLength(left ? 1 : 0)
      await next.close()
      if (!left) break
    }
  })

  it('lets go of a recent segment whose file a power cut left as long as it was and empty', async () => {
    const keeper = rig.open()
    rig.give(keeper, 0)
    await keeper.close()
    const path = segmentFile(rig.archiveFolder, 1)
    const [{ bytes } = { bytes: 0 }] = rig.store.archive.segments()
    writeFileSync(path, Buffer.alloc(bytes))
    rig.reopen()
    const next = rig.open()
    await next.flush()
    expect([rig.segments, rig.store.archive.segments()]).toEqual([[], []])
    await next.close()
  })

  it('is forced to the disk before its row says how much a recent segment holds', async () => {
    const disk = realArchiveDisk()
    const said: string[] = []
    const create = async (path: string) => {
      const file = await disk.create(path)
      return { ...file, sync: () => file.sync().then(() => void said.push('durable')) }
    }
    const { archive } = rig.store
    const close: ArchiveBook['close'] = (...segment) => {
      said.push('row')
      archive.close(...segment)
    }
    const keeper = rig.open({ disk: { ...disk, create }, book: { ...archive, close } })
    rig.give(keeper, 0)
    await keeper.close()
    expect(said).toEqual(['durable', 'row'])
  })

  it('asks at a start only of segments that were not ended for rows, and lets others have a turn in between', async () => {
    const keeper = rig.open()
    rig.give(keeper, 0, ['uncertain'])
    await keeper.close()
    rig.reopen()
    const { archive } = rig.store
    for (let more = 0; more < 200; more++) archive.begin('faulty', 0)
    const asked = [vi.spyOn(archive, 'rowsOf'), vi.spyOn(archive, 'hasRows')]
    let hadATurn = false
    setImmediate(() => {
      hadATurn = true
    })
    const forget = vi.spyOn(archive, 'forget').mockImplementation(() => void (forgotten = hadATurn))
    let forgotten = false
    await rig.open().flush()
    expect(asked.map(({ mock }) => mock.calls.length)).toEqual([0, 200])
    expect([forget.mock.calls.length, forgotten]).toEqual([200, true])
  })
})

describe('a picture of a kept class', () => {
  it('is forced to the disk and has its row before the journal lets go', async () => {
    const handle = await open(import.meta.filename)
    const prototype: { datasync(): Promise<void> } = Object.getPrototypeOf(handle)
    await handle.close()
    const said: string[] = []
    const datasync = prototype.datasync
    vi.spyOn(prototype, 'datasync').mockImplementation(async function (this: unknown) {
      await datasync.call(this as never)
      said.push('durable')
    })
    const keeper = rig.open({ onStep: (step) => void (step === 'place-rows' && said.push(step)) })
    rig.give(keeper, 0)
    rig.give(keeper, 1, ['uncertain'], () => said.push('settled'))
    await keeper.flush()
    expect(said).toEqual(['durable', 'place-rows', 'settled'])
    await keeper.close()
  })

  it('is tried again when disk or database refuse, and the journal waits', async () => {
    let refusals = 0
    const { archive } = rig.store
    const place = vi.spyOn(archive, 'place').mockImplementation(() => {
      refusals++
      throw new Error('SQLITE_FULL')
    })
    const keeper = rig.open()
    const settled = vi.fn<() => void>()
    rig.give(keeper, 0, ['uncertain'], settled)
    await keeper.flush()
    expect([refusals, settled.mock.calls.length, rig.read(0)]).toEqual([1, 0, undefined])
    place.mockRestore()
    await rig.time.advance(1_000)
    await keeper.flush()
    expect(settled).toHaveBeenCalledOnce()
    expect(rig.read(0)).toEqual(rigPicture(0))
    await keeper.close()
  })

  it('holds the journal for half a minute at most, and is kept all the same when the disk comes back', async () => {
    const { archive } = rig.store
    const place = vi.spyOn(archive, 'place').mockImplementation(() => {
      throw new Error('EIO')
    })
    const keeper = rig.open()
    const settled = vi.fn<() => void>()
    rig.give(keeper, 0, ['uncertain'], settled)
    await keeper.flush()
    await rig.time.advance(29_000)
    await keeper.flush()
    expect(settled).not.toHaveBeenCalled()
    await rig.time.advance(2_000)
    await keeper.flush()
    expect(settled).toHaveBeenCalledOnce()
    expect(archive.due('line-1')).toMatchObject({ afterPosition: undefined, pictures: [{ sequence: 2 }] })
    place.mockRestore()
    await keeper.flush()
    expect(rig.read(0)).toEqual(rigPicture(0))
    expect(settled).toHaveBeenCalledOnce()
    await keeper.close()
  })

  it('for which there is no room holds the journal until the database knows that nobody will bring it', async () => {
    const dropDue = vi.spyOn(rig.store.archive, 'dropDue').mockImplementation(() => {
      throw new Error('SQLITE_FULL')
    })
    const keeper = rig.open()
    const settled = vi.fn<() => void>()
    rig.commit(0, ['uncertain'])
    const image = { width: 4, height: 4, channels: 1, slices: 1, pixels: new Uint8Array(64 * 1024 * 1024) }
    const picture = { image, attention: undefined }
    keeper.keep({ ...keyOf(0), picture, arrivedWallMs: rig.time.wallMs(), keep: ['uncertain'], settled })
    await keeper.flush()
    expect([keeper.notKept, dropDue.mock.calls.length, settled.mock.calls.length]).toEqual([1, 1, 0])
    dropDue.mockRestore()
    await rig.time.advance(1_000)
    await keeper.flush()
    expect(settled).toHaveBeenCalledOnce()
    expect(rig.store.archive.due('line-1').pictures).toEqual([])
    await keeper.close()
  })

  it('that comes when the archive is closed stays due, for the journal has it', async () => {
    const keeper = rig.open()
    await keeper.close()
    const settled = vi.fn<() => void>()
    rig.give(keeper, 0, ['sample'], settled)
    expect([keeper.notKept, settled.mock.calls.length]).toEqual([1, 0])
    expect(rig.store.archive.due('line-1').afterPosition).toBe(1)
  })
})
