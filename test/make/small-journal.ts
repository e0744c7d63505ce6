import { randomBytes } from 'node:crypto'
import { openJournal } from '../../electron/intake/open-journal.ts'
import type { JournalSizes } from '../../electron/intake/segment-pool.ts'
import type { MemoryFolder } from '../fake/memory-folder.ts'
import { journalRecord, SMALL_SIZES } from './journal-records.ts'

/** Of every small journal of a test file. */
export const SMALL_KEY = randomBytes(32)

export function openSmall(folder: MemoryFolder, releasedThrough = 0, over: Partial<JournalSizes> = {}) {
  return openJournal({ folder, key: SMALL_KEY, releasedThrough, sizes: { ...SMALL_SIZES, ...over } })
}

/** A life that ends in order, with so many records, each a group of its own. */
export async function fillSmall(folder: MemoryFolder, count: number, payloadBytes: number): Promise<void> {
  const { journal } = await openSmall(folder)
  for (let n = 1; n <= count; n++) await journal.append(journalRecord(n, payloadBytes))
  await journal.close()
}
