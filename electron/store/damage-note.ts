import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from '../files/atomic-file.ts'

/** Why the station could not open its database: for the review process, which offers a backup. */
export interface DamageNote {
  readonly message: string
  readonly atWallMs: number
}

function noteFile(folder: string): string {
  return join(folder, 'damage.json')
}

/** Throws what the system says. */
export function writeDamageNote(folder: string, note: DamageNote): void {
  writeFileAtomically(noteFile(folder), `${JSON.stringify(note)}\n`)
}

/** Once the database is open. */
export function removeDamageNote(folder: string): void {
  rmSync(noteFile(folder), { force: true })
}

export function readDamageNote(folder: string): DamageNote | undefined {
  try {
    const { message, atWallMs } = JSON.parse(readFileSync(noteFile(folder), 'utf8')) as Readonly<
      Record<string, unknown>
    >
    return typeof message === 'string' && typeof atWallMs === 'number' ? { message, atWallMs } : undefined
  } catch {
    return undefined
  }
}
