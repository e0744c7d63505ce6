import type { DataSetWish } from '../../contract/data-set.ts'
import type { LeftOut } from '../../domain/data-set.ts'
import { OVERRIDE_CLASSES, type OverrideClass, type OverrideReason } from '../../domain/override.ts'
import type { PictureKey } from '../../store/archive/picture.ts'
import { CLASS_CODES, OVERRIDE_REASON_CODES } from '../../store/codes.ts'
import { StoreError } from '../../store/errors.ts'
import type { ReadableDb } from '../../store/open-database.ts'
import { unpackCell } from '../../store/quantise.ts'
import { type Label, labelOf } from './labels.ts'

/** The newest correction of each egg with the scan that it is about; of a scan that came twice, the later. Walks all corrections: nobody waits for it. */
export const LABELS_SQL = `SELECT said.override_id, said.visit_id, said.cell, said.attempt, said.egg_class AS called, said.reason,
  batch_key, breed, flock, set_at_wall_ms, scan.arrived_wall_ms, scan.coil, scan.egg_class AS decided, scan.sampled, model_key,
  EXISTS (SELECT 1 FROM egg_transfer WHERE from_visit_id = said.visit_id AND from_cell = said.cell)
    OR EXISTS (SELECT 1 FROM egg_transfer WHERE to_visit_id = said.visit_id AND to_cell = said.cell) AS moved
  FROM egg_override AS said JOIN tray_visit USING (visit_id) LEFT JOIN batch ON batch.batch_id = tray_visit.batch_id
  LEFT JOIN scan ON scan.visit_id = said.visit_id AND scan.cell = said.cell AND scan.attempt = said.attempt
  LEFT JOIN model USING (model_id)
  WHERE NOT EXISTS (SELECT 1 FROM egg_override AS later WHERE later.visit_id = said.visit_id AND later.cell = said.cell
    AND later.override_id > said.override_id)
  ORDER BY tray_visit.batch_id, said.override_id, scan.arrived_wall_ms`

interface Row {
  readonly override_id: number
  readonly visit_id: number
  readonly cell: number
  readonly attempt: number
  readonly called: number
  readonly reason: number
  readonly batch_key: string | null
  readonly breed: string | null
  readonly flock: string | null
  readonly set_at_wall_ms: number | null
  readonly arrived_wall_ms: number | null
  readonly coil: number | null
  readonly decided: number | null
  readonly sampled: number | null
  readonly model_key: string | null
  readonly moved: number
}

/** An egg with its label and where its picture would be. */
export interface LabelledEgg extends Label {
  readonly picture: PictureKey
  readonly batchId: string | null
  readonly breed: string
  readonly flock: string
  /** Since set, when it was scanned; null where nobody knows the set time. */
  readonly ageHours: number | null
  readonly coil: number
  readonly reason: OverrideReason
  readonly decided: string
  readonly modelId: string | null
}

/** Eggs that were drawn and of which nobody has said anything yet. Walks every scan of what is asked for: nobody waits for it. */
export const UNLABELLED_SQL = `SELECT count(*) AS eggs FROM tray_visit CROSS JOIN scan USING (visit_id) CROSS JOIN egg
  ON egg.visit_id = scan.visit_id AND egg.cell = scan.cell AND egg.attempt = scan.attempt
    AND egg.session_id = scan.session_id AND egg.sequence = scan.sequence
  WHERE scan.sampled = 1 AND NOT EXISTS
    (SELECT 1 FROM egg_override AS said WHERE said.visit_id = scan.visit_id AND said.cell = scan.cell)
  AND (:batch IS NULL OR tray_visit.batch_id = (SELECT batch_id FROM batch WHERE batch_key = :batch))
  AND (:since IS NULL OR scan.arrived_wall_ms >= :since) AND (:until IS NULL OR scan.arrived_wall_ms < :until)`

const HOUR_MS = 3_600_000

/** All of them. */
export const EVERY_LABEL: Which = { fromWallMs: null, untilWallMs: null, batchId: null }

type Which = Pick<DataSetWish, 'fromWallMs' | 'untilWallMs' | 'batchId'>

export function countUnlabelled(db: ReadableDb, { batchId, fromWallMs, untilWallMs }: Which): number {
  const which = { batch: batchId, since: fromWallMs, until: untilWallMs }
  return db.prepare<[typeof which], { eggs: number }>(UNLABELLED_SQL).get(which)?.eggs ?? 0
}

/** Every egg of which somebody has said what it is, and how many were said something that is no label. */
export function readLabels(
  db: ReadableDb,
  which: Which = EVERY_LABEL,
): {
  readonly eggs: readonly LabelledEgg[]
  readonly leftOut: ReadonlyMap<LeftOut, number>
} {
  const eggs = new Map<number, LabelledEgg>()
  const leftOut = new Map<number, LeftOut>()
  for (const row of db.prepare<[], Row>(LABELS_SQL).iterate()) {
    if (!isAskedFor(row, which)) continue
    const egg = eggFrom(row)
    if (typeof egg === 'string') leftOut.set(row.override_id, egg)
    else eggs.set(row.override_id, egg)
  }
  return { eggs: [...eggs.values()], leftOut: countBy([...leftOut.values()]) }
}

/** What has no scan came at no time that is known: it is asked for only where no time is named. */
function isAskedFor(
  { batch_key, arrived_wall_ms: arrived }: Row,
  { batchId, fromWallMs, untilWallMs }: Which,
): boolean {
  if (batchId !== null && batch_key !== batchId) return false
  if (fromWallMs === null && untilWallMs === null) return true
  return arrived !== null && arrived >= (fromWallMs ?? arrived) && (untilWallMs === null || arrived < untilWallMs)
}

function eggFrom(row: Row): LabelledEgg | LeftOut {
  const reason = OVERRIDE_REASON_CODES.word(row.reason)
  const decided = row.decided === null ? undefined : CLASS_CODES.word(row.decided)
  const label = labelOf({
    ...{ called: calledFrom(row.called), reason, moved: row.moved === 1 },
    ...{ decided, sampled: row.sampled === 1 },
  })
  if (typeof label === 'string') return label
  const { set_at_wall_ms: setAt, arrived_wall_ms: arrived } = row
  return {
    ...label,
    picture: { visitId: row.visit_id, cell: unpackCell(row.cell), attempt: row.attempt },
    batchId: row.batch_key,
    breed: row.breed ?? '',
    flock: row.flock ?? '',
    ageHours: setAt === null || arrived === null ? null : Math.round((10 * (arrived - setAt)) / HOUR_MS) / 10,
    coil: row.coil ?? 0,
    reason,
    decided: decided ?? '',
    modelId: row.model_key,
  }
}

function calledFrom(code: number): OverrideClass {
  const word = CLASS_CODES.word(code)
  const known = OVERRIDE_CLASSES.find((eggClass) => eggClass === word)
  if (known === undefined) throw new StoreError('CORRUPT', `an egg cannot be corrected to ${word}`)
  return known
}

export function countBy<T>(words: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
