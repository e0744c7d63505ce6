import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryFolder } from '../../test/fake/memory-folder.ts'
import { GROUP_PAUSE_MS } from './limits.ts'
import { openJournal } from './open-journal.ts'
import type { UnplacedRecord } from './record-codec.ts'

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
