import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../electron/base/random.ts'
import { EGG_CLASSES, type EggClass } from '../../electron/domain/egg.ts'
import { supersedes } from '../../electron/domain/tray/attempts.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { openReview } from '../../electron/review/open-review.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { CommitItem, DecidedScan, EggChange, Store } from '../../electron/store/store.ts'
import { MORNING_MS, makeBatch, makeGroup, makePrediction, makeScan, makeVisit } from '../make/commit-groups.ts'
import { countersOf } from '../make/counters-of.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { STILL_CLOCK } from './store-harness.ts'

const key = new Uint8Array(32).fill(5)
const BATCHES = ['2026-1121-01', '2026-1121-02', null] as const

/** The scans of a random line: trays begin and end, cells are scanned, scanned again, or late; some messages come twice. */
function randomHistory(
  seed: number,
  groups: number,
): { readonly groups: CommitItem[][]; readonly scans: DecidedScan[] } {
  const random = seededRandom(seed)
  const history: CommitItem[][] = []
  const scans: DecidedScan[] = []
  let visits = 0
  let sequence = 0
  for (let n = 0; n < groups; n++) {
    const items: CommitItem[] = []
    if (visits === 0 || random.int(5) === 0) {
      visits++
      items.push({ kind: 'tray-begin', visit: makeVisit(visits, { batchId: BATCHES[random.int(3)] ?? null }) })
    }
    for (let count = random.int(8); count > 0; count--) {
      const repeated = random.int(10) === 0 ? scans[random.int(scans.length)] : undefined
      const scan = repeated ?? randomScan(++sequence, 1 + random.int(visits), random)
      if (repeated === undefined) scans.push(scan)
      items.push({ kind: 'scan', scan })
    }
    if (random.int(6) === 0) {
      items.push({ kind: 'tray-end', visitId: 1 + random.int(visits), endedWallMs: MORNING_MS, state: 'complete' })
    }
    history.push(items)
  }
  return { groups: history, scans }
}

function randomScan(sequence: number, visitId: number, random: ReturnType<typeof seededRandom>): DecidedScan {
  const eggClass = EGG_CLASSES[random.int(EGG_CLASSES.length)] ?? 'FEMALE'
  const confidence = random.int(10) === 0 ? random.int(2) : random.next()
  return makeScan(sequence, {
    eggClass,
    visitId,
    batchId: BATCHES[random.int(3)] ?? null,
    cell: { row: random.int(2), column: random.int(3) },
    attempt: 1 + random.int(3),
    coil: random.int(3),
    arrivedWallMs: MORNING_MS + random.int(300_000),
    capturedBeforeMs: random.int(3) === 0 ? undefined : random.int(200_000),
    latencyMs: random.int(5) === 0 ? undefined : 0.1 * 2 ** random.int(22),
    prediction:
      eggClass === 'UNREADABLE' && random.int(2) === 0
        ? undefined
        : makePrediction({
            modelId: `model-${random.int(2)}`,
            quality: {
              signalToNoise: [0, Number.NaN, Number.POSITIVE_INFINITY, 3, 700][random.int(5)] ?? 0,
              saturatedShare: 2,
              interference: 2,
              evenness: 2,
            },
          }),
    decision: { ...makeScan(1, { eggClass }).decision, confidence },
  })
}

/** The eggs as the plain rule makes them: a model of the store in ten lines. */
function expectedEggs(
  scans: readonly DecidedScan[],
): Map<string, { eggClass: EggClass; batchId: string | null; attempt: number }> {
  const eggs = new Map<string, { eggClass: EggClass; batchId: string | null; attempt: number }>()
  for (const { visitId, cell, attempt, batchId, decision } of scans) {
    const name = `${visitId}/${cell.row}/${cell.column}`
    const next = { eggClass: decision.eggClass, batchId, attempt }
    if (supersedes(next, eggs.get(name))) eggs.set(name, next)
  }
  return eggs
}

function openAt(folder: string): Store {
  return openStore({ folder, key, clock: STILL_CLOCK, log: silentLogger })
}

describe('roll-ups', () => {
  it('are the sums of the rows after any history, and eggs are distinct', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000_000 }), fc.integer({ min: 1, max: 40 }), (seed, length) =>
        withFolder((folder) => {
          const { groups, scans } = randomHistory(seed, length)
          let store = openAt(folder)
          for (const batchId of BATCHES) if (batchId !== null) store.saveBatch(makeBatch({}, batchId))
          const changes: EggChange[] = []
          groups.forEach((items, n) => {
            changes.push(...store.commit(makeGroup(items, n + 1)))
            if (n % 13 === 12) {
              store.close()
              store = openAt(folder)
            }
          })
          const review = openReview({ path: dataFiles(folder).database, key, play: false, isSynthetic: () => false })
          const eggs = expectedEggs(scans)
          expect(review.reconcile()).toEqual({
            agrees: true,
            scanRows: scans.length,
            eggRows: eggs.size,
            factScans: scans.length,
            factEggs: eggs.size,
            coldFaults: [],
            differences: [],
          })
          for (const batchId of BATCHES) {
            if (batchId === null) continue
            const ofBatch = [...eggs.values()].filter((egg) => egg.batchId === batchId)
            const byClass = Object.fromEntries(
              Object.entries(Object.groupBy(ofBatch, (egg) => egg.eggClass)).map(([word, list]) => [word, list.length]),
            )
            expect(countersOf(store.batchSummary(batchId))).toMatchObject({
              scans: scans.filter((scan) => scan.batchId === batchId).length,
              eggsByClass: byClass,
            })
            const record = review.batchRecord({ batchId })
            expect(record?.eggs).toBe(ofBatch.filter((egg) => egg.eggClass !== 'EMPTY').length)
          }
          // The changes told on the way add up to the same eggs.
          expect(changes.filter((change) => change.before === undefined)).toHaveLength(eggs.size)
          review.close()
          store.close()
        }),
      ),
      { numRuns: 40 },
    )
  })
})
