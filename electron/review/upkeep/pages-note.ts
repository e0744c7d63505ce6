import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { integrityResultSchema, type UpkeepJobs } from '../../contract/upkeep.ts'
import { writeFileAtomically } from '../../files/atomic-file.ts'
import type { DataFiles } from '../../store/data-folder.ts'
import { fileAt } from './other-database.ts'

type Place = Pick<DataFiles, 'folder' | 'database'>
/** How a check of every page ended. */
export type PagesRead = Extract<UpkeepJobs['integrity'], { readonly state: 'done' }>

/** `file`: the database in which it was found. */
const noteSchema = z.strictObject({ file: z.string(), atWallMs: z.number(), result: integrityResultSchema })

function noteFile({ folder }: Place): string {
  return join(folder, 'pages.json')
}

/** What the last check found in the database that is there; undefined where it found nothing, or in another one. */
export function readPagesNote(place: Place): PagesRead | undefined {
  try {
    const { file, ...found } = noteSchema.parse(JSON.parse(readFileSync(noteFile(place), 'utf8')))
    return file === fileAt(place.database) ? { state: 'done', ...found } : undefined
  } catch {
    return undefined
  }
}

/** Keeps what was found over restarts, and lets it go when it was nothing. Throws what the system says. */
export function keepPagesNote(place: Place, { atWallMs, result }: PagesRead): void {
  const file = fileAt(place.database)
  if (result.sound || file === undefined) removePagesNote(place)
  else writeFileAtomically(noteFile(place), `${JSON.stringify({ file, atWallMs, result })}\n`)
}

/** Once another database is there. Throws what the system says. */
export function removePagesNote(place: Place): void {
  rmSync(noteFile(place), { force: true })
}
