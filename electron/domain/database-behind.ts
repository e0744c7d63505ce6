/**
 * Why a database is not the one that was written here last.
 * END_LOST: it has fewer commits than the mark beside it, so the end of its write-ahead log was lost or an older copy was put back.
 * OTHER_DATABASE: the mark is another database's, or counts other scans at the same commit.
 * LOG_DAMAGED: committed transactions stood behind a damaged frame of the write-ahead log; none of them was of scans, or the mark would know.
 * MARK_GONE: there was a mark, and none that can be read is there: nobody can say whether anything is missing.
 */
export const DATABASE_BEHIND_KINDS = ['END_LOST', 'OTHER_DATABASE', 'LOG_DAMAGED', 'MARK_GONE'] as const
export type DatabaseBehindKind = (typeof DATABASE_BEHIND_KINDS)[number]
