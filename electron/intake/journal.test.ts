import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryFolder } from '../../test/fake/memory-folder.ts'
import { diskFolder } from './disk-folder.ts'
import { IntakeError } from './errors.ts'
import { GROUP_PAUSE_MS } from './limits.ts'
import { openJournal } from './open-journal.ts'
import { MARK_BYTES } from './read-segment.ts'
import { recordBytes, type UnplacedRecord } from './record-codec.ts'
import { GROUP_HEAD_BYTES, groupSpaceBytes, SEGMENT_HEAD_BYTES } from './segment-format.ts'
import type { JournalSizes } from './segment-pool.ts'

const key = randomBytes(32)
const sizes: JournalSizes = { segmentBytes: 16 * 1024, segmentsMax: 12, historySegments: 1, freeSegmentsMax: 3 }

function record(sequence: number, payloadBytes = 100): UnplacedRecord {
  const payload = new Uint8Array(payloadBytes).fill(sequence % 256)
  const batchId = sequence % 2 === 0 ? null : '2026-1121-01'
  const common = { scannerSerial: 'SIM-Ä1', sessionId: '00000000000000ab', arrivedWallMs: 1.5e12, batchId }
  return { type: 3, ...common, sequence, payload }
}

function sequences(records: Iterable<{ readonly sequence: number }>): number[] {
  return Array.from(records, (one) => one.sequence)
}

function open(folder: MemoryFolder, releasedThrough = 0, over: Partial<JournalSizes> = {}) {
  return openJournal({ folder, key, releasedThrough, sizes: { ...sizes, ...over } })
}

async function fill(folder: MemoryFolder, count: number, payloadBytes: number): Promise<void> {
  const { journal } = await open(folder)
  for (let n = 1; n <= count; n++) await journal.append(record(n, payloadBytes))
  await journal.close()
}

describe('journal', () => {
  it('gives back what was appended, whole and in order', async () => {
    const folder = new MemoryFolder()
    const { journal } = await open(folder)
    const positions = await Promise.all([
      journal.append(record(1)),
      journal.append(record(2, 0)),
      journal.append(record(3)),
    ])
    await journal.close()
    expect(positions).toEqual([1, 2, 3])
    const again = await open(folder)
    expect(again.recovery).toEqual({ undecided: 3, forgottenByDatabase: 0, unreadable: [] })
    const replayed = [...again.journal.replay(0)]
    expect(replayed).toEqual([1, 2, 3].map((n) => ({ ...record(n, n === 2 ? 0 : 100), position: n })))
    expect(again.journal.damage).toEqual([])
    expect(sequences(again.journal.replay(2))).toEqual([3])
  })

  it('writes the first record at once, and what comes within the pause together', async () => {
    const folder = new MemoryFolder()
    const time = new ManualTime()
    const { journal } = await openJournal({ folder, key, releasedThrough: 0, sizes, timers: time })
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

  it('shares one write and one sync among appends made together or while a sync runs', async () => {
    const folder = new MemoryFolder()
    const { journal } = await open(folder)
    await journal.append(record(1, 10))
    const before = folder.operations
    await Promise.all(Array.from({ length: 50 }, (_, n) => journal.append(record(n + 2, 10))))
    expect(folder.operations - before).toBe(2)
    const first = journal.append(record(60))
    await Promise.resolve()
    const during = [journal.append(record(61)), journal.append(record(62))]
    await Promise.all([first, ...during])
    expect(folder.operations - before).toBe(6)
    await journal.close()
  })

  it('keeps a copy: the caller may use its buffer again at once', async () => {
    const folder = new MemoryFolder()
    const { journal } = await open(folder)
    const reused = record(7)
    const durable = journal.append(reused)
    reused.payload.fill(0)
    await durable
    await journal.close()
    const [replayed] = (await open(folder)).journal.replay(0)
    expect(replayed?.payload).toEqual(record(7).payload)
  })

  it('goes on counting behind the database when its own files are gone', async () => {
    const { journal } = await open(new MemoryFolder(), 500)
    expect(await journal.append(record(1))).toBe(501)
    await journal.close()
  })

  it('uses released segments again and keeps the newest of them as history', async () => {
    const folder = new MemoryFolder()
    const { journal } = await open(folder)
    for (let n = 1; n <= 200; n++) journal.release(await journal.append(record(n, 1000)))
    await journal.close()
    expect(folder.files.size).toBeLessThanOrEqual(4)
    const again = await open(folder, 190)
    expect(sequences(again.journal.replay(190))).toEqual([191, 192, 193, 194, 195, 196, 197, 198, 199, 200])
    expect(again.journal.damage).toEqual([])
  })

  it('notices a database that forgot commits, and replays them from the history', async () => {
    const folder = new MemoryFolder()
    const { journal } = await open(folder)
    for (let n = 1; n <= 40; n++) journal.release(await journal.append(record(n, 1000)))
    await journal.close()
    const behind = await open(folder, 35)
    expect(behind.recovery).toMatchObject({ undecided: 5, forgottenByDatabase: 5 })
    expect(sequences(behind.journal.replay(35))).toEqual([36, 37, 38, 39, 40])
    const farBehind = await open(folder, 0)
    const left = sequences(farBehind.journal.replay(0))
    expect(farBehind.journal.damage).toEqual([{ kind: 'MISSING', from: 1, to: (left[0] ?? 0) - 1 }])
  })

  it('refuses a record longer than a segment, and names that are too long', async () => {
    const { journal } = await open(new MemoryFolder())
    await expect(journal.append(record(1, 17_000))).rejects.toMatchObject({ code: 'TOO_LARGE' })
    await expect(journal.append({ ...record(1), scannerSerial: 'x'.repeat(256) })).rejects.toMatchObject({
      code: 'TOO_LARGE',
    })
    await journal.close()
    await expect(journal.append(record(1))).rejects.toMatchObject({ code: 'CLOSED' })
  })

  it('says BUSY instead of filling the memory while the disk does not answer', async () => {
    const folder = new MemoryFolder()
    const { journal } = await open(folder, 0, { segmentBytes: 16 * 1024 * 1024 })
    const payload = new Uint8Array(8 * 1024 * 1024 - 100)
    const appends = Array.from({ length: 9 }, (_, n) => journal.append({ ...record(n), payload }))
    const outcomes = await Promise.allSettled(appends)
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      ...Array.from({ length: 8 }, () => 'fulfilled'),
      'rejected',
    ])
    expect(outcomes[8]).toMatchObject({ reason: { code: 'BUSY' } })
    expect(await journal.append(record(10))).toBe(9)
    await journal.close()
  })

  it('says FULL at its own limit and goes on once something is released', async () => {
    const { journal } = await open(new MemoryFolder(), 0, { segmentsMax: 2 })
    let durable = 0
    const failure = await (async () => {
      for (;;) durable = await journal.append(record(durable + 1, 4000))
    })().catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'IntakeError', code: 'FULL' })
    journal.release(durable)
    expect(await journal.append(record(durable + 1, 4000))).toBe(durable + 1)
    await journal.close()
  })

  it('refuses to begin an empty journal over one that another key sealed', async () => {
    const folder = new MemoryFolder()
    await fill(folder, 3, 100)
    const wrong = openJournal({ folder, key: randomBytes(32), releasedThrough: 0, sizes })
    await expect(wrong).rejects.toMatchObject({ code: 'WRONG_KEY' })
  })
})

describe('a failing disk', () => {
  it('rejects the appends that shared the group, acknowledges none of them, and works again', async () => {
    const folder = new MemoryFolder()
    const { journal } = await open(folder)
    await journal.append(record(1))
    for (const code of ['ENOSPC', 'EIO']) {
      // The next operation is the write; the one after it the sync. Both are tried.
      for (const step of [1, 2]) {
        folder.faults = { failAt: new Map([[folder.operations + step, code]]) }
        const results = await Promise.allSettled([journal.append(record(100)), journal.append(record(101))])
        expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
        const reasons = results.map((result) => (result.status === 'rejected' ? (result.reason as unknown) : undefined))
        for (const reason of reasons) expect(reason).toMatchObject({ code: code === 'ENOSPC' ? 'FULL' : 'DISK' })
        await journal.append(record(2))
      }
    }
    await journal.close()
    // Nothing is written over a failed group: the same place under the same nonce would give its content away.
    expect(folder.files.size).toBe(5)
    const again = await open(folder)
    expect(sequences(again.journal.replay(0))).toEqual([1, 2, 2, 2, 2])
    expect(again.journal.damage).toEqual([])
  })

  it('takes a segment of the history when there is no space for a new one', async () => {
    const folder = new MemoryFolder(new Map(), { filesMax: 2 })
    const { journal } = await open(folder, 0, { historySegments: 4 })
    for (let n = 1; n <= 60; n++) journal.release(await journal.append(record(n, 1000)))
    await journal.close()
    expect(folder.files.size).toBe(2)
  })
})

describe('a damaged journal', () => {
  const plainBytes = MARK_BYTES + (recordBytes(record(1, 980)) ?? 0)
  const groupStart = (n: number) => SEGMENT_HEAD_BYTES + n * groupSpaceBytes(plainBytes)
  const ends: [string, (bytes: Buffer) => void][] = [
    ['a torn last group is silently left out', (bytes) => bytes.fill(0, groupStart(5) + 700)],
    ['a last group of which nothing came', (bytes) => bytes.fill(0, groupStart(5))],
  ]
  it.each(ends)('%s', async (_name, damage) => {
    const folder = new MemoryFolder()
    await fill(folder, 6, 980)
    damageFirst(folder, damage)
    const again = await open(folder)
    expect(sequences(again.journal.replay(0))).toEqual([1, 2, 3, 4, 5])
    expect(again.journal.damage).toEqual([])
    expect(await again.journal.append(record(9))).toBe(6)
    await again.journal.close()
    expect(sequences((await open(folder)).journal.replay(0))).toEqual([1, 2, 3, 4, 5, 9])
  })

  it('reports every flipped bit in a group that valid ones follow, and still gives the others', async () => {
    const healthy = new MemoryFolder()
    await fill(healthy, 6, 980)
    for (let at = groupStart(2); at < groupStart(2) + GROUP_HEAD_BYTES + plainBytes; at += 37) {
      const folder = new MemoryFolder(structuredCopy(healthy))
      damageFirst(folder, (bytes) => {
        bytes[at] = (bytes[at] ?? 0) ^ 4
      })
      const { journal } = await open(folder)
      expect(sequences(journal.replay(0))).toEqual([1, 2, 4, 5, 6])
      expect(journal.damage).toEqual([{ kind: 'MISSING', from: 3, to: 3 }])
      // What the database holds already is nobody's loss.
      const later = await open(folder, 4)
      expect(sequences(later.journal.replay(4))).toEqual([5, 6])
      expect(later.journal.damage).toEqual([])
    }
  })

  it('lives through a flipped bit in the head of a segment', async () => {
    const folder = new MemoryFolder()
    await fill(folder, 6, 980)
    damageFirst(folder, (bytes) => {
      bytes[30] = (bytes[30] ?? 0) ^ 1
    })
    expect(sequences((await open(folder)).journal.replay(0))).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('reports a segment that is gone from the middle', async () => {
    const folder = new MemoryFolder()
    await fill(folder, 40, 1000)
    const middle = folder.list().sort()[1] ?? ''
    await folder.remove(middle)
    const { journal } = await open(folder)
    const left = sequences(journal.replay(0))
    expect(left.length).toBeLessThan(40)
    const lost = journal.damage.reduce((sum, hole) => sum + hole.to - hole.from + 1, 0)
    expect(journal.damage[0]?.kind).toBe('MISSING')
    expect(left.length + lost).toBe(40)
  })
})

describe('on a real disk', () => {
  const path = mkdtempSync(join(tmpdir(), 'journal-'))
  afterEach(() => rmSync(path, { recursive: true, force: true }))

  it('keeps segments of one size that show nothing of what is in them', async () => {
    const folder = diskFolder(join(path, 'journal'))
    const first = await openJournal({ folder, key, releasedThrough: 0, sizes })
    const secret = { ...record(1), payload: Buffer.from('FEMALE FEMALE FEMALE FEMALE') }
    for (let n = 0; n < 300; n++) await first.journal.append({ ...secret, sequence: n })
    await first.journal.close()
    const names = readdirSync(join(path, 'journal'))
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) {
      const file = join(path, 'journal', name)
      expect(statSync(file).size).toBe(sizes.segmentBytes)
      expect(readFileSync(file).includes('FEMALE')).toBe(false)
      expect(readFileSync(file).includes('SIM-')).toBe(false)
    }
    const again = await openJournal({ folder, key, releasedThrough: 0, sizes })
    expect(sequences(again.journal.replay(0))).toEqual(Array.from({ length: 300 }, (_, n) => n))
    expect(await again.journal.append(record(1))).toBe(301)
    await again.journal.close()
  })

  it('gives the system’s error as an IntakeError', async () => {
    const folder = diskFolder(join(path, 'other'))
    const { journal } = await openJournal({ folder, key, releasedThrough: 0, sizes })
    rmSync(join(path, 'other'), { recursive: true })
    await expect(journal.append(record(1))).rejects.toBeInstanceOf(IntakeError)
    await journal.close()
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
