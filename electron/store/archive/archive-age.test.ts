import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ARCHIVE_KEY, ArchiveRig, keyOf, RIG_BATCH, rigPicture } from '../../../test/make/archive-rig.ts'
import { writeBatchFile } from '../../../test/make/batch-file.ts'
import { makeBatch, makeGroup } from '../../../test/make/commit-groups.ts'
import { DEFAULT_RETENTION } from '../../domain/archive/retention.ts'
import { type Logger, silentLogger } from '../../log/logger.ts'
import type { ArchiveBook } from '../archive-book.ts'
import { StoreError } from '../errors.ts'
import type { ArchiveStep } from './archive-steps.ts'
import { SEGMENT_HEAD_BYTES, segmentFile } from './segment-format.ts'

const DAY_MS = 86_400_000
let rig: ArchiveRig
beforeEach(() => {
  rig = new ArchiveRig()
})
afterEach(() => rig.end())

describe('an archive that grows old', () => {
  const grow = async (days: number, wish: Parameters<ArchiveRig['open']>[0] = {}) => {
    rig.time.jumpWall(days * DAY_MS)
    await rig.open(wish).close()
  }
  const there = (...columns: number[]) => columns.map((column) => rig.read(column) !== undefined)

  it('keeps each class for its days, with all its bytes, and erases nothing by a clock that nobody trusts', async () => {
    const keeper = rig.open()
    rig.give(keeper, 0, ['uncertain'])
    rig.give(keeper, 1, ['validation', 'uncertain'])
    rig.give(keeper, 2, ['sample'])
    await keeper.close()
    await grow(29)
    expect(there(0, 1, 2)).toEqual([true, true, true])
    await grow(2, { clockTrusted: false })
    expect(there(0, 1, 2)).toEqual([true, true, true])
    const [uncertain = ''] = rig.segments
    await grow(0)
    expect(there(0, 1, 2)).toEqual([false, true, true])
    expect(rig.segments).not.toContain(uncertain)
    expect(rig.store.archive.segments()).toHaveLength(2)
    await grow(400)
    expect(there(1, 2)).toEqual([false, false])
    expect(rig.segments).toEqual([])
  })

  it('sets aside what a database from a backup does not know, and erases it once the longest days are over', async () => {
    const keeper = rig.open()
    rig.give(keeper, 0)
    await keeper.close()
    const { mtimeMs } = statSync(segmentFile(rig.archiveFolder, 1))
    rig.time.jumpWall(mtimeMs - rig.time.wallMs())
    rig.store.archive.forget(1)
    await rig.open().close()
    const aside = join(rig.archiveFolder, 'set-aside')
    expect(rig.segments).toEqual([])
    expect(readdirSync(aside)).toEqual([`${Math.round(mtimeMs)}-000000001.segment`])
    const longest = Math.max(...Object.values(DEFAULT_RETENTION.days))
    await grow(longest - 1)
    expect(readdirSync(aside)).toHaveLength(1)
    await grow(2, { clockTrusted: false })
    expect(readdirSync(aside)).toHaveLength(1)
    await grow(0)
    expect(readdirSync(aside)).toEqual([])
  })

  it('overwrites the salt before a file is removed', async () => {
    const keeper = rig.open()
    rig.give(keeper, 0, ['uncertain'])
    await keeper.close()
    const path = segmentFile(rig.archiveFolder, 1)
    rig.time.jumpWall(40 * DAY_MS)
    let left = Buffer.alloc(1)
    const onStep = (step: ArchiveStep) => {
      if (step === 'remove-file') left = readFileSync(path)
    }
    await rig.open({ onStep }).close()
    expect(left.subarray(0, SEGMENT_HEAD_BYTES)).toEqual(Buffer.alloc(SEGMENT_HEAD_BYTES))
    expect(left.length).toBeGreaterThan(SEGMENT_HEAD_BYTES)
  })

  it('carries over what somebody corrected meanwhile, from kept and from recent ones', async () => {
    const keeper = rig.open()
    rig.give(keeper, 0, ['uncertain'])
    rig.give(keeper, 1)
    rig.give(keeper, 2)
    rig.commit(1)
    await keeper.close()
    rig.correct(0)
    rig.correct(1)
    // Its picture was never there.
    rig.correct(5)
    await grow(0, { missingBytes: () => Promise.resolve(1e12) })
    expect(there(0, 1, 2)).toEqual([true, true, false])
    await grow(40)
    expect(there(0, 1)).toEqual([true, true])
    expect(new Set(rig.store.archive.segments().map(({ shelf }) => shelf))).toEqual(new Set(['overridden']))
    expect(rig.store.archive.late(9)).toEqual([])
    await grow(360)
    expect(there(0, 1)).toEqual([false, false])
  })

  it('says so where a picture that is to be carried over is damaged', async () => {
    const keeper = rig.open()
    rig.give(keeper, 0, ['uncertain'])
    await keeper.close()
    rig.correct(0)
    const path = segmentFile(rig.archiveFolder, 1)
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.fill(0, SEGMENT_HEAD_BYTES))
    const error = vi.fn<Logger['error']>()
    await grow(40, { log: { ...silentLogger, error } })
    expect(there(0)).toEqual([false])
    expect(error).toHaveBeenCalledExactlyOnceWith({ segmentId: 1, pictures: 1 }, expect.stringContaining('damaged'))
  })

  it('keeps of a file of an older version what would be kept today, before it goes', async () => {
    for (const column of [0, 1, 2]) rig.commit(column, [], column === 1 ? { eggClass: 'UNCERTAIN' } : {})
    rig.commit(3, [], { sampled: true })
    const pictures = [0, 1, 2, 3].map((column) => ({ owner: keyOf(column), picture: rigPicture(column) }))
    writeBatchFile(rig.archiveFolder, ARCHIVE_KEY, RIG_BATCH, pictures)
    rig.correct(2)
    await grow(0)
    expect(there(0, 1, 2, 3)).toEqual([true, true, true, true])
    await grow(0, { missingBytes: () => Promise.resolve(1e12) })
    expect(there(0, 1, 2, 3)).toEqual([false, true, true, true])
  })

  it('asks for the reasons of what lies in such a file wherever the rows of its trays are', async () => {
    rig.commit(1, [], { eggClass: 'UNCERTAIN' })
    const pictures = [1, 2].map((column) => ({ owner: keyOf(column), picture: rigPicture(column) }))
    writeBatchFile(rig.archiveFolder, ARCHIVE_KEY, RIG_BATCH, pictures)
    const endedWallMs = rig.time.wallMs()
    rig.store.commit(makeGroup([{ kind: 'tray-end', visitId: 1, endedWallMs, state: 'complete' }], 9))
    rig.store.saveBatch(makeBatch({ state: 'closed', closedWallMs: endedWallMs }))
    const { days, ...rest } = rig.store.archive.retention()
    rig.store.archive.saveRetention({ ...rest, days: { ...days, uncertain: 365 } })
    rig.time.jumpWall(120 * DAY_MS)
    expect(rig.store.moveToCold(0)).toBe('moved')
    await grow(0, { missingBytes: () => Promise.resolve(1e12) })
    expect(there(1, 2)).toEqual([true, false])
  })

  it('leaves such a file where nobody can say what of it is to be kept, and goes on with the others', async () => {
    writeBatchFile(rig.archiveFolder, ARCHIVE_KEY, RIG_BATCH, [{ owner: keyOf(1), picture: rigPicture(1) }])
    const keeper = rig.open()
    rig.give(keeper, 0)
    await keeper.close()
    const reasons = () => {
      throw new StoreError('MISSING', 'cold/2026-06.db cannot be read')
    }
    await grow(0, { missingBytes: () => Promise.resolve(1e12), book: { ...rig.store.archive, reasons } })
    expect(there(0, 1)).toEqual([false, true])
  })

  it('lets others have a turn while it looks through such a file', async () => {
    const owners = Array.from({ length: 600 }, (_, attempt) => ({ ...keyOf(0), attempt: attempt + 2 }))
    const pictures = owners.map((owner) => ({ owner, picture: rigPicture(0) }))
    writeBatchFile(rig.archiveFolder, ARCHIVE_KEY, RIG_BATCH, pictures)
    let turns = 0
    const turn = () => {
      turns++
      next = setImmediate(turn)
    }
    let next = setImmediate(turn)
    const found = { classes: ['uncertain'] as const, sinceWallMs: rig.time.wallMs() }
    const turnsAt = new Set<number>()
    const reasons = () => (turnsAt.add(turns), found)
    const want = vi.fn<ArchiveBook['want']>()
    await grow(0, { missingBytes: () => Promise.resolve(1e12), book: { ...rig.store.archive, reasons, want } })
    clearImmediate(next)
    expect(want.mock.calls.map(([wanted]) => wanted.length)).toEqual([256, 256, 88])
    expect(turnsAt.size).toBe(3)
  })

  it('follows what people decide, and starts new segments where one is full', async () => {
    const keeper = rig.open({ segmentBytesMax: 1 })
    for (const column of [0, 1]) rig.give(keeper, column, ['faulty'])
    await keeper.flush()
    rig.give(keeper, 2, ['faulty'])
    await keeper.flush()
    expect(rig.segments).toHaveLength(2)
    const retention = rig.store.archive.retention()
    const days = { ...retention.days, faulty: 0 }
    rig.store.archive.saveRetention({ ...retention, days, sampleShare: 0 })
    const faulty = { eggClass: 'UNREADABLE', reason: 'BAD_IMAGE', sampled: false } as const
    const name = { scannerSerial: 'a', sessionId: 'b', sequence: 1 }
    expect(keeper.reasons({ ...faulty, name })).toEqual(['faulty'])
    keeper.retentionChanged()
    expect(keeper.reasons({ ...faulty, name })).toEqual([])
    await keeper.close()
    await grow(0)
    expect(there(0, 1, 2)).toEqual([false, false, false])
  })
})
