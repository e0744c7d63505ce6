import { destroysEmbryo } from '../../electron/domain/law/allowed-actions.ts'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { reconcile } from '../../electron/review/reconcile.ts'
import { ACTION_CODES } from '../../electron/store/codes.ts'
import { openReadable, type ReadableDb } from '../../electron/store/open-database.ts'
import { unpackCell } from '../../electron/store/quantise.ts'
import { offence } from '../proof/law/oracle.ts'
import { checkCloud } from './check-cloud.ts'
import { databasePath } from './sim-database.ts'
import { DATABASE_KEY } from './station-life.ts'
import type { Truth } from './truth.ts'
import type { World } from './world.ts'

/** A few of each kind say enough. */
const SHOWN_MAX = 5

/** Everything that must be true of a run that has come to its end, whatever happened in it. Empty is the only good answer. */
export function checkRun(world: World): string[] {
  const db = openReadable({ path: databasePath(world.folder), key: DATABASE_KEY })
  try {
    return [
      ...world.problems,
      ...reconcile(db).differences.map((text) => `reconcile: ${text}`),
      ...world.lines.flatMap(({ truth }) => [...checkMessages(db, truth), ...checkOrders(db, truth)]),
      ...checkTrays(db),
      ...checkBatches(db, world),
      ...checkLaw(world),
      ...checkCloud(db, world.cloud),
    ]
  } finally {
    db.close()
  }
}

function some(texts: readonly string[]): readonly string[] {
  if (texts.length <= SHOWN_MAX) return texts
  return [...texts.slice(0, SHOWN_MAX), `and ${texts.length - SHOWN_MAX} more like: ${texts[0]}`]
}

interface StoredScan {
  readonly session: string
  readonly sequence: number
  readonly tray: number
  readonly cell: number
  readonly attempt: number
}

const SCANS_SQL = `SELECT session.session_key AS session, sequence, tray_sequence AS tray, cell, attempt
  FROM scan JOIN session USING (session_id) JOIN scanner USING (scanner_id) JOIN tray_visit USING (visit_id)
  WHERE serial = ?`
const REJECTED_SQL = `SELECT session.session_key AS session, sequence FROM rejected_message
  JOIN session USING (session_id) JOIN scanner USING (scanner_id) WHERE serial = ?`
const RECEIVED_SQL = `SELECT session.session_key AS session, from_sequence AS first, to_sequence AS last FROM received_range
  JOIN session USING (session_id) JOIN scanner USING (scanner_id) WHERE serial = ?`

/** No acknowledged message is lost, none is there twice, and nothing is there that no scanner made. */
function checkMessages(db: ReadableDb, truth: Truth): readonly string[] {
  const stored = new Map<string, string>()
  const problems: string[] = []
  for (const row of db.prepare<[string], StoredScan>(SCANS_SQL).all(truth.scannerSerial)) {
    const key = `${row.session} ${row.sequence}`
    const cell = unpackCell(row.cell)
    if (stored.has(key)) problems.push(`scan ${key} is there twice`)
    stored.set(key, `${row.session}/${row.tray}/${cell.row}/${cell.column}/${row.attempt}`)
  }
  const rejected = new Set(
    db
      .prepare<[string], { session: string; sequence: number }>(REJECTED_SQL)
      .all(truth.scannerSerial)
      .map(({ session, sequence }) => `${session} ${sequence}`),
  )
  const received = db
    .prepare<[string], { session: string; first: number; last: number }>(RECEIVED_SQL)
    .all(truth.scannerSerial)
  const isReceived = (session: string, sequence: number) =>
    received.some((range) => range.session === session && range.first <= sequence && sequence <= range.last)
  for (const [key, { type }] of truth.made) {
    const [session = '', number = ''] = key.split(' ')
    const sequence = Number(number)
    if (!truth.isAcknowledged(session, sequence)) continue
    if (!isReceived(session, sequence)) problems.push(`acknowledged and lost: message ${key} of type ${type}`)
    if (type === MESSAGE_TYPE.SCAN && !stored.has(key) && !rejected.has(key))
      problems.push(`acknowledged and lost: scan ${key}`)
  }
  for (const [key, place] of stored) {
    const made = truth.scans.get(key)
    if (made === undefined) problems.push(`scan ${key} was never made`)
    else if (made.place !== place) problems.push(`scan ${key} was made at ${made.place} and is stored at ${place}`)
  }
  return some(problems)
}

const EGGS_SQL = `SELECT session.session_key AS session, tray_sequence AS tray, egg.cell, egg.attempt, egg.action
  FROM egg JOIN tray_visit USING (visit_id) JOIN session ON session.session_id = tray_visit.session_id
  JOIN scanner USING (scanner_id) WHERE serial = ?`

interface StoredEgg {
  readonly session: string
  readonly tray: number
  readonly cell: number
  readonly attempt: number
  readonly action: number
}

/** An egg that counts as removed was ordered to be, and what the sorter says that it removed counts as removed. */
function checkOrders(db: ReadableDb, truth: Truth): readonly string[] {
  const problems: string[] = []
  for (const egg of db.prepare<[string], StoredEgg>(EGGS_SQL).all(truth.scannerSerial)) {
    const { row, column } = unpackCell(egg.cell)
    const place = `${egg.session}/${egg.tray}/${row}/${column}/${egg.attempt}`
    const action = ACTION_CODES.word(egg.action)
    const sorted = truth.sorted.get(place)
    const wasSaid = sorted !== undefined && truth.isAcknowledged(egg.session, sorted.sequence)
    if (destroysEmbryo(action)) {
      const ordered = truth.heard.get(place)?.some(destroysEmbryo) === true
      const said = sorted?.action !== undefined && destroysEmbryo(sorted.action)
      if (!ordered && !said) problems.push(`egg ${place} counts as ${action} and nobody was told to`)
    } else if (wasSaid && sorted.action !== undefined && destroysEmbryo(sorted.action)) {
      problems.push(`egg ${place} counts as ${action} and the sorter says ${sorted.action}`)
    }
  }
  return some(problems)
}

/** Every tray has ended, and one that waits says why. */
function checkTrays(db: ReadableDb): readonly string[] {
  const rows = db
    .prepare<[], { visitId: number; state: number; reason: string | null; ended: number | null }>(
      'SELECT visit_id AS visitId, state, hold_reason AS reason, ended_wall_ms AS ended FROM tray_visit',
    )
    .all()
  return some(
    rows.flatMap(({ visitId, state, reason, ended }) => {
      if (ended === null) return [`tray visit ${visitId} is still open`]
      return state === 2 && reason === null ? [`tray visit ${visitId} is held and nobody knows why`] : []
    }),
  )
}

function checkBatches(db: ReadableDb, world: World): readonly string[] {
  const wanted = world.plan.lines.reduce((sum, { batches }) => sum + batches.length, 0)
  const batches = db.prepare<[], { state: number }>('SELECT state FROM batch').all()
  return batches.length === wanted ? [] : [`${wanted} batches were begun and ${batches.length} are stored`]
}

/** By the second reading of the law. */
function checkLaw({ plan, deeds }: World): readonly string[] {
  const facts = {
    ...({ country: plan.country, dayCount: 'earlierOfBoth', setAtWallMs: plan.setAtWallMs } as const),
    ...{ zoneName: plan.timeZone, zoneKnown: true, clockHonest: true },
  }
  return some(
    deeds.flatMap((deed) => {
      const against = offence(deed, deed.hasBatch ? facts : { ...facts, country: undefined })
      return against === undefined ? [] : [`${against}: ${JSON.stringify(deed)}`]
    }),
  )
}
