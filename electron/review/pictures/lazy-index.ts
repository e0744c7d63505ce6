import type { PictureIndex } from '../../store/archive-book.ts'
import { readPictureIndex } from '../../store/archive-rows.ts'
import type { ReadableDb } from '../../store/open-database.ts'

/** Where pictures are found, on a connection that is opened at the first question. */
export function lazyIndex(ask: <T>(question: (db: ReadableDb) => T) => T): PictureIndex {
  let known: { readonly db: ReadableDb; readonly index: PictureIndex } | undefined
  const indexOf = (db: ReadableDb) => {
    if (known?.db !== db) known = { db, index: readPictureIndex(db) }
    return known.index
  }
  return {
    place: (key) => ask((db) => indexOf(db).place(key)),
    recentSegments: (visitId) => ask((db) => indexOf(db).recentSegments(visitId)),
  }
}
