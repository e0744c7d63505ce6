import type { EggAction, EggClass } from '../../electron/domain/egg.ts'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import type { Prediction } from '../../electron/pipeline/predict/prediction.ts'
import type { ScanIdentity } from '../../electron/pipeline/scan/scan.ts'
import type { CommitGroup, CommitItem, DecidedScan, StoredBatch, TrayVisit } from '../../electron/store/store.ts'

export const SERIAL = 'SIM-0001'
export const SESSION = '00000000000000a1'
/** 2026-11-21 08:00 UTC. */
export const MORNING_MS = Date.UTC(2026, 10, 21, 8)

/** What somebody said of a tray, where it does not matter who. */
export const SAID = { why: 'looked at it', who: 'Ada', atWallMs: MORNING_MS } as const

export function identity(sequence: number, sessionId: string = SESSION): ScanIdentity {
  return { scannerSerial: SERIAL, sessionId, sequence }
}

export function makeBatch(over: Partial<StoredBatch> = {}, batchId = '2026-1121-01'): StoredBatch {
  return {
    identity: {
      batchId,
      flock: 'Flock 7',
      breed: 'Brown layer',
      parentAgeWeeks: 42,
      setter: 'S3',
      trolley: 'T12',
      setAtWallMs: MORNING_MS - 12 * 24 * 3600_000,
      jurisdictionId: 'DE',
      trayTypeId: 'square-150',
      eggsExpected: 300,
      sexingMethod: 'MRI',
    },
    state: 'running',
    recipe: DEFAULT_RECIPE,
    startedWallMs: MORNING_MS,
    closedWallMs: null,
    ...over,
  }
}

export function makeVisit(visitId: number, over: Partial<TrayVisit> = {}): TrayVisit {
  return {
    visitId,
    ref: { scannerSerial: SERIAL, sessionId: SESSION, traySequence: visitId },
    code: `TRAY-${visitId}`,
    rows: 10,
    columns: 15,
    layout: 'square',
    batchId: '2026-1121-01',
    beganWallMs: MORNING_MS,
    state: 'filling',
    ...over,
  }
}

export function makePrediction(over: Partial<Prediction> = {}): Prediction {
  return {
    modelId: 'phantom-cnn-1',
    fertility: { viable: 0.9, infertile: 0.04, earlyDead: 0.03, midDead: 0.02, empty: 0.01 },
    female: 0.85,
    attention: undefined,
    quality: { signalToNoise: 12.5, saturatedShare: 0.001, interference: 0.002, evenness: 0.9 },
    ...over,
  }
}

const ACTION_OF: Readonly<Record<EggClass, EggAction>> = {
  FEMALE: 'KEEP',
  MALE: 'REMOVE_MALE',
  INFERTILE: 'REMOVE_CLEAR',
  EARLY_DEAD: 'REMOVE_CLEAR',
  MID_DEAD: 'REMOVE_CLEAR',
  UNCERTAIN: 'RESCAN',
  UNREADABLE: 'RESCAN',
  EMPTY: 'NONE',
}

export interface ScanOptions extends Partial<DecidedScan> {
  readonly eggClass?: EggClass
  readonly action?: EggAction
}

/** A decided scan of cell A1 of visit 1 unless told otherwise; UNREADABLE comes without a prediction. */
export function makeScan(sequence: number, options: ScanOptions = {}): DecidedScan {
  const { eggClass = 'FEMALE', action = ACTION_OF[eggClass], ...over } = options
  const unreadable = eggClass === 'UNREADABLE'
  return {
    identity: identity(sequence),
    visitId: 1,
    batchId: '2026-1121-01',
    cell: { row: 0, column: 0 },
    attempt: 1,
    coil: 1,
    capturedAtUs: sequence * 140_000,
    arrivedWallMs: MORNING_MS + sequence * 140,
    decidedWallMs: MORNING_MS + sequence * 140 + 5,
    latencyMs: 4.2,
    prediction: unreadable ? undefined : makePrediction(),
    decision: {
      eggClass,
      action,
      reason: unreadable ? 'MODEL_FAILED' : 'CLEAR_CUT',
      confidence: unreadable ? 0 : 0.85,
    },
    recipe: { id: DEFAULT_RECIPE.id, version: DEFAULT_RECIPE.version },
    sampled: false,
    ...over,
  }
}

export function scanItem(sequence: number, options: ScanOptions = {}): CommitItem {
  return { kind: 'scan', scan: makeScan(sequence, options) }
}

/** A group that settles the identities of its scans, and these sequences beside. */
export function makeGroup(
  items: readonly CommitItem[],
  releasedThrough: number,
  others: readonly number[] = [],
): CommitGroup {
  const scans = items.flatMap((item) => (item.kind === 'scan' ? [item.scan.identity] : []))
  return { items, received: [...scans, ...others.map((sequence) => identity(sequence))], releasedThrough }
}
