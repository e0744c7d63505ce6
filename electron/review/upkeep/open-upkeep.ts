import type { Clock, Timers } from '../../base/clock.ts'
import type { Rescue, RestoreLoss } from '../../contract/restore.ts'
import type { ReconcileResult } from '../../contract/sum-check.ts'
import {
  type BundleSeen,
  type Disk,
  type PlainJob,
  SPOKEN_VERSIONS,
  type UpkeepJobs,
  type Versions,
} from '../../contract/upkeep.ts'
import { CONTRACT_VERSION } from '../../contract/vocabulary.ts'
import type { BackupPlan } from '../../domain/backup-plan.ts'
import { readDamageNote } from '../../store/damage-note.ts'
import type { DataFiles } from '../../store/data-folder.ts'
import { StoreError, type StoreErrorCode } from '../../store/errors.ts'
import { SCHEMA_VERSION } from '../../store/migrations/all.ts'
import { readRestoredNote } from '../../store/restored-note.ts'
import { stagedRestore } from '../../store/staged-restore.ts'
import { type BackupDesk, backupDesk } from '../backup/backup-desk.ts'
import { restoreLoss } from '../backup/restore-loss.ts'
import { type LogAnswer, type LogQuestion, readLogs } from '../logs/read-logs.ts'
import type { Review } from '../open-review.ts'
import { Jobs, type MadeBundle, type StartJob } from './jobs.ts'
import { measureDisk } from './measure-disk.ts'

/** The methods of `upkeepMethods`, as the contract has them. */
export interface Upkeep extends BackupDesk {
  /** The long work itself, for what begins some of it by rules of its own. */
  readonly jobs: Jobs
  versions(): Versions
  disk(): Promise<Disk>
  upkeepJobs(): UpkeepJobs
  startUpkeep(params: { readonly job: PlainJob }): UpkeepJobs
  startBundle(params: { readonly seen: BundleSeen }): UpkeepJobs
  takeBundle(): MadeBundle | null
  logLines(question: LogQuestion): LogAnswer
  rescue(): Rescue
  restoreLoss(question: { readonly name: string }): RestoreLoss | null
  /** Rejects with the reason when the sums could not be added up. */
  reconcile(): Promise<ReconcileResult>
  close(): void
}

export interface UpkeepOptions {
  readonly files: DataFiles
  readonly logFolder: string | null
  readonly review: () => Review
  readonly clock: Clock
  readonly timers: Timers
  readonly play: boolean
  /** Of the backups, as it is at the start. */
  readonly plan: BackupPlan
  readonly startJob: StartJob
  /** Throws where no slot opens it. */
  readonly dataKey: () => Uint8Array
  /** What this process knows of its surroundings. */
  readonly program: () => Pick<Versions, 'app' | 'node' | 'electron' | 'chromium' | 'onnxRuntime' | 'imaging'>
  /** Secrets of this machine that must not appear in a log line, as they could be written; empty while there are none. */
  readonly secrets: () => readonly string[]
}

/** Everything that keeps a station in order; long work goes to `startJob`, the rest is answered at once. */
export function openUpkeep(options: UpkeepOptions): Upkeep {
  const { files, logFolder, clock, review, program } = options
  const jobs = new Jobs(options.startJob, clock)
  const versions = (): Versions => ({
    ...program(),
    ...(ifThere(() => review().databaseVersions()) ?? { sqlite: '', cipher: '', schema: null }),
    ...{ schemaKnown: SCHEMA_VERSION, contract: CONTRACT_VERSION },
    ...SPOKEN_VERSIONS,
  })
  return {
    jobs,
    versions,
    disk() {
      const nowWallMs = clock.wallMs()
      return measureDisk({ files, logFolder, nowWallMs, visits: ifThere(() => review().visits(nowWallMs)) })
    },
    upkeepJobs: () => jobs.states(),
    startUpkeep({ job }) {
      jobs.request({ job })
      return jobs.states()
    },
    startBundle({ seen }) {
      jobs.request({ job: 'bundle', seen, versions: versions(), jobs: jobs.states() })
      return jobs.states()
    },
    takeBundle: () => jobs.takeBundle(),
    ...backupDesk({ ...options, folder: files.backups, jobs, batchOpen: () => review().hasOpenBatch() }),
    logLines(question) {
      if (logFolder === null) return { lines: [], processes: [], more: false }
      return readLogs(logFolder, question, options.secrets())
    },
    rescue: () => ({
      damage: readDamageNote(files.folder) ?? null,
      staged: stagedInfo(files, clock.wallMs()),
      restored: readRestoredNote(files.folder) ?? null,
    }),
    restoreLoss: ({ name }) => restoreLoss(files, options.dataKey(), name),
    async reconcile() {
      const outcome = await jobs.outcome({ job: 'reconcile' })
      if (outcome.ok && outcome.job === 'reconcile') return outcome.result
      throw new Error(outcome.ok ? 'another job answered' : outcome.message)
    },
    close: () => jobs.close(),
  }
}

function stagedInfo(files: DataFiles, nowWallMs: number): Rescue['staged'] {
  const staged = stagedRestore(files, nowWallMs)
  return staged === undefined ? null : { name: staged.from, madeAtWallMs: staged.madeAtWallMs, scans: staged.scans }
}

/** What a database that is not there, or cannot be read, does not keep from being said. */
const NO_DATABASE: readonly StoreErrorCode[] = ['MISSING', 'CORRUPT', 'WRONG_KEY', 'NEWER_SCHEMA', 'DISK']

function ifThere<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof StoreError && NO_DATABASE.includes(error.code)) return null
    throw error
  }
}
