import { destroysEmbryo } from '../../electron/domain/law/allowed-actions.ts'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { ACTION_CODES, CLASS_CODES } from '../../electron/store/codes.ts'
import type { ReadableDb } from '../../electron/store/open-database.ts'
import { unpackCell } from '../../electron/store/quantise.ts'
import { classOf, type SimModel } from './sim-model.ts'
import { some } from './some.ts'
import type { Truth } from './truth.ts'

interface StoredScan {
  readonly session: string
  readonly sequence: number
  readonly tray: number
  readonly cell: number
  readonly attempt: number
  readonly eggClass: number
}

interface Rejected {
  readonly session: string
  readonly sequence: number
  readonly reason: string
}

const SCANS_SQL = `SELECT session.session_key AS session, sequence, tray_sequence AS tray, cell, attempt, egg_class AS eggClass
  FROM scan JOIN session USING (session_id) JOIN scanner USING (scanner_id) JOIN tray_visit USING (visit_id)
  WHERE serial = ?`
const REJECTED_SQL = `SELECT session.session_key AS session, sequence, reason FROM rejected_message
  JOIN session USING (session_id) JOIN scanner USING (scanner_id) WHERE serial = ?`
const RECEIVED_SQL = `SELECT session.session_key AS session, from_sequence AS first, to_sequence AS last FROM received_range
  JOIN session USING (session_id) JOIN scanner USING (scanner_id) WHERE serial = ?`

/** No acknowledged message is lost, none is there twice, and nothing is there that no scanner made. */
export function checkMessages(db: ReadableDb, truth: Truth, model: Pick<SimModel, 'hasFailedOn'>): readonly string[] {
  const stored = new Map<string, string>()
  const problems: string[] = []
  for (const row of db.prepare<[string], StoredScan>(SCANS_SQL).all(truth.scannerSerial)) {
    const key = `${row.session} ${row.sequence}`
    const cell = unpackCell(row.cell)
    if (stored.has(key)) problems.push(`scan ${key} is there twice`)
    const made = truth.scans.get(key)
    const [is, was] = [CLASS_CODES.word(row.eggClass), classOf(made?.shown ?? 0)]
    if (is !== was && !(is === 'UNREADABLE' && made !== undefined && model.hasFailedOn(made.pixels)))
      problems.push(`scan ${key} shows ${was} and is stored as ${is}`)
    stored.set(key, `${row.session}/${row.tray}/${cell.row}/${cell.column}/${row.attempt}`)
  }
  const rejected = new Set<string>()
  for (const { session, sequence, reason } of db.prepare<[string], Rejected>(REJECTED_SQL).all(truth.scannerSerial)) {
    const key = `${session} ${sequence}`
    rejected.add(key)
    // Every message is well made, and what a cable does to one leaves none: only its tray may be missing.
    if (reason !== 'UNKNOWN_TRAY') problems.push(`message ${key} is kept as ${reason}, and nothing is wrong with it`)
    // A tray whose beginning is there is known, and so is everything that came behind it.
    const tray = truth.trayOf.get(key)
    const begun = tray === undefined ? undefined : truth.begun.get(tray)
    if (reason === 'UNKNOWN_TRAY' && begun !== undefined && truth.isAcknowledged(session, begun))
      problems.push(`message ${key} is kept as ${reason}, and the tray ${tray} is there`)
  }
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

/** No order met another egg than its own; an egg that counts as removed was ordered to be, and what the sorter says that it removed counts as removed. */
export function checkOrders(db: ReadableDb, truth: Truth): readonly string[] {
  const problems = [...truth.problems]
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
