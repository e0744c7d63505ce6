import { randomBytes } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryFolder } from '../../test/fake/memory-folder.ts'
import { GROUP_PAUSE_MS, REST_AFTER_MS } from './limits.ts'
import { openJournal } from './open-journal.ts'
import type { UnplacedRecord } from './record-codec.ts'

/** From the last record on. */
const AT_REST_MS = GROUP_PAUSE_MS + REST_AFTER_MS

function record(sequence: number): UnplacedRecord {
  const origin = { scannerSerial: 'SIM-1', sessionId: '00000000000000ab', batchId: null }
  return { type: 3, ...origin, sequence, arrivedWallMs: 1.5e12, payload: new Uint8Array(100) }
}

it('writes the first record at once, and what comes within the pause together', async () => {
  const folder = new MemoryFolder()
  const time = new ManualTime()
  const { journal } = await openJournal({ folder, key: randomBytes(32), releasedThrough: 0, timers: time })
  expect(await journal.append(record(1))).toBe(1)
  const before = folder.operations
  const later = [journal.append(record(2)), journal.append(record(3))]
  await time.advance(GROUP_PAUSE_MS - 1)
  expect(folder.operations).toBe(before)
  await time.advance(1)
  expect(await Promise.all(later)).toEqual([2, 3])
  expect(folder.operations - before).toBe(2)
  await time.advance(GROUP_PAUSE_MS)
  expect(await journal.append(record(4))).toBe(4)
  const closed = journal.close()
  await time.advance(GROUP_PAUSE_MS)
  await closed
})

it('comes to rest once after the last record, and not while more come', async () => {
  const folder = new MemoryFolder()
  const time = new ManualTime()
  const { journal } = await openJournal({ folder, key: randomBytes(32), releasedThrough: 0, timers: time })
  for (let sequence = 1; sequence <= 5; sequence++) {
    expect(await journal.append(record(sequence))).toBe(sequence)
    await time.advance(AT_REST_MS - 1)
  }
  const before = folder.operations
  await time.advance(1)
  await vi.waitFor(() => expect(folder.operations - before).toBe(2))
  await time.advance(10 * AT_REST_MS)
  expect(folder.operations - before).toBe(2)
  // What comes while it is being written waits for nothing but the disk.
  expect(await journal.append(record(6))).toBe(6)
  await time.advance(AT_REST_MS)
  await journal.close()
})

it('goes on after a rest that the disk refused', async () => {
  const folder = new MemoryFolder()
  const time = new ManualTime()
  const key = randomBytes(32)
  const { journal } = await openJournal({ folder, key, releasedThrough: 0, timers: time })
  await journal.append(record(1))
  folder.faults = { ...folder.faults, failAt: new Map([[folder.operations + 1, 'ENOSPC']]) }
  await time.advance(AT_REST_MS)
  expect(await journal.append(record(2))).toBe(2)
  await time.advance(GROUP_PAUSE_MS)
  await journal.close()
  const again = await openJournal({ folder, key, releasedThrough: 0 })
  expect([...again.journal.replay(0)].map(({ sequence }) => sequence)).toEqual([1, 2])
  expect(again.journal.damage).toEqual([])
})

it('comes to rest behind what a life left that was killed before it could', async () => {
  const folder = new MemoryFolder()
  const time = new ManualTime()
  const key = randomBytes(32)
  const killed = await openJournal({ folder, key, releasedThrough: 0 })
  await killed.journal.append(record(1))
  const { journal } = await openJournal({ folder, key, releasedThrough: 0, timers: time })
  await vi.waitFor(() => expect(folder.files.size).toBeGreaterThan(1))
  const before = folder.operations
  await time.advance(REST_AFTER_MS)
  await vi.waitFor(() => expect(folder.operations - before).toBeGreaterThan(1))
  const rested = folder.operations
  await time.advance(10 * AT_REST_MS)
  expect(folder.operations).toBe(rested)
  await journal.close()
  const third = await openJournal({ folder, key, releasedThrough: 0, timers: time })
  const quiet = folder.operations
  await time.advance(10 * AT_REST_MS)
  expect(folder.operations).toBe(quiet)
  expect([...third.journal.replay(0)]).toHaveLength(1)
})
