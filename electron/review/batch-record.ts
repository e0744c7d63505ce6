import type { BatchRecord } from '../contract/review.ts'
import { knownAgeWeeks } from '../domain/batch/batch.ts'
import { eggsIn, scansIn } from '../domain/batch/batch-summary.ts'
import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from '../domain/egg.ts'
import { findBatch } from '../store/batch-rows.ts'
import { readBatchSummary } from '../store/batch-sums.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { latencyQuantileMs } from './histogram.ts'
import { readOrderFaults } from './order-counts.ts'
import { recordZone } from './record-zone.ts'

/** What the rows cannot know of themselves. */
export interface RecordCircumstances {
  /** True for a data folder of training and demo runs. */
  readonly play: boolean
  /** True for a model that was trained on synthetic pictures. */
  isSynthetic(modelId: string): boolean
}

/** Everything of the printed record of a batch, from its summary; null if there is no such batch. */
export function readBatchRecord(
  db: ReadableDb,
  batchId: string,
  circumstances: RecordCircumstances,
): BatchRecord | null {
  const batch = findBatch(db, batchId)
  if (batch === undefined) return null
  const { identity, recipe } = batch
  const summary = readBatchSummary(db, batchId)
  return {
    batchId,
    state: batch.state,
    flock: identity.flock,
    breed: identity.breed,
    parentAgeWeeks: knownAgeWeeks(identity),
    setter: identity.setter,
    trolley: identity.trolley,
    setAtWallMs: identity.setAtWallMs ?? null,
    startedAtWallMs: batch.startedWallMs,
    closedAtWallMs: batch.closedWallMs,
    jurisdictionId: identity.jurisdictionId,
    sexingMethod: identity.sexingMethod,
    labelScheme: identity.labelScheme ?? '',
    shift: identity.shift ?? '',
    line: identity.line ?? '',
    timeZone: recordZone(db, identity.timeZone),
    recipe: `${recipe.name} v${recipe.version}`,
    models: [...summary.models],
    scanners: [...summary.scanners],
    synthetic: summary.models.some((id) => circumstances.isSynthetic(id)),
    play: circumstances.play,
    trays: summary.trays,
    traysHeld: summary.traysHeld,
    eggs: eggsIn(summary.eggs),
    emptyCells: summary.eggs.byClass.EMPTY,
    overridden: summary.overridden,
    scans: scansIn(summary.scans),
    byClass: sideBySide(EGG_CLASSES, summary.eggs.byClass, summary.scans.byClass),
    byAction: sideBySide(EGG_ACTIONS, summary.eggs.byAction, summary.scans.byAction),
    orderFaults: readOrderFaults(db, batchId),
    latencyMs: { p50: latencyQuantileMs(summary.latency, 0.5), p99: latencyQuantileMs(summary.latency, 0.99) },
  }
}

interface Count {
  readonly eggs: number
  readonly scans: number
}

/** Eggs and scans of each word; one that nobody used is left out. */
function sideBySide<Word extends EggClass | EggAction>(
  words: readonly Word[],
  eggs: Readonly<Record<Word, number>>,
  scans: Readonly<Record<Word, number>>,
): Partial<Record<Word, Count>> {
  const counts: Partial<Record<Word, Count>> = {}
  for (const word of words) {
    const count = { eggs: eggs[word], scans: scans[word] }
    if (count.eggs !== 0 || count.scans !== 0) counts[word] = count
  }
  return counts
}
