import type { ArchiveBook } from './archive-book.ts'
import { ArchiveRows } from './archive-rows.ts'
import type { WritableDb } from './open-database.ts'

/** What the database knows of the archive; `named` turns its errors into our own. */
export function openArchive(db: WritableDb, named: <T>(work: () => T) => T): ArchiveBook {
  const rows = new ArchiveRows(db)
  return {
    index: {
      place: (key) => named(() => rows.index.place(key)),
      recentSegments: (visitId) => named(() => rows.index.recentSegments(visitId)),
    },
    segments: () => named(() => rows.segments()),
    begin: (...segment) => named(() => rows.begin(...segment)),
    place: (group) => named(() => rows.place(group)),
    move: (...group) => named(() => rows.move(...group)),
    close: (...segment) => named(() => rows.close(...segment)),
    beginErasing: (segmentId) => named(() => rows.beginErasing(segmentId)),
    forget: (segmentId) => named(() => rows.forget(segmentId)),
    loseBeyond: (...end) => named(() => rows.loseBeyond(...end)),
    hasRows: (segmentId) => named(() => rows.hasRows(segmentId)),
    newestVisitId: () => named(() => rows.newestVisitId()),
    rowsOf: (segmentId) => named(() => rows.rowsOf(segmentId)),
    due: (lineKey) => named(() => rows.due(lineKey)),
    late: (count) => named(() => rows.late(count)),
    dropDue: (keys) => named(() => rows.dropDue(keys)),
    waive: (keys) => named(() => rows.waive(keys)),
    reasons: (key) => named(() => rows.reasons(key)),
    want: (pictures) => named(() => rows.want(pictures)),
    retention: () => named(() => rows.retention()),
    saveRetention: (retention) => named(() => rows.saveRetention(retention)),
  }
}
