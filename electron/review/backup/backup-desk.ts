import { join } from 'node:path'
import type { Clock, Timers } from '../../base/clock.ts'
import type { BackupsView, NextBackup } from '../../contract/backups.ts'
import { type BackupPlan, nextBackup } from '../../domain/backup-plan.ts'
import type { Jobs } from '../upkeep/jobs.ts'
import { listBackups } from './backup-folders.ts'
import { readProof } from './proof-note.ts'
import { SecondFolderLook } from './second-folder.ts'

export interface BackupDeskParts {
  /** Folder of the backups. */
  readonly folder: string
  /** Play is nobody's record: no backups are made of it. */
  readonly play: boolean
  /** That holds at the start. */
  readonly plan: BackupPlan
  readonly clock: Clock
  readonly timers: Timers
  readonly jobs: Pick<Jobs, 'request'>
  /** Throws while the database cannot be read. */
  batchOpen(): boolean
}

/** What screens are told of backups, and the plan by which they are made. */
export interface BackupDesk {
  /** That holds now. */
  readonly plan: () => BackupPlan
  backups(): Promise<BackupsView>
  startVerify(question: { readonly name: string }): Record<string, never>
  readonly usePlan: (plan: BackupPlan) => Record<string, never>
}

export function backupDesk({ folder, play, clock, timers, jobs, batchOpen, ...parts }: BackupDeskParts): BackupDesk {
  let plan = parts.plan
  const look = new SecondFolderLook(timers)
  const next = (newestWallMs: number | undefined): NextBackup | null => {
    if (play) return null
    try {
      const nowWallMs = clock.wallMs()
      return nextBackup(plan, { nowWallMs, newestWallMs, batchOpen: batchOpen(), ...localHours })
    } catch {
      return null
    }
  }
  return {
    plan: () => plan,
    async backups() {
      const backups = listBackups(folder)
      const [newest] = backups
      return {
        ...{ folder, plan, next: next(newest?.madeAtWallMs) },
        backups: backups.map((backup) => ({ ...backup, proof: readProof(join(folder, backup.name)) })),
        second: plan.secondFolder === null ? null : await secondOf(look, plan.secondFolder, newest?.bytes ?? 0),
      }
    },
    startVerify({ name }) {
      jobs.request({ job: 'verify', name })
      return {}
    },
    usePlan: (wanted) => {
      plan = wanted
      return {}
    },
  }
}

async function secondOf(look: SecondFolderLook, folder: string, neededBytes: number): Promise<BackupsView['second']> {
  const state = await look.at(folder, neededBytes)
  // A folder that does not answer is not read: the reading would not come back.
  const isThere = state === 'READY' || state === 'FULL'
  return { state, newestWallMs: isThere ? (listBackups(folder)[0]?.madeAtWallMs ?? null) : null }
}

/** By the machine's clock. */
const localHours = {
  hourOf: (wallMs: number) => new Date(wallMs).getHours(),
  atHour: (wallMs: number, hour: number) => new Date(wallMs).setHours(hour, 0, 0, 0),
}
