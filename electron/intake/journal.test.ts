import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MemoryFolder } from '../../test/fake/memory-folder.ts'
import { journalRecord, SMALL_SIZES, sequencesOf } from '../../test/make/journal-records.ts'
import { fillSmall, openSmall } from '../../test/make/small-journal.ts'
import { openJournal } from './open-journal.ts'

describe('journal', () => {
  it('gives back what was appended, whole and in order', async () => {
    const folder = new MemoryFolder()
    const { journal } = await openSmall(folder)
    const positions = await Promise.all([
      journal.append(journalRecord(1)),
      journal.append(journalRecord(2, 0)),
      journal.append(journalRecord(3)),
    ])
    await journal.close()
    expect(positions).toEqual([1, 2, 3])
    const again = await openSmall(folder)
    expect(again.recovery).toEqual({ undecided: 3, forgottenByDatabase: 0, unreadable: [] })
    const replayed = [...again.journal.replay(0)]
    expect(replayed).toEqual([1, 2, 3].map((n) => ({ ...journalRecord(n, n === 2 ? 0 : 100), position: n })))
    expect(again.journal.damage).toEqual([])
    expect(sequencesOf(again.journal.replay(2))).toEqual([3])
  })

  it('shares one write and one sync among appends made together or while a sync runs', async () => {
    const folder = new MemoryFolder()
    const { journal } = await openSmall(folder)
    await journal.append(journalRecord(1, 10))
    const before = folder.operations
    await Promise.all(Array.from({ length: 50 }, (_, n) => journal.append(journalRecord(n + 2, 10))))
    expect(folder.operations - before).toBe(2)
    const first = journal.append(journalRecord(60))
    await Promise.resolve()
    const during = [journal.append(journalRecord(61)), journal.append(journalRecord(62))]
    await Promise.all([first, ...during])
    expect(folder.operations - before).toBe(6)
    await journal.close()
  })

  it('keeps a copy: the caller may use its buffer again at once', async () => {
    const folder = new MemoryFolder()
    const { journal } = await openSmall(folder)
    const reused = journalRecord(7)
    const durable = journal.append(reused)
    reused.payload.fill(0)
    await durable
    await journal.close()
    const [replayed] = (await openSmall(folder)).journal.replay(0)
    expect(replayed?.payload).toEqual(journalRecord(7).payload)
  })

  it('goes on counting behind the database when its own files are gone', async () => {
    const { journal } = await openSmall(new MemoryFolder(), 500)
    expect(await journal.append(journalRecord(1))).toBe(501)
    await journal.close()
  })

  it('uses released segments again and keeps the newest of them as history', async () => {
    const folder = new MemoryFolder()
    const { journal } = await openSmall(folder)
    for (let n = 1; n <= 200; n++) journal.release(await journal.append(journalRecord(n, 1000)))
    await journal.close()
    expect(folder.files.size).toBeLessThanOrEqual(4)
    const again = await openSmall(folder, 190)
    expect(sequencesOf(again.journal.replay(190))).toEqual([191, 192, 193, 194, 195, 196, 197, 198, 199, 200])
    expect(again.journal.damage).toEqual([])
  })

  it('notices a database that forgot commits, and replays them from the history', async () => {
    const folder = new MemoryFolder()
    const { journal } = await openSmall(folder)
    for (let n = 1; n <= 40; n++) journal.release(await journal.append(journalRecord(n, 1000)))
    await journal.close()
    const behind = await openSmall(folder, 35)
    expect(behind.recovery).toMatchObject({ undecided: 5, forgottenByDatabase: 5 })
    expect(sequencesOf(behind.journal.replay(35))).toEqual([36, 37, 38, 39, 40])
    const farBehind = await openSmall(folder, 0)
    const left = sequencesOf(farBehind.journal.replay(0))
    expect(farBehind.journal.damage).toEqual([{ kind: 'MISSING', from: 1, to: (left[0] ?? 0) - 1 }])
  })

  it('refuses a record longer than a segment, and names that are too long', async () => {
    const { journal } = await openSmall(new MemoryFolder())
    await expect(journal.append(journalRecord(1, 17_000))).rejects.toMatchObject({ code: 'TOO_LARGE' })
    await expect(journal.append({ ...journalRecord(1), scannerSerial: 'x'.repeat(256) })).rejects.toMatchObject({
      code: 'TOO_LARGE',
    })
    await journal.close()
    await expect(journal.append(journalRecord(1))).rejects.toMatchObject({ code: 'CLOSED' })
  })

  it('says BUSY instead of filling the memory while the disk does not answer', async () => {
    const folder = new MemoryFolder()
    const { journal } = await openSmall(folder, 0, { segmentBytes: 16 * 1024 * 1024 })
    const payload = new Uint8Array(8 * 1024 * 1024 - 100)
    const appends = Array.from({ length: 9 }, (_, n) => journal.append({ ...journalRecord(n), payload }))
    const outcomes = await Promise.allSettled(appends)
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      ...Array.from({ length: 8 }, () => 'fulfilled'),
      'rejected',
    ])
    expect(outcomes[8]).toMatchObject({ reason: { code: 'BUSY' } })
    expect(await journal.append(journalRecord(10))).toBe(9)
    await journal.close()
  })

  it('says FULL at its own limit and goes on once something is released', async () => {
    const { journal } = await openSmall(new MemoryFolder(), 0, { segmentsMax: 2 })
    let durable = 0
    const failure = await (async () => {
      for (;;) durable = await journal.append(journalRecord(durable + 1, 4000))
    })().catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'IntakeError', code: 'FULL' })
    journal.release(durable)
    expect(await journal.append(journalRecord(durable + 1, 4000))).toBe(durable + 1)
    await journal.close()
  })

  it('refuses to begin an empty journal over one that another key sealed', async () => {
    const folder = new MemoryFolder()
    await fillSmall(folder, 3, 100)
    const wrong = openJournal({ folder, key: randomBytes(32), releasedThrough: 0, sizes: SMALL_SIZES })
    await expect(wrong).rejects.toMatchObject({ code: 'WRONG_KEY' })
  })
})

describe('a failing disk', () => {
  it('rejects the appends that shared the group, acknowledges none of them, and works again', async () => {
    const folder = new MemoryFolder()
    const { journal } = await openSmall(folder)
    await journal.append(journalRecord(1))
    for (const code of ['ENOSPC', 'EIO']) {
      // The next operation is the write; the one after it the sync. Both are tried.
      for (const step of [1, 2]) {
        folder.faults = { failAt: new Map([[folder.operations + step, code]]) }
        const results = await Promise.allSettled([
          journal.append(journalRecord(100)),
          journal.append(journalRecord(101)),
        ])
        expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
        const reasons = results.map((result) => (result.status === 'rejected' ? (result.reason as unknown) : undefined))
        for (const reason of reasons) expect(reason).toMatchObject({ code: code === 'ENOSPC' ? 'FULL' : 'DISK' })
        await journal.append(journalRecord(2))
      }
    }
    await journal.close()
    // Nothing is written over a failed group: the same place under the same nonce would give its content away.
    expect(folder.files.size).toBe(5)
    const again = await openSmall(folder)
    expect(sequencesOf(again.journal.replay(0))).toEqual([1, 2, 2, 2, 2])
    expect(again.journal.damage).toEqual([])
  })

  it('takes a segment of the history when there is no space for a new one', async () => {
    const folder = new MemoryFolder(new Map(), { filesMax: 2 })
    const { journal } = await openSmall(folder, 0, { historySegments: 4 })
    for (let n = 1; n <= 60; n++) journal.release(await journal.append(journalRecord(n, 1000)))
    await journal.close()
    expect(folder.files.size).toBe(2)
  })
})
