import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from '../files/atomic-file.ts'

/** A backup that a start put in the place of the database: for the review process, until somebody has seen it. */
export interface RestoredNote {
  /** Of the backup. */
  readonly name: string
  readonly madeAtWallMs: number
  /** Scans in it. */
  readonly scans: number
  /** Of the start. */
  readonly atWallMs: number
}

function noteFile(folder: string): string {
  return join(folder, 'restored.json')
}

/** Throws what the system says. */
export function writeRestoredNote(folder: string, { name, madeAtWallMs, scans, atWallMs }: RestoredNote): void {
  writeFileAtomically(noteFile(folder), `${JSON.stringify({ name, madeAtWallMs, scans, atWallMs })}\n`)
}

/** Once somebody has seen it. Throws what the system says. */
export function removeRestoredNote(folder: string): void {
  rmSync(noteFile(folder), { force: true })
}

export function readRestoredNote(folder: string): RestoredNote | undefined {
  try {
    const note: unknown = JSON.parse(readFileSync(noteFile(folder), 'utf8'))
    return isNote(note) ? note : undefined
  } catch {
    return undefined
  }
}

function isNote(note: unknown): note is RestoredNote {
  if (typeof note !== 'object' || note === null) return false
  const { name, madeAtWallMs, scans, atWallMs } = note as Readonly<Record<string, unknown>>
  return typeof name === 'string' && [madeAtWallMs, scans, atWallMs].every((value) => typeof value === 'number')
}
