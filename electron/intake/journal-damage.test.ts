import { describe, expect, it, vi } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryFolder } from '../../test/fake/memory-folder.ts'
import { journalRecord, SMALL_SIZES, sequencesOf } from '../../test/make/journal-records.ts'
import { fillSmall, openSmall, SMALL_KEY } from '../../test/make/small-journal.ts'
import { GROUP_PAUSE_MS, REST_AFTER_MS } from './limits.ts'
import { openJournal } from './open-journal.ts'
import { MARK_BYTES } from './read-segment.ts'
import { recordBytes } from './record-codec.ts'
import { GROUP_HEAD_BYTES, groupSpaceBytes, SEGMENT_HEAD_BYTES } from './segment-format.ts'

describe('a damaged journal', () => {
  const plainBytes = MARK_BYTES + (recordBytes(journalRecord(1, 980)) ?? 0)
  const groupStart = (n: number) => SEGMENT_HEAD_BYTES + n * groupSpaceBytes(plainBytes)
  const ends: [string, (bytes: Buffer) => void][] = [
    ['a torn last group is silently left out', (bytes) => bytes.fill(0, groupStart(5) + 700)],
    ['a last group of which nothing came', (bytes) => bytes.fill(0, groupStart(5))],
  ]
  it.each(ends)('%s', async (_name, damage) => {
    const folder = new MemoryFolder()
    await fillSmall(folder, 6, 980)
    damageFirst(folder, damage)
    const again = await openSmall(folder)
    expect(sequencesOf(again.journal.replay(0))).toEqual([1, 2, 3, 4, 5])
    expect(again.journal.damage).toEqual([])
    expect(await again.journal.append(journalRecord(9))).toBe(6)
    await again.journal.close()
    expect(sequencesOf((await openSmall(folder)).journal.replay(0))).toEqual([1, 2, 3, 4, 5, 9])
  })

  it('reports every flipped bit in a group that valid ones follow, and still gives the others', async () => {
    const healthy = new MemoryFolder()
    await fillSmall(healthy, 6, 980)
    for (let at = groupStart(2); at < groupStart(2) + GROUP_HEAD_BYTES + plainBytes; at += 37) {
      const folder = new MemoryFolder(structuredCopy(healthy))
      damageFirst(folder, (bytes) => {
        bytes[at] = (bytes[at] ?? 0) ^ 4
      })
      const { journal } = await openSmall(folder)
      expect(sequencesOf(journal.replay(0))).toEqual([1, 2, 4, 5, 6])
      expect(journal.damage).toEqual([{ kind: 'MISSING', from: 3, to: 3 }])
      // What the database holds already is nobody's loss.
      const later = await openSmall(folder, 4)
      expect(sequencesOf(later.journal.replay(4))).toEqual([5, 6])
      expect(later.journal.damage).toEqual([])
    }
  })

  it('reports every flipped bit in the last group too, once the journal has come to rest', async () => {
    const healthy = new MemoryFolder()
    const time = new ManualTime()
    const { journal } = await openJournal({
      folder: healthy,
      key: SMALL_KEY,
      sizes: SMALL_SIZES,
      releasedThrough: 0,
      timers: time,
    })
    for (let sequence = 1; sequence <= 3; sequence++) {
      const durable = journal.append(journalRecord(sequence, 980))
      await time.advance(GROUP_PAUSE_MS)
      await durable
    }
    const before = healthy.operations
    await time.advance(GROUP_PAUSE_MS + REST_AFTER_MS)
    await vi.waitFor(() => expect(healthy.operations).toBeGreaterThan(before + 1))
    for (let at = groupStart(2); at < groupStart(2) + GROUP_HEAD_BYTES + plainBytes; at += 37) {
      const folder = new MemoryFolder(structuredCopy(healthy))
      damageFirst(folder, (bytes) => {
        bytes[at] = (bytes[at] ?? 0) ^ 4
      })
      const again = await openSmall(folder)
      expect(sequencesOf(again.journal.replay(0))).toEqual([1, 2])
      expect(again.journal.damage).toEqual([{ kind: 'MISSING', from: 3, to: 3 }])
    }
  })

  it('takes groups without a record for no damage, however many stand at a boundary or are damaged themselves', async () => {
    const folder = new MemoryFolder()
    const time = new ManualTime()
    const sizes = { ...SMALL_SIZES, historySegments: 8, freeSegmentsMax: 8 }
    for (let life = 0; life < 3; life++) {
      const { journal } = await openJournal({ folder, key: SMALL_KEY, sizes, releasedThrough: 2 * life, timers: time })
      for (let n = 1; n <= 2; n++) {
        const durable = journal.append(journalRecord(2 * life + n, 980))
        await time.advance(GROUP_PAUSE_MS)
        await durable
      }
      const before = folder.operations
      await time.advance(GROUP_PAUSE_MS + REST_AFTER_MS)
      await vi.waitFor(() => expect(folder.operations).toBeGreaterThan(before + 1))
      // Later than the rest, as pictures are: the end in order notes it in a group of its own.
      journal.release(2 * life + 2)
      await journal.close()
    }
    const whole = await openSmall(folder)
    expect([sequencesOf(whole.journal.replay(0)), whole.journal.damage]).toEqual([[1, 2, 3, 4, 5, 6], []])
    for (const restAt of [groupStart(2), groupStart(2) + groupSpaceBytes(MARK_BYTES)]) {
      const damaged = new MemoryFolder(structuredCopy(folder))
      damageFirst(damaged, (bytes) => {
        bytes[restAt + 5] = (bytes[restAt + 5] ?? 0) ^ 4
      })
      const { journal } = await openSmall(damaged)
      expect([sequencesOf(journal.replay(0)), journal.damage]).toEqual([[1, 2, 3, 4, 5, 6], []])
    }
    damageFirst(folder, (bytes) => {
      bytes[groupStart(1) + 5] = (bytes[groupStart(1) + 5] ?? 0) ^ 4
    })
    const { journal } = await openSmall(folder)
    expect(sequencesOf(journal.replay(0))).toEqual([1, 3, 4, 5, 6])
    expect(journal.damage).toEqual([{ kind: 'MISSING', from: 2, to: 2 }])
  })

  it('lives through a flipped bit in the head of a segment', async () => {
    const folder = new MemoryFolder()
    await fillSmall(folder, 6, 980)
    damageFirst(folder, (bytes) => {
      bytes[30] = (bytes[30] ?? 0) ^ 1
    })
    expect(sequencesOf((await openSmall(folder)).journal.replay(0))).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('reports a segment that is gone from the middle', async () => {
    const folder = new MemoryFolder()
    await fillSmall(folder, 40, 1000)
    const middle = folder.list().sort()[1] ?? ''
    await folder.remove(middle)
    const { journal } = await openSmall(folder)
    const left = sequencesOf(journal.replay(0))
    expect(left.length).toBeLessThan(40)
    const lost = journal.damage.reduce((sum, hole) => sum + hole.to - hole.from + 1, 0)
    expect(journal.damage[0]?.kind).toBe('MISSING')
    expect(left.length + lost).toBe(40)
  })
})

function damageFirst(folder: MemoryFolder, damage: (bytes: Buffer) => void): void {
  const [file] = folder.files.values()
  if (file !== undefined) damage(file.current)
}

function structuredCopy(folder: MemoryFolder) {
  return new Map(
    Array.from(folder.files, ([name, file]) => [
      name,
      { current: Buffer.from(file.current), durable: Buffer.from(file.durable), unsynced: [] },
    ]),
  )
}
