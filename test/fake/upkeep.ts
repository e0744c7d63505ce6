import type { ListedBackup } from '../../electron/contract/backups.ts'
import type { Disk, LogLine, PlainJob, UpkeepJobs, Versions } from '../../electron/contract/upkeep.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const GIB = 1024 ** 3
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

export const FAKE_VERSIONS: Versions = {
  ...{
    app: '0.1.0',
    node: '24.21.0',
    electron: null,
    chromium: null,
    onnxRuntime: '1.30.0',
    imaging: '0.35.5 (native)',
  },
  ...{ sqlite: '3.53.4', cipher: 'SQLite3 Multiple Ciphers 2.4.0', schema: 4, schemaKnown: 4 },
  ...{ contract: 1, scannerProtocol: '1.0', cloudApi: '1.0.0' },
}

/** A disk that does for a long time, or one that is nearly full. */
export function fakeDisk(full: boolean): Disk {
  return {
    measuredAtWallMs: SCENE_WALL_MS,
    freeBytes: full ? 1.4 * GIB : 186 * GIB,
    totalBytes: 240 * GIB,
    use: {
      ...{ database: 9.4 * GIB, journal: 0.13 * GIB, pictures: 1.9 * GIB },
      ...{ backups: full ? 61 * GIB : 18.1 * GIB, files: 0.13 * GIB, aside: 9.2 * GIB, logs: 0.04 * GIB },
    },
    growth: { days: 28, scansPerDay: 198_400, databaseBytesPerDay: 22_600_000 },
    daysUntilFull: full ? 8 : 2_790,
    verdict: full ? 'little' : 'enough',
  }
}

export const FAKE_BACKUPS: readonly [ListedBackup, ...ListedBackup[]] = [backup(1), backup(2), backup(8)]

function backup(daysAgo: number): ListedBackup {
  return {
    name: new Date(SCENE_WALL_MS - daysAgo * DAY_MS).toISOString().replace(/[-:]|\.\d+/g, ''),
    madeAtWallMs: SCENE_WALL_MS - daysAgo * DAY_MS,
    ...{ appVersion: '0.1.0', schemaVersion: 4, bytes: 9.1 * GIB, scans: 88_213_402 - daysAgo * 190_000 },
    proof: daysAgo === 8 ? { kind: 'sound', atWallMs: SCENE_WALL_MS - 3 * DAY_MS } : { kind: 'made' },
  }
}

/** How the work stands: nothing yet; or one done, one failed, one under way and one that waits. */
export function fakeJobs(busy: boolean): UpkeepJobs {
  const idle = { state: 'idle' } as const
  if (!busy)
    return {
      ...{ integrity: idle, reconcile: idle, backup: idle, bundle: idle },
      ...{ dataSet: idle, restore: idle, table: idle, verify: idle },
    }
  return {
    integrity: {
      ...{ state: 'done', atWallMs: SCENE_WALL_MS - 3 * MINUTE_MS },
      result: {
        sound: false,
        tables: 19,
        bytes: 9.4 * GIB,
        findings: ['scan: Tree 14 page 733: unable to get the page'],
      },
    },
    reconcile: { state: 'running', sinceWallMs: SCENE_WALL_MS - 40_000, share: 0.62 },
    backup: {
      ...{ state: 'failed', atWallMs: SCENE_WALL_MS - MINUTE_MS, code: 'NO_SPACE' },
      message: 'a backup needs 11674 MiB free on the disk of /var/lib/ovoscope/work/backups, and there are 1434',
    },
    bundle: { state: 'waiting' },
    dataSet: { state: 'idle' },
    restore: { state: 'idle' },
    table: { state: 'idle' },
    verify: { state: 'idle' },
  }
}

/** The outcome that a job has as soon as it is begun here. */
export function finished(jobs: UpkeepJobs, job: PlainJob | 'bundle'): UpkeepJobs {
  const done = { state: 'done', atWallMs: SCENE_WALL_MS } as const
  switch (job) {
    case 'integrity':
      return { ...jobs, integrity: { ...done, result: { sound: true, tables: 19, bytes: 9.4 * GIB, findings: [] } } }
    case 'reconcile':
      return { ...jobs, reconcile: { ...done, result: FAKE_SUMS } }
    case 'backup':
      return { ...jobs, backup: { ...done, result: { backup: infoOf(FAKE_BACKUPS[0]), removed: [] } } }
    case 'bundle':
      return { ...jobs, bundle: { ...done, result: { name: FAKE_BUNDLE.name, bytes: FAKE_BUNDLE.bytes.length } } }
  }
}

function infoOf({ proof: _, ...info }: ListedBackup) {
  return info
}

export const FAKE_SUMS = {
  ...{ agrees: true, scanRows: 1933, eggRows: 1926, factScans: 1933, factEggs: 1926 },
  coldFaults: [],
  differences: [] as string[],
}

export const FAKE_BUNDLE = { name: 'ovoscope-support-20261120T124107Z.zip', bytes: new Uint8Array([80, 75, 5, 6]) }

const LOG: readonly (readonly [level: LogLine['level'], process: string, message: string, fields: string])[] = [
  ['info', 'station', 'the intake journal is open', 'undecided: 0 · forgottenByDatabase: 0'],
  ['warn', 'station', 'a commit was slow', 'tookMs: 61 · items: 12'],
  ['error', 'headless', 'process stays stopped until somebody starts it again', 'name: inference · reason: SIGKILL'],
  ['info', 'review', 'started', 'pid: 4122'],
  ['warn', 'station', 'an upload was not taken', 'reason: HTTP 413 · token: [secret]'],
  ['error', 'inference', 'the model cannot be used', 'path: /home/~/models/sexnet-0.1.0'],
]

/** Filtered as the review process does it. */
export function fakeLog(question: {
  readonly process: string | null
  readonly level: string
  readonly search: string
}) {
  const levels = ['debug', 'info', 'warn', 'error']
  const lines = LOG.map(
    ([level, process, message, fields], at): LogLine => ({
      ...{ level, process, message, fields, atWallMs: SCENE_WALL_MS - (LOG.length - at) * MINUTE_MS },
    }),
  )
    .filter((line) => question.process === null || line.process === question.process)
    .filter((line) => levels.indexOf(line.level) >= levels.indexOf(question.level))
    .filter((line) => `${line.message} ${line.fields}`.toLowerCase().includes(question.search.toLowerCase()))
    .reverse()
  return { lines, processes: ['headless', 'inference', 'review', 'station'], more: false }
}
