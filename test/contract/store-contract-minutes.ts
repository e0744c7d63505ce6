import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EGG_CLASSES } from '../../electron/domain/egg.ts'
import type { CommitItem, EggChange, Store } from '../../electron/store/store.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, type ScanOptions, scanItem } from '../make/commit-groups.ts'
import { type StoreBuild, StoreHarness } from './store-harness.ts'

const MINUTE_MS = 60_000
const MORNING = MORNING_MS / MINUTE_MS

/** An egg that a second passage saw again, and then not any more: the first one speaks for it once more. */
const FIRST_SEEN = { passage: 0, minute: 0, column: 1, attempt: 1, eggClass: 'FEMALE' } as const
const AGAIN = { ...FIRST_SEEN, passage: 1, minute: 1 }
const NOT_THERE = { ...AGAIN, attempt: 2, eggClass: 'EMPTY' } as const

/** How many eggs moved into each minute, as the changes say. */
function moved(changes: readonly EggChange[], minutes = new Map<number, number>()): Map<number, number> {
  const add = (minute: number, eggs: number) => {
    const sum = (minutes.get(minute) ?? 0) + eggs
    if (sum === 0) minutes.delete(minute)
    else minutes.set(minute, sum)
  }
  for (const { before, after, minutes: counted } of changes) {
    if (counted === undefined) continue
    if (counted.before !== undefined && before?.eggClass !== 'EMPTY') add(counted.before, -1)
    if (after.eggClass !== 'EMPTY') add(counted.after, 1)
  }
  return minutes
}

/** A store with the numbers that were given out, because a database is used for many runs. */
function numbered(store: Store) {
  let batches = 0
  let visits = 0
  let sequence = 0
  return {
    store,
    newBatch(): string {
      const batchId = `2026-1121-${++batches}`
      store.saveBatch(makeBatch({}, batchId))
      return batchId
    },
    begin(batchId: string, code: string): number {
      const visit = makeVisit(++visits, { batchId, code })
      store.commit(makeGroup([{ kind: 'tray-begin', visit }], sequence))
      return visits
    },
    end(visitId: number): void {
      const item: CommitItem = { kind: 'tray-end', visitId, endedWallMs: MORNING_MS, state: 'held' }
      store.commit(makeGroup([item], sequence))
    },
    scan(minute: number, options: ScanOptions): EggChange[] {
      const arrivedWallMs = MORNING_MS + minute * MINUTE_MS
      return store.commit(makeGroup([scanItem(++sequence, { arrivedWallMs, ...options })], sequence))
    },
  }
}

function describeMinutes(name: string, open: () => Store): void {
  describe(`eggs by minute ${name}`, () => {
    it('are those of the batch without empty cells, from the minute that is asked for', () => {
      const rig = numbered(open())
      const batchId = rig.newBatch()
      const visitId = rig.begin(batchId, 'T')
      const at = (column: number) => ({ batchId, visitId, cell: { row: 0, column } })
      rig.scan(0, at(0))
      rig.scan(3, at(1))
      rig.scan(3, { ...at(2), eggClass: 'UNREADABLE' })
      rig.scan(3, { ...at(3), eggClass: 'EMPTY' })
      rig.scan(5, { ...at(4), capturedBeforeMs: MINUTE_MS + 1 })
      const other = rig.newBatch()
      rig.scan(3, { batchId: other, visitId: rig.begin(other, 'T') })
      const asked = (id: string, from: number) => rig.store.eggsByMinute(id, MORNING + from)
      const later = new Map([[MORNING + 3, 3]])
      expect(asked(batchId, 0)).toEqual(new Map([[MORNING, 1], ...later]))
      expect(asked(batchId, 1)).toEqual(later)
      expect(asked(other, 0)).toEqual(new Map([[MORNING + 3, 1]]))
      expect(asked('another', 0)).toEqual(new Map())
    })

    it('are what the changes say, whatever is scanned again in whichever passage', () => {
      const rig = numbered(open())
      const step = fc.record({
        passage: fc.nat(1),
        minute: fc.nat(9),
        column: fc.nat(2),
        attempt: fc.integer({ min: 1, max: 3 }),
        eggClass: fc.constantFrom(...EGG_CLASSES),
      })
      fc.assert(
        fc.property(fc.array(step, { maxLength: 12 }), fc.array(step, { maxLength: 12 }), (first, then) => {
          const batchId = rig.newBatch()
          const visits = [rig.begin(batchId, 'T')]
          const minutes = new Map<number, number>()
          const play = (steps: typeof first) => {
            for (const { passage, minute, column, attempt, eggClass } of steps) {
              const visitId = visits[passage] ?? visits[0] ?? 0
              const cell = { row: 0, column }
              moved(rig.scan(minute, { batchId, visitId, cell, attempt, eggClass }), minutes)
            }
          }
          play(first)
          rig.end(visits[0] ?? 0)
          visits.push(rig.begin(batchId, 'T'))
          play(then)
          expect(rig.store.eggsByMinute(batchId, 0)).toEqual(minutes)
        }),
        { numRuns: 100, examples: [[[FIRST_SEEN], [AGAIN, NOT_THERE]]] },
      )
    }, 60_000)
  })
}

export function describeStoreMinutes(name: string, build: StoreBuild): void {
  const harness = new StoreHarness(build)
  describeMinutes(`on ${name}`, () => harness.store)
  describeMinutes('in memory', () => new MemoryStore())
}
