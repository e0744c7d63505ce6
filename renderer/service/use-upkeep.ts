import { useState } from 'react'
import type { BackupInfo, Disk, UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { type Reading, useReading } from '../client/use-reading.ts'

/** Somebody watches a bar. */
const WATCHED_MS = 1_000
/** Nothing is under way; another screen may begin something. */
const QUIET_MS = 10_000
/** The disk fills over days. */
const DISK_MS = 60_000

/** What the service page knows of disk, long work and backups. */
export interface UpkeepReadings {
  readonly disk: Reading<Disk>
  readonly jobs: Reading<UpkeepJobs>
  readonly backups: Reading<{ readonly folder: string; readonly backups: readonly BackupInfo[] }>
  /** Asks again how the work stands, after something was begun. */
  readonly again: () => void
}

export function useUpkeep(): UpkeepReadings {
  const disk = useReading('disk', (review) => review.call('disk', {}), DISK_MS)
  const jobs = useJobs()
  const backup = jobs.reading.state === 'read' ? jobs.reading.value.backup : undefined
  // Another backup is another list.
  const backups = useReading(`backups ${backup?.state === 'done' ? backup.atWallMs : ''}`, (review) =>
    review.call('backups', {}),
  )
  return { disk: disk.reading, jobs: jobs.reading, backups: backups.reading, again: jobs.again }
}

function useJobs() {
  const [busy, setBusy] = useState(false)
  const { reading, again } = useReading('jobs', (review) => review.call('upkeepJobs', {}), busy ? WATCHED_MS : QUIET_MS)
  const nowBusy = isBusy(reading)
  if (nowBusy !== busy) setBusy(nowBusy)
  return { reading, again }
}

function isBusy(reading: Reading<UpkeepJobs>): boolean {
  if (reading.state !== 'read') return false
  return Object.values(reading.value).some(({ state }) => state === 'running' || state === 'waiting')
}
