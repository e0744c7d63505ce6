import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MemoryFolder } from '../../test/fake/memory-folder.ts'
import { type Random, seededRandom } from '../base/random.ts'
import type { JournalRecord } from './intake.ts'
import type { Journal } from './journal.ts'
import { openJournal } from './open-journal.ts'

const key = new Uint8Array(32).fill(7)
const sizes = { segmentBytes: 12 * 1024, segmentsMax: 8, historySegments: 1, freeSegmentsMax: 2 }

/** What the outside world knows of the appends: each has its own number, counted up in the order of appending. */
interface Ledger {
  next: number
  /** Number → position, for every append that resolved. */
  readonly durable: Map<number, number>
  /** The database's release mark: every record through it is a row. */
  released: number
}

/** One life of the program: bursts of appends, some faults, and in the end a power cut or an orderly close. */
async function live(folder: MemoryFolder, ledger: Ledger, random: Random): Promise<void> {
  const { journal } = await openJournal({ folder, key, releasedThrough: ledger.released, sizes })
  checkReplay([...journal.replay(ledger.released)], ledger)
  expect(journal.damage).toEqual([])
  if (random.int(3) > 0) folder.faults = { ...folder.faults, cutAt: folder.operations + 1 + random.int(40) }
  if (random.int(2) === 0) {
    const failing = folder.operations + 1 + random.int(20)
    folder.faults = { ...folder.faults, failAt: new Map([[failing, random.int(2) === 0 ? 'ENOSPC' : 'EIO']]) }
  }
  const bursts = random.int(8)
  const work = (async () => {
    for (let n = 0; n < bursts; n++) await burst(journal, ledger, random)
    await journal.close()
  })()
  await Promise.race([work, folder.powerCut])
}

async function burst(journal: Journal, ledger: Ledger, random: Random): Promise<void> {
  const appends: Promise<void>[] = []
  for (let n = random.int(6); n >= 0; n--) {
    const number = ledger.next++
    const payload = new Uint8Array(random.int(3) === 0 ? random.int(5000) : random.int(200)).fill(number % 256)
    appends.push(
      journal
        .append({
          type: 1,
          scannerSerial: 'S',
          sessionId: 'A',
          sequence: number,
          arrivedWallMs: 0,
          batchId: number % 3 === 0 ? null : 'B1',
          payload,
        })
        .then(
          (position) => void ledger.durable.set(number, position),
          () => undefined,
        ),
    )
    if (random.int(4) === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(appends)
  const newest = Math.max(0, ...ledger.durable.values())
  if (random.int(2) === 0 && newest > 0) {
    ledger.released = Math.max(ledger.released, newest - random.int(20))
    journal.release(ledger.released)
  }
}

function checkReplay(records: readonly JournalRecord[], ledger: Ledger): void {
  const replayed = records.map((record) => record.sequence)
  const due = [...ledger.durable].filter(([, position]) => position > ledger.released).map(([number]) => number)
  expect(replayed.filter((number) => ledger.durable.has(number))).toEqual(due)
  expect(replayed).toEqual([...new Set(replayed)].sort((a, b) => a - b))
  expect(records.filter((record) => record.payload.some((byte) => byte !== record.sequence % 256))).toEqual([])
  const known = records.filter((record) => ledger.durable.has(record.sequence))
  expect(known.map((record) => record.position)).toEqual(known.map((record) => ledger.durable.get(record.sequence)))
  // What came to the disk although nobody was told can only stand at the very end; from now on it is a record like any other.
  const untold = records.filter((record) => !ledger.durable.has(record.sequence))
  expect(records.slice(records.length - untold.length)).toEqual(untold)
  for (const record of untold) ledger.durable.set(record.sequence, record.position)
}

describe('journal under power cuts and disk errors', () => {
  it('replays every acknowledged record once and in order, whatever was torn', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 2, max: 8 }),
        async (seed, lives) => {
          const random = seededRandom(seed)
          const ledger: Ledger = { next: 1, durable: new Map(), released: 0 }
          let folder = new MemoryFolder()
          for (let n = 0; n < lives; n++) {
            await live(folder, ledger, random.fork(n))
            folder = folder.afterPowerCut(random.fork(`cut ${n}`))
          }
          const { journal } = await openJournal({ folder, key, releasedThrough: ledger.released, sizes })
          checkReplay([...journal.replay(ledger.released)], ledger)
          expect(journal.damage).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })
})
