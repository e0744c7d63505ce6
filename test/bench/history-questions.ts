import { EGG_CLASSES } from '../../electron/domain/egg.ts'
import type { ModelFacts } from '../../electron/review/explain/model-facts.ts'
import type { Review } from '../../electron/review/open-review.ts'
import { CONFIDENCE_COLUMNS, QUALITY_COLUMNS } from '../../electron/store/fact-columns.ts'

/** The model that judged the newest batches of `fillHistory` or those before them; a reference of even bins, because only the time is looked at. */
export const HISTORY_MODEL: ModelFacts = {
  ...{ synthetic: true, calibration: null, input: { width: 1, height: 1, maps: 1 } },
  ...{ goldenScans: new Uint16Array(), goldenExpected: new Float32Array() },
  reference: {
    counts: {
      confidence: CONFIDENCE_COLUMNS.map(() => 100),
      signalToNoise: QUALITY_COLUMNS.map(() => 200),
      classes: EGG_CLASSES.map(() => 250),
    },
    thresholds: { fertility: 0.6, female: 0.8, male: 0.8 },
  },
}

/** What is asked about: found in the database itself. */
export interface HistorySample {
  readonly newestBatch: string
  readonly dayBatch: string
  readonly oldestBatch: string
  readonly middleCursor: number
  readonly models: readonly string[]
  readonly nowWallMs: number
}

/** Batches that stand for all: the newest, the largest and the oldest one. */
export function sampleHistory(review: Review): HistorySample {
  const batches = []
  for (let beforeCursor: number | null = null; ; ) {
    const page = review.batches({ search: '', state: 'all', beforeCursor })
    batches.push(...page)
    beforeCursor = page.at(-1)?.cursor ?? null
    if (beforeCursor === null) break
  }
  const largest = batches.reduce((one, other) => (other.eggs > one.eggs ? other : one))
  return {
    newestBatch: batches[0]?.batchId ?? '',
    dayBatch: largest.batchId,
    oldestBatch: batches.at(-1)?.batchId ?? '',
    middleCursor: batches[Math.floor(batches.length / 2)]?.cursor ?? 0,
    models: review.judges(),
    nowWallMs: batches[0]?.closedAtWallMs ?? 0,
  }
}

const NEWEST = { beforeId: null, sinceWallMs: null }

export type HistoryQuestion = () => unknown

/** Every question that a screen asks the review process, as screens ask it, by what a person does. */
export function historyQuestions(review: Review, sample: HistorySample): Readonly<Record<string, HistoryQuestion>> {
  const { newestBatch, dayBatch, oldestBatch, middleCursor } = sample
  const trayOf = (batchId: string, at = 0) =>
    review.batchTrays({ batchId, only: 'all', beforeVisitId: null })[at]?.visitId ?? 1
  const [newTray, oldTray] = [trayOf(newestBatch), trayOf(oldestBatch)]
  const cell = { row: 3, column: 3 }
  const list = { search: '', state: 'all' } as const
  const open = (batchId: string) => () => [
    review.batchRecord({ batchId }),
    review.batchReport({ batchId }),
    review.recordLife({ batchId }),
    review.batchTrays({ batchId, only: 'all', beforeVisitId: null }),
  ]
  return {
    'list of batches, first page': () => review.batches({ ...list, beforeCursor: null }),
    'list of batches, middle page': () => review.batches({ ...list, beforeCursor: middleCursor }),
    'list of batches, search without a hit': () =>
      review.batches({ search: 'nobody', state: 'all', beforeCursor: null }),
    'opening the newest batch': open(newestBatch),
    'opening the oldest batch': open(oldestBatch),
    'opening a batch of a whole day': open(dayBatch),
    'record of a batch': () => review.batchRecord({ batchId: newestBatch }),
    'record of a batch of a day': () => review.batchRecord({ batchId: dayBatch }),
    'charts of a batch': () => review.batchReport({ batchId: newestBatch }),
    'charts of a batch of a day': () => review.batchReport({ batchId: dayBatch }),
    'stops and signatures of a batch': () => review.recordLife({ batchId: newestBatch }),
    'stops and signatures of a day': () => review.recordLife({ batchId: dayBatch }),
    'trays of a batch': () => review.batchTrays({ batchId: dayBatch, only: 'all', beforeVisitId: null }),
    'trays that need a look, of a day': () =>
      review.batchTrays({ batchId: dayBatch, only: 'attention', beforeVisitId: null }),
    'eggs of some trays': () => review.trays({ batchId: newestBatch, afterVisitId: 0 }),
    'a tray': () => review.tray({ visitId: newTray }),
    'a tray of the oldest batch': () => review.tray({ visitId: oldTray }),
    'an egg': () => review.egg({ visitId: newTray, cell }),
    'an egg of the oldest batch': () => review.egg({ visitId: oldTray, cell }),
    'a page of the file of eggs': () => review.eggsCsv({ batchId: dayBatch, afterVisitId: 0 }),
    'history of alarms': () => review.alarmHistory({ ...NEWEST, alarms: null, deeds: null, who: '' }),
    'history of events': () => review.eventHistory(NEWEST),
    'audit trail': () => review.auditRows({ beforeSequence: null, search: '', acts: [] }),
    'report of a candidate': () => review.shadowReport(),
    'drift of a model': () => review.modelDrift({ modelId: sample.models[0] ?? '' }),
    'forecast of the disk': () => review.visits(sample.nowWallMs),
  }
}
