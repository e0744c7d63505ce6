import { describe, expect, it } from 'vitest'
import { ALARM_IDS, alarmKind } from './rationalisation.ts'

/** Priority 1 of all kinds: ISA-18.2's guidance is about 5 % of the alarms that occur; of the kinds no more than a third may be so urgent. */
const URGENT_SHARE_MAX = 1 / 3

/** Without a scanner the line makes no other noise. */
const NO_LINK = [
  ...['SCANNER_LOST', 'SCANNER_SILENT', 'SCANNER_PERMISSION', 'SCANNER_BUSY', 'SCANNER_FAILED'],
  ...['SCANNER_INCOMPATIBLE', 'SCANNER_AMBIGUOUS', 'SCANNER_DRIVER_MISSING', 'FOLDER_UNUSABLE'],
]

/** Nobody sees these stand: they are over when they are told. */
const HAPPENED_ONCE = [
  'JOURNAL_DAMAGED',
  'SCANS_MISSING',
  'SCANNER_COUNTER_BACK',
  'AUDIT_GAP',
  'DATABASE_BEHIND',
  'BATCH_RECOVERED',
  'BACKUP_OLD',
  'COLD_FILE_UNUSABLE',
  'BATCH_NOT_SAVED',
]

describe('the rationalisation table', () => {
  it.each(ALARM_IDS)('says of %s why, what follows, what to do and how soon', (id) => {
    const kind = alarmKind(id)
    for (const text of [kind.cause, kind.consequence, kind.response]) expect(text).toMatch(/^[A-Z].*\.$/)
    expect(kind.respondWithinMinutes).toBeGreaterThan(0)
  })

  it('explains alarms by alarms that there are, and none by itself in the end', () => {
    const seen = (id: string, path: readonly string[]): void => {
      expect(ALARM_IDS).toContain(id)
      expect(path).not.toContain(id)
      for (const cause of alarmKind(id as (typeof ALARM_IDS)[number]).explainedBy) seen(cause, [...path, id])
    }
    for (const id of ALARM_IDS) seen(id, [])
  })

  it('waits before what flickers or swings, and with nothing that is decided once; what happened once stays until it was seen', () => {
    const waiting = (onDelayMs: number, offDelayMs: number) =>
      ALARM_IDS.filter((id) => {
        const kind = alarmKind(id)
        return kind.onDelayMs === onDelayMs && kind.offDelayMs === offDelayMs
      })
    expect(waiting(0, 1_000)).toEqual([
      ...['DISK_ERROR', 'SCANNER_LOST', 'SCANNER_SILENT', 'SCANNER_PERMISSION', 'SCANNER_BUSY'],
      ...['SCANNER_FAILED', 'SCANNER_INCOMPATIBLE', 'SCANNER_FAULT', 'SCANNER_AMBIGUOUS', 'SCANNER_DRIVER_MISSING'],
      ...['INFERENCE_DOWN', 'DISK_LOW', 'REVIEW_DOWN'],
    ])
    expect(waiting(2_000, 10_000)).toEqual([
      ...[
        'FOLDER_UNUSABLE',
        'BACKLOG',
        'SORTER_DISAGREES',
        'SORTER_SILENT',
        'DECISION_LATE',
        'SCANNER_LINE_TOO_SLOW',
        'LINE_NOISE',
      ],
      'SCANNER_CLOCK',
    ])
    expect(waiting(0, 0)).toEqual([
      'DATABASE_DAMAGED',
      ...['INFERENCE_STOPPED', 'MODEL_REFUSED', 'MODEL_MISSING', 'PICTURES_REFUSED', 'CLOCK_NOT_TRUSTED'],
      ...['LEGAL_LIMIT_PASSED', 'UPLOADS_AT_LIMIT', 'TRAY_ON_HOLD', 'UPLOADS_PILE_UP', 'UPLOAD_REFUSED'],
      ...HAPPENED_ONCE,
    ])
    expect(ALARM_IDS.filter((id) => alarmKind(id).latching)).toEqual(HAPPENED_ONCE)
  })

  it('names what explains another alarm: what follows from it calls nobody a second time', () => {
    const explained = ALARM_IDS.map((id) => [id, ...alarmKind(id).explainedBy]).filter(({ length }) => length > 1)
    expect(explained).toEqual([
      ['SCANNER_FAULT', ...NO_LINK],
      ['INFERENCE_DOWN', 'INFERENCE_STOPPED'],
      ['LEGAL_LIMIT_PASSED', 'CLOCK_NOT_TRUSTED'],
      ['BACKLOG', 'INFERENCE_DOWN', 'INFERENCE_STOPPED', 'DISK_ERROR'],
      ['SORTER_SILENT', ...NO_LINK],
      ['DECISION_LATE', 'BACKLOG', 'INFERENCE_DOWN', 'INFERENCE_STOPPED', 'DISK_ERROR'],
      ['DISK_LOW', 'DISK_ERROR'],
      ['SCANNER_LINE_TOO_SLOW', ...NO_LINK],
      ['LINE_NOISE', ...NO_LINK],
      ['SCANNER_CLOCK', ...NO_LINK],
      ['UPLOADS_PILE_UP', 'UPLOADS_AT_LIMIT'],
      ['BATCH_NOT_SAVED', 'DISK_ERROR'],
    ])
  })

  it('explains nothing by what is less urgent', () => {
    for (const id of ALARM_IDS) {
      const { priority, explainedBy } = alarmKind(id)
      for (const cause of explainedBy) {
        expect(alarmKind(cause as (typeof ALARM_IDS)[number]).priority).toBeLessThanOrEqual(priority)
      }
    }
  })

  it('calls few things urgent, and asks for a quick response to all of those', () => {
    const urgent = ALARM_IDS.map(alarmKind).filter(({ priority }) => priority === 1)
    expect(urgent.length / ALARM_IDS.length).toBeLessThanOrEqual(URGENT_SHARE_MAX)
    for (const { respondWithinMinutes } of urgent) expect(respondWithinMinutes).toBeLessThanOrEqual(5)
  })
})
