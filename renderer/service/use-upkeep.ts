import { useState } from 'react'
import type { BackupsView } from '../../electron/contract/backups.ts'
import type { Rescue } from '../../electron/contract/restore.ts'
import type { Disk, UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { type Reading, useReading } from '../client/use-reading.ts'

/** Somebody watches a bar. */
const WATCHED_MS = 1_000
/** Nothing is under way; another screen may begin something. */
const QUIET_MS = 10_000
/** The disk fills over days. */
const DISK_MS = 60_000
/** A network drive goes, the night's backup comes. */
const BACKUPS_MS = 30_000
/** A station starts again within seconds. */
const RESCUE_MS = 2_000

/** What the service page knows of disk, long work and backups. */
export interface UpkeepReadings {
  readonly disk: Reading<Disk>
  readonly jobs: Reading<UpkeepJobs>
  readonly backups: Reading<BackupsView>
  /** Undefined while it is being read. */
  readonly rescue: Rescue | undefined
  /** Asks again how the work and a restore stand, after something was begun or taken back. */
  readonly again: () => void
}

export function useUpkeep(): UpkeepReadings {
  const disk = useReading('disk', (review) => review.call('disk', {}), DISK_MS)
  const jobs = useJobs()
  const ended = jobs.reading.state === 'read' ? endsOf(jobs.reading.value) : ''
  // Another backup is another list, and what was found in one changes it.
  const backups = useReading(`backups ${ended}`, (review) => review.call('backups', {}), BACKUPS_MS)
  // What was read before a copy was laid ready says nothing of it.
  const rescue = useReading(
    `rescue of service ${restoredAt(jobs.reading)}`,
    (review) => review.call('rescue', {}),
    RESCUE_MS,
  )
  return {
    ...{ disk: disk.reading, jobs: jobs.reading },
    again: () => {
      jobs.again()
      rescue.again()
    },
    ...{
      backups: useKept(backups.reading),
      rescue: rescue.reading.state === 'read' ? rescue.reading.value : undefined,
    },
  }
}

/** Shows what was read last until the next is there, so that a list does not blink. */
function useKept<T>(reading: Reading<T>): Reading<T> {
  const [kept, setKept] = useState(reading)
  if (reading.state !== 'loading' && reading !== kept) setKept(reading)
  return reading.state === 'loading' ? kept : reading
}

/** When each of the works ended that change what there is of backups. */
function endsOf({ backup, restore, verify }: UpkeepJobs): string {
  return [backup, restore, verify].map((job) => ('atWallMs' in job ? job.atWallMs : '')).join(' ')
}

function restoredAt(jobs: Reading<UpkeepJobs>): number | undefined {
  if (jobs.state !== 'read') return undefined
  return jobs.value.restore.state === 'done' ? jobs.value.restore.atWallMs : undefined
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
