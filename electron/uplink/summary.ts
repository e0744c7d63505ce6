import { ovoscope } from '../../proto/gen/cloud.js'
import type { Counted } from '../domain/batch/batch-summary.ts'
import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from '../domain/egg.ts'
import type { BatchSums } from '../store/outbox.ts'
import type { StoredBatch } from '../store/store.ts'

const { BatchSummary, EggClass: WireClass, EggAction: WireAction } = ovoscope.cloud.v1

/** Of proto/cloud.proto; raised only when a reader of an older version would misread the message. */
export const SUMMARY_SCHEMA_VERSION = 1

/** What neither the batch nor its sums know. */
export interface SummaryCircumstances {
  /** Name of the site as it was agreed with the cloud. */
  readonly site: string
  readonly line: string
  readonly appVersion: string
  /** True for a model that was trained on synthetic pictures. */
  isSynthetic(modelId: string): boolean
}

/** The summary of a closed batch: a pure function of its identity and the sums over its fact cells. */
export function batchSummary(
  batch: StoredBatch,
  sums: BatchSums,
  around: SummaryCircumstances,
): ovoscope.cloud.v1.BatchSummary.$Properties {
  return {
    schemaVersion: SUMMARY_SCHEMA_VERSION,
    identity: identityOf(batch, sums, around),
    revision: sums.nextRevision,
    versions: {
      app: around.appVersion,
      recipeId: batch.recipe.id,
      recipeVersion: batch.recipe.version,
      models: [...sums.models],
    },
    synthetic: sums.models.some((modelId) => around.isSynthetic(modelId)),
    eggs: counts(sums.eggs),
    scans: counts(sums.scans),
    overrides: sums.overridden,
    quality: {
      trays: sums.trays,
      traysHeld: sums.traysHeld,
      confidence: [...sums.confidence],
      signalToNoise: [...sums.signalToNoise],
      latency: [...sums.latency],
    },
  }
}

/** The summary as the bytes that are stored and sent. */
export function encodeSummary(summary: ovoscope.cloud.v1.BatchSummary.$Properties): Uint8Array {
  return BatchSummary.encode(summary).finish()
}

function identityOf(
  { identity, startedWallMs, closedWallMs }: StoredBatch,
  sums: BatchSums,
  around: SummaryCircumstances,
): ovoscope.cloud.v1.BatchIdentity.$Properties {
  return {
    site: around.site,
    line: identity.line ?? around.line,
    batchId: identity.batchId,
    flock: identity.flock,
    breed: identity.breed,
    parentAgeWeeks: identity.parentAgeWeeks,
    setter: identity.setter,
    trolley: identity.trolley,
    setAtMs: rounded(identity.setAtWallMs),
    startedAtMs: rounded(startedWallMs),
    closedAtMs: rounded(closedWallMs) ?? 0,
    jurisdictionId: identity.jurisdictionId,
    trayTypeId: identity.trayTypeId,
    eggsExpected: identity.eggsExpected ?? null,
    sexingMethod: identity.sexingMethod,
    scanners: [...sums.scanners],
  }
}

/** Words without any egg are left out, so that the bytes do not depend on words that are added later. */
function counts({ byClass, byAction }: Counted): ovoscope.cloud.v1.Counts.$Properties {
  return {
    byClass: EGG_CLASSES.filter((word) => byClass[word] > 0).map((word) => ({
      eggClass: CLASS_ON_WIRE[word],
      count: byClass[word],
    })),
    byAction: EGG_ACTIONS.filter((word) => byAction[word] > 0).map((word) => ({
      action: ACTION_ON_WIRE[word],
      count: byAction[word],
    })),
  }
}

const CLASS_ON_WIRE: Readonly<Record<EggClass, ovoscope.cloud.v1.EggClass>> = {
  FEMALE: WireClass.EGG_CLASS_FEMALE,
  MALE: WireClass.EGG_CLASS_MALE,
  INFERTILE: WireClass.EGG_CLASS_INFERTILE,
  EARLY_DEAD: WireClass.EGG_CLASS_EARLY_DEAD,
  MID_DEAD: WireClass.EGG_CLASS_MID_DEAD,
  UNCERTAIN: WireClass.EGG_CLASS_UNCERTAIN,
  UNREADABLE: WireClass.EGG_CLASS_UNREADABLE,
  EMPTY: WireClass.EGG_CLASS_EMPTY,
}

const ACTION_ON_WIRE: Readonly<Record<EggAction, ovoscope.cloud.v1.EggAction>> = {
  KEEP: WireAction.EGG_ACTION_KEEP,
  REMOVE_MALE: WireAction.EGG_ACTION_REMOVE_MALE,
  REMOVE_CLEAR: WireAction.EGG_ACTION_REMOVE_CLEAR,
  RESCAN: WireAction.EGG_ACTION_RESCAN,
  HOLD: WireAction.EGG_ACTION_HOLD,
  NONE: WireAction.EGG_ACTION_NONE,
}

function rounded(wallMs: number | null | undefined): number | null {
  return wallMs === null || wallMs === undefined ? null : Math.round(wallMs)
}
