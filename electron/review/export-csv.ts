import { CSV_TRAYS_MAX } from '../contract/looking-back.ts'
import type { BatchRecord } from '../contract/review.ts'
import { cellName, EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { csvRow, csvTime, PLAY_LINE } from './csv.ts'
import { readTrayPage } from './tray-page.ts'

/** The record of a batch, one fact a row: section, name, value, and scans where eggs are counted. */
export function recordCsv(record: BatchRecord): string {
  const facts: readonly (readonly [string, string | number | null])[] = [
    ['batch', record.batchId],
    ['state', record.state],
    ['flock', record.flock],
    ['breed', record.breed],
    ['parent age, weeks', record.parentAgeWeeks],
    ['setter', record.setter],
    ['trolley', record.trolley],
    ['set at', csvTime(record.setAtWallMs)],
    ['started at', csvTime(record.startedAtWallMs)],
    ['closed at', csvTime(record.closedAtWallMs)],
    ['jurisdiction', record.jurisdictionId],
    ['sexing method', record.sexingMethod],
    ['label', record.labelScheme],
    ['shift', record.shift],
    ['line', record.line],
    ['recipe', record.recipe],
    ['models', record.models.join(' ')],
    ['scanners', record.scanners.join(' ')],
    ['synthetic model', record.synthetic ? 'yes' : 'no'],
    ['play', record.play ? 'yes' : 'no'],
    ['trays', record.trays],
    ['trays on hold', record.traysHeld],
    ['empty cells', record.emptyCells],
    ['eggs overridden', record.overridden],
  ]
  return [
    ...(record.play ? [PLAY_LINE] : []),
    csvRow(['section', 'name', 'value', 'scans']),
    ...facts.map(([name, value]) => csvRow(['record', name, value, null])),
    csvRow(['record', 'eggs', record.eggs, record.scans]),
    ...EGG_CLASSES.map((word) => countRow('class', word, record.byClass[word])),
    ...EGG_ACTIONS.map((word) => countRow('action', word, record.byAction[word])),
  ].join('')
}

function countRow(section: string, word: string, count: { eggs: number; scans: number } | undefined): string {
  return csvRow([section, word, count?.eggs ?? 0, count?.scans ?? 0])
}

const EGG_COLUMNS = [
  'batch',
  'tray',
  'tray visit',
  'tray began at',
  'cell',
  'attempt',
  'class',
  'action',
  'confidence',
  'sample',
]
const OVERRIDE_COLUMNS = ['override class', 'override action']

export const CSV_VISITS_SQL = `SELECT visit_id FROM tray_visit WHERE batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?)
  AND visit_id > ? ORDER BY visit_id LIMIT ${CSV_TRAYS_MAX}`

/** The eggs of the next trays, one row an egg; head and, in play, its mark stand on the first page only. */
export function eggsCsv(
  db: ReadableDb,
  batchId: string,
  afterVisitId: number,
  { play }: { readonly play: boolean },
): { csv: string; nextVisitId: number | null } {
  const visits = db.prepare<[string, number], { visit_id: number }>(CSV_VISITS_SQL).all(batchId, afterVisitId)
  const rows = visits.flatMap(({ visit_id }) => {
    const tray = readTrayPage(db, visit_id)
    if (tray === null) return []
    const shared = [batchId, tray.code, tray.visitId, csvTime(tray.beganWallMs)]
    return tray.eggs.map((egg) =>
      csvRow([
        ...shared,
        cellName(egg.cell),
        egg.attempt,
        egg.eggClass,
        egg.action,
        Number(egg.confidence.toFixed(4)),
        egg.sampled ? 'yes' : 'no',
        egg.override?.eggClass ?? null,
        egg.override?.action ?? null,
      ]),
    )
  })
  const head = afterVisitId === 0 ? [...(play ? [PLAY_LINE] : []), csvRow([...EGG_COLUMNS, ...OVERRIDE_COLUMNS])] : []
  const last = visits.length < CSV_TRAYS_MAX ? undefined : visits[visits.length - 1]
  return { csv: [...head, ...rows].join(''), nextVisitId: last?.visit_id ?? null }
}
