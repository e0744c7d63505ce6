import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileTime } from '../../base/file-time.ts'
import type { BackupInfo } from '../../contract/backups.ts'
import { type BackupPlan, keptBackups } from '../../domain/backup-plan.ts'
import { namesIn } from '../../files/names-in.ts'
import { infoFromManifest, MANIFEST_BYTES_MAX, MANIFEST_FILE } from './manifest.ts'

const NAME = /^\d{8}T\d{6}Z(?:-\d+)?$/
const UNFINISHED = '.unfinished'

/** Name of a backup's folder: the time in UTC, 20261121T093000Z. Pure. */
export function backupName(wallMs: number): string {
  return fileTime(wallMs)
}

/** The folder that a new backup is made in, and its final place: renamed there when everything in it is proved. */
export function placesFor(folder: string, wallMs: number): { readonly unfinished: string; readonly final: string } {
  const name = backupName(wallMs)
  for (let n = 1; ; n++) {
    const final = join(folder, n === 1 ? name : `${name}-${n}`)
    if (!existsSync(final)) return { unfinished: final + UNFINISHED, final }
  }
}

/** Finished backups, newest first; folders that are none of ours are left out. */
export function listBackups(folder: string): BackupInfo[] {
  return namesIn(folder)
    .filter((name) => NAME.test(name))
    .flatMap((name) => {
      const info = readInfo(folder, name)
      return info === undefined ? [] : [info]
    })
    .sort((a, b) => b.madeAtWallMs - a.madeAtWallMs || (a.name < b.name ? 1 : -1))
}

/** Removes those that the plan does not keep, never the one of that name, which was just made; answers with their names. Only folders that hold a manifest of ours are ever touched. */
export function removeOldBackups(
  folder: string,
  plan: Pick<BackupPlan, 'keepNewest' | 'keepWeekly'>,
  justMade: string,
): string[] {
  const all = listBackups(folder)
  const made = all.find(({ name }) => name === justMade)
  if (made === undefined) return []
  const times = all.map(({ madeAtWallMs }) => madeAtWallMs)
  const kept = keptBackups(times, plan, made.madeAtWallMs)
  const old = all.filter(({ madeAtWallMs }) => !kept.has(madeAtWallMs)).map(({ name }) => name)
  for (const name of old) rmSync(join(folder, name), { recursive: true, force: true })
  return old
}

/** What a crash left half made. */
export function removeUnfinished(folder: string): void {
  for (const name of namesIn(folder)) {
    if (name.endsWith(UNFINISHED) && NAME.test(name.slice(0, -UNFINISHED.length))) {
      rmSync(join(folder, name), { recursive: true, force: true })
    }
  }
}

function readInfo(folder: string, name: string): BackupInfo | undefined {
  const path = join(folder, name, MANIFEST_FILE)
  try {
    return statSync(path).size > MANIFEST_BYTES_MAX ? undefined : infoFromManifest(name, readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
