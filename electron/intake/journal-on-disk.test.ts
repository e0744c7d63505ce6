import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { journalRecord, SMALL_SIZES, sequencesOf } from '../../test/make/journal-records.ts'
import { diskFolder } from './disk-folder.ts'
import { IntakeError } from './errors.ts'
import { openJournal } from './open-journal.ts'

const key = randomBytes(32)

describe('the journal on a real disk', () => {
  const path = mkdtempSync(join(tmpdir(), 'journal-'))
  afterEach(() => rmSync(path, { recursive: true, force: true }))

  it('keeps segments of one size that show nothing of what is in them', async () => {
    const folder = diskFolder(join(path, 'journal'))
    const first = await openJournal({ folder, key, releasedThrough: 0, sizes: SMALL_SIZES })
    const secret = { ...journalRecord(1), payload: Buffer.from('FEMALE FEMALE FEMALE FEMALE') }
    for (let n = 0; n < 300; n++) await first.journal.append({ ...secret, sequence: n })
    await first.journal.close()
    const names = readdirSync(join(path, 'journal'))
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) {
      const file = join(path, 'journal', name)
      expect(statSync(file).size).toBe(SMALL_SIZES.segmentBytes)
      expect(readFileSync(file).includes('FEMALE')).toBe(false)
      expect(readFileSync(file).includes('SIM-')).toBe(false)
    }
    const again = await openJournal({ folder, key, releasedThrough: 0, sizes: SMALL_SIZES })
    expect(sequencesOf(again.journal.replay(0))).toEqual(Array.from({ length: 300 }, (_, n) => n))
    expect(await again.journal.append(journalRecord(1))).toBe(301)
    await again.journal.close()
  })

  it('gives the system’s error as an IntakeError', async () => {
    const folder = diskFolder(join(path, 'other'))
    const { journal } = await openJournal({ folder, key, releasedThrough: 0, sizes: SMALL_SIZES })
    rmSync(join(path, 'other'), { recursive: true })
    await expect(journal.append(journalRecord(1))).rejects.toBeInstanceOf(IntakeError)
    await journal.close()
  })
})
