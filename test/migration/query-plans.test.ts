import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ALARM_HISTORY_SQL, EVENT_HISTORY_SQL } from '../../electron/review/alarm-history.ts'
import { AUDIT_ROWS_SQL } from '../../electron/review/audit-trail.ts'
import { CHAIN_SQL } from '../../electron/review/audit-verify.ts'
import { BATCH_EGGS_SQL, BATCHES_SQL } from '../../electron/review/batch-list.ts'
import * as report from '../../electron/review/batch-report.ts'
import { EGG_ATTEMPTS_SQL, EGG_VISIT_SQL } from '../../electron/review/egg-page.ts'
import * as eventTimes from '../../electron/review/event-times.ts'
import { CSV_VISITS_SQL } from '../../electron/review/export-csv.ts'
import * as flocks from '../../electron/review/flock-counts.ts'
import * as heldRecord from '../../electron/review/held-record.ts'
import * as drift from '../../electron/review/model-drift.ts'
import * as orderCounts from '../../electron/review/order-counts.ts'
import * as overrides from '../../electron/review/overrides.ts'
import { UNCERTAIN_EGGS_SQL } from '../../electron/review/pictures/print-pictures.ts'
import { SITE_ZONE_SQL } from '../../electron/review/record-zone.ts'
import {
  SHADOW_CHOICE_SQL,
  SHADOW_HOURS_SQL,
  SHADOW_NEWEST_SQL,
  SHADOW_PAIRS_SQL,
  SHADOWED_CELL_SQL,
} from '../../electron/review/shadow-report.ts'
import { EXPORT_BATCHES_SQL } from '../../electron/review/tables/batch-table.ts'
import { EXPORT_SCANS_SQL } from '../../electron/review/tables/scan-table.ts'
import { EXPORT_TRAY_SUM_SQL } from '../../electron/review/tables/tray-table.ts'
import { EXPORT_VISITS_OF_BATCH_SQL, EXPORT_VISITS_SQL } from '../../electron/review/tables/visits.ts'
import * as trayList from '../../electron/review/tray-list.ts'
import { TRAY_PAGE_EGGS_SQL, TRAY_PAGE_SQL } from '../../electron/review/tray-page.ts'
import { TRAY_EGGS_SQL, TRAYS_SQL } from '../../electron/review/trays.ts'
import { FIRST_VISIT_SQL, WINDOW_SCANS_SQL } from '../../electron/review/upkeep/measure-disk.ts'
import { DROP_OLD_ALARMS_SQL, DROP_OLD_EVENTS_SQL } from '../../electron/store/alarm-log-rows.ts'
import * as archive from '../../electron/store/archive-statements.ts'
import { ENTRY_HASH_SQL, NEWEST_ENTRY_SQL } from '../../electron/store/audit-rows.ts'
import * as batchLife from '../../electron/store/batch-life-rows.ts'
import { DAY_KEYS_SQL, FIND_BATCH_SQL, OPEN_BATCH_SQL } from '../../electron/store/batch-rows.ts'
import * as sums from '../../electron/store/batch-sums.ts'
import { changeFactSql } from '../../electron/store/change-fact.ts'
import { NEXT_HOT_SQL, STAYING_CELLS_SQL } from '../../electron/store/cold/cold-mover.ts'
import { COLD_MONTH_SQL } from '../../electron/store/cold/cold-rows.ts'
import { PLACES_OF_BATCH_SQL } from '../../electron/store/cold/rows-of.ts'
import { FIND_EGG_SQL, FIND_SPOKEN_SQL, MOVED_SQL } from '../../electron/store/egg-rows.ts'
import { EVENT_MARK_SQL } from '../../electron/store/event-marks.ts'
import { FIND_LINE_SQL } from '../../electron/store/line-rows.ts'
import { MASTER_REVISION_SQL, masterRecordsSql, TRAY_TYPE_USED_SQL } from '../../electron/store/master-data-rows.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { EGGS_BY_MINUTE_SQL } from '../../electron/store/minute-eggs.ts'
import { DROP_SHADOWS_SQL, NEWEST_CHOICE_SQL } from '../../electron/store/model-rows.ts'
import { openWritable } from '../../electron/store/open-database.ts'
import { BATCH_KEY_SQL } from '../../electron/store/open-trays.ts'
import {
  ENQUEUED_AT_SQL,
  LIST_UPLOADS_SQL,
  NEWEST_REVISION_SQL,
  NEWEST_SENT_SQL,
  NEXT_UPLOAD_SQL,
  PARKED_UPLOADS_SQL,
  QUEUED_UPLOADS_SQL,
} from '../../electron/store/outbox-rows.ts'
import { VISIT_BATCH_SQL } from '../../electron/store/override-rows.ts'
import {
  EGGS_OF_VISIT_SQL,
  NEWEST_DECIDED_SQL,
  NEWEST_PASSAGE_SQL,
  OPEN_VISITS_SQL,
  RELEASED_SQL,
} from '../../electron/store/read-start.ts'
import { RECENT_BATCHES_SQL } from '../../electron/store/recent-batches.ts'
import { FIND_RECIPE_SQL } from '../../electron/store/recipe-rows.ts'
import { FIND_ACK_SQL, FIND_OTHER_SQL } from '../../electron/store/removal-rows.ts'
import { CHANGED_SUMMARIES_SQL } from '../../electron/store/revision-rows.ts'
import * as sentRemovals from '../../electron/store/sent-removals.ts'
import { AFTER_SQL, BEFORE_SQL, MOVED_CELLS_SQL, PASSAGES_SQL } from '../../electron/store/tray-links.ts'
import * as trays from '../../electron/store/tray-reads.ts'
import { FLOCK_RANGES_SQL } from '../../electron/store/tray-writes.ts'
import { UNSPOKEN_SCANS_SQL } from '../../electron/store/unspoken-scans.ts'
import { FIND_NAME_SQL, FIND_USER_SQL } from '../../electron/store/user-rows.ts'
import { END_EARLIER_HOLDS_SQL, END_HOLDS_SQL } from '../../electron/store/visit-rows.ts'

/** Queries that run while the line runs or while somebody waits: their cost may not grow with what is stored. */
const HOT: Readonly<Record<string, string>> = {
  BATCH_KEY_SQL,
  COLD_MONTH_SQL,
  PLACES_OF_BATCH_SQL,
  UNSPOKEN_SCANS_SQL,
  NEXT_HOT_SQL,
  STAYING_CELLS_SQL,
  CHANGE_FACT_SQL: changeFactSql(['scans_male', 'eggs_male']),
  ALARM_HISTORY_SQL,
  EVENT_HISTORY_SQL,
  AUDIT_ROWS_SQL,
  CHAIN_SQL,
  ENTRY_HASH_SQL,
  NEWEST_ENTRY_SQL,
  FIND_NAME_SQL,
  FIND_USER_SQL,
  DROP_OLD_ALARMS_SQL,
  DROP_OLD_EVENTS_SQL,
  BATCH_STOPS_SQL: batchLife.BATCH_STOPS_SQL,
  FIND_STOP_SQL: batchLife.FIND_STOP_SQL,
  BATCH_ACCEPTED_SQL: batchLife.BATCH_ACCEPTED_SQL,
  BATCH_SIGNATURES_SQL: batchLife.BATCH_SIGNATURES_SQL,
  FIND_ACK_SQL,
  FIND_OTHER_SQL,
  FIND_EGG_SQL,
  FIND_RECIPE_SQL,
  FIND_SPOKEN_SQL,
  MOVED_SQL,
  PASSAGES_SQL,
  BEFORE_SQL,
  AFTER_SQL,
  MOVED_CELLS_SQL,
  END_HOLDS_SQL,
  FLOCK_RANGES_SQL,
  END_EARLIER_HOLDS_SQL,
  VISIT_BY_ID_SQL: trays.VISIT_BY_ID_SQL,
  VISIT_BY_REF_SQL: trays.VISIT_BY_REF_SQL,
  HELD_TRAYS_NOW_SQL: trays.HELD_TRAYS_NOW_SQL,
  CORRECTED_NOW_SQL: trays.CORRECTED_NOW_SQL,
  RELEASED_NOW_SQL: trays.RELEASED_NOW_SQL,
  MOVES_OF_VISIT_SQL: trays.MOVES_OF_VISIT_SQL,
  NEWEST_VISIT_SQL: trays.NEWEST_VISIT_SQL,
  SITE_ZONE_SQL,
  USED_SINCE_SQL: trays.USED_SINCE_SQL,
  RANGES_OF_BATCH_SQL: flocks.RANGES_OF_BATCH_SQL,
  CELLS_OF_CODE_SQL: flocks.CELLS_OF_CODE_SQL,
  CELLS_OF_OTHERS_SQL: flocks.CELLS_OF_OTHERS_SQL,
  DRIFT_BATCHES_SQL: drift.DRIFT_BATCHES_SQL,
  DRIFT_CELLS_SQL: drift.DRIFT_CELLS_SQL,
  DRIFT_JUDGED_SQL: drift.DRIFT_JUDGED_SQL,
  DRIFT_RECIPE_SQL: drift.DRIFT_RECIPE_SQL,
  FLOCK_OF_BATCH_SQL: flocks.FLOCK_OF_BATCH_SQL,
  FIND_BATCH_SQL,
  FIND_LINE_SQL,
  DRAFT_SQL: batchLife.DRAFT_SQL,
  NEWEST_CHOICE_SQL,
  SHADOW_CHOICE_SQL,
  SHADOW_HOURS_SQL,
  SHADOW_PAIRS_SQL,
  SHADOW_NEWEST_SQL,
  SHADOWED_CELL_SQL,
  DROP_SHADOWS_SQL,
  RECENT_BATCHES_SQL,
  EVENT_MARK_SQL,
  LATE_OF_BATCH_SQL: eventTimes.LATE_OF_BATCH_SQL,
  JUMPS_OF_BATCH_SQL: eventTimes.JUMPS_OF_BATCH_SQL,
  RELEASED_SQL,
  OPEN_BATCH_SQL,
  DAY_KEYS_SQL,
  EGGS_OF_VISIT_SQL,
  NEWEST_DECIDED_SQL,
  OPEN_VISITS_SQL,
  NEWEST_VISITS_SQL: sentRemovals.NEWEST_VISITS_SQL,
  SORTER_SPOKE_SQL: sentRemovals.SORTER_SPOKE_SQL,
  UNANSWERED_SQL: sentRemovals.UNANSWERED_SQL,
  ORDER_FAULTS_SQL: orderCounts.ORDER_FAULTS_SQL,
  DECIDED_LATE_SQL: orderCounts.DECIDED_LATE_SQL,
  SESSION_NAME_SQL: sentRemovals.SESSION_NAME_SQL,
  TRAY_LIST_SQL: trayList.TRAY_LIST_SQL,
  TRAY_LIST_ATTENTION_SQL: trayList.TRAY_LIST_ATTENTION_SQL,
  TRAY_SUMS_SQL: trayList.TRAY_SUMS_SQL,
  TRAY_CORRECTED_SQL: trayList.TRAY_CORRECTED_SQL,
  TRAYS_SQL,
  TRAY_EGGS_SQL,
  BATCHES_SQL,
  FIRST_VISIT_SQL,
  WINDOW_SCANS_SQL,
  BATCH_EGGS_SQL,
  BATCH_ID_SQL: report.BATCH_ID_SQL,
  REPORT_MINUTES_SQL: report.REPORT_MINUTES_SQL,
  REPORT_TRAYS_SQL: report.REPORT_TRAYS_SQL,
  TRAY_MIX_SQL: report.TRAY_MIX_SQL,
  HELD_RECORDS_SQL: heldRecord.HELD_RECORDS_SQL,
  STILL_HELD_SQL: heldRecord.STILL_HELD_SQL,
  TRAY_WORDS_SQL: heldRecord.TRAY_WORDS_SQL,
  CHANGED_SUMMARIES_SQL,
  BATCH_OVERRIDES_SQL: overrides.BATCH_OVERRIDES_SQL,
  TRAY_OVERRIDES_SQL: overrides.TRAY_OVERRIDES_SQL,
  EGG_OVERRIDES_SQL: overrides.EGG_OVERRIDES_SQL,
  VISIT_BATCH_SQL,
  TRAY_PAGE_SQL,
  TRAY_PAGE_EGGS_SQL,
  EGG_VISIT_SQL,
  EGG_ATTEMPTS_SQL,
  CSV_VISITS_SQL,
  EXPORT_BATCHES_SQL,
  EXPORT_SCANS_SQL,
  EXPORT_TRAY_SUM_SQL,
  EXPORT_VISITS_OF_BATCH_SQL,
  EXPORT_VISITS_SQL,
  UNCERTAIN_EGGS_SQL,
  EGGS_BY_MINUTE_SQL,
  BATCH_CELLS_SQL: sums.BATCH_CELLS_SQL,
  MODEL_NAME_SQL: sums.MODEL_NAME_SQL,
  SCANNER_NAME_SQL: sums.SCANNER_NAME_SQL,
  BATCH_VISITS_SQL: sums.BATCH_VISITS_SQL,
  BATCH_CORRECTIONS_SQL: sums.BATCH_CORRECTIONS_SQL,
  HELD_COUNT_SQL: sums.HELD_COUNT_SQL,
  OVERRIDDEN_SQL: sums.OVERRIDDEN_SQL,
  ENQUEUED_AT_SQL,
  LIST_UPLOADS_SQL,
  NEWEST_REVISION_SQL,
  NEWEST_SENT_SQL,
  NEXT_UPLOAD_SQL,
  PARKED_UPLOADS_SQL,
  QUEUED_UPLOADS_SQL,
  MASTER_REVISION_SQL,
  TRAY_TYPE_USED_SQL,
  PICTURE_PLACE_SQL: archive.PICTURE_PLACE_SQL,
  RECENT_SEGMENTS_SQL: archive.RECENT_SEGMENTS_SQL,
  ROWS_OF_SEGMENT_SQL: archive.ROWS_OF_SEGMENT_SQL,
  ANY_ROW_OF_SEGMENT_SQL: archive.ANY_ROW_OF_SEGMENT_SQL,
  NEWEST_PASSAGE_SQL,
  DUE_PICTURES_SQL: archive.DUE_PICTURES_SQL,
  LATE_PICTURES_SQL: archive.LATE_PICTURES_SQL,
  ANY_LATE_SQL: archive.ANY_LATE_SQL,
  SCAN_REASONS_SQL: archive.SCAN_REASONS_SQL,
  MASTER_TROLLEYS_SQL: masterRecordsSql('trolley'),
}

/** Reading along a partial index is reading only what is open; the names of models and of scanners are a handful, and so are batches that changed after they were sent, what a question lists, segments of thousands of pictures, and master data, whose number is limited. */
const SMALL_SCANS =
  /^SCAN (batch USING (COVERING )?INDEX batch_open|tray_visit USING (COVERING )?INDEX tray_visit_(open|on_hold)|model USING COVERING INDEX|scanner USING COVERING INDEX|outbox USING (COVERING )?INDEX outbox_(queued|parked)|summary_changed|picture_segment|json_each|master_\w+)/

/** Not asked of a plan, and why not. */
const EXPLAINED: Readonly<Record<string, string>> = {
  ADD_FACT_SQL: 'written by its key',
  ADD_BATCH_SUM_SQL: 'written by its key',
  ADD_BATCH_MINUTE_SQL: 'written by its key',
  ADD_TRAY_SUM_SQL: 'written by its key',
  ARRIVAL_THROUGH_SQL: 'one row',
  ADD_LATE_SQL: 'written by its key',
  LATE_BY_SCANNER_SQL: 'a row for each batch that a scanner brought something late of, which is rare',
  NEWEST_JUMPS_SQL: 'along its key, and twenty rows',
  CLOCK_MARK_SQL: 'one row',
  MARK_SQL: 'one row',
  RETENTION_SQL: 'one row',
  SEGMENTS_SQL: 'as many rows as there are segments, a few hundred within any quota',
  OLD_COLD_FILES_SQL: 'one row a month',
  CHOICES_SQL: 'as many rows as somebody ever chose a model',
  BATCH_SWITCHES_SQL: 'as many rows as somebody ever chose a model',
  LIST_RECIPES_SQL: 'as many rows as somebody ever wrote a recipe',
  LABELS_SQL: 'long work in a thread of its own',
  UNLABELLED_SQL: 'long work in a thread of its own',
}

describe('query plans', () => {
  const db = openWritable({ path: ':memory:', key: 'unencrypted' })
  migrate(db)

  it('are looked at for every query that is named in store and review', () => {
    const folders = ['store', 'review'].map((name) => join(import.meta.dirname, '../../electron', name))
    const named = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/export const (\w+_SQL)\b/g)])
        .map(([, name = '']) => name),
    )
    expect(named.length).toBeGreaterThan(90)
    expect(named.filter((name) => !(name in HOT) && !(name in EXPLAINED))).toEqual([])
  })

  it.each(Object.entries(HOT))('%s searches and never reads a whole table', (_name, sql) => {
    const parameters = Array.from({ length: sql.split('?').length - 1 }, () => 1)
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
    const scans = plan.map((step) => step.detail).filter((detail) => detail.startsWith('SCAN'))
    expect(scans.filter((detail) => !SMALL_SCANS.test(detail))).toEqual([])
    expect(plan.length).toBeGreaterThan(0)
  })
})
