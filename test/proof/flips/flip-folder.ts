import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '../../../electron/base/random.ts'
import { diskFolder } from '../../../electron/intake/disk-folder.ts'
import { openJournal } from '../../../electron/intake/open-journal.ts'
import { silentLogger } from '../../../electron/log/logger.ts'
import { makeBackup } from '../../../electron/review/backup/make-backup.ts'
import { type DataFiles, dataFiles } from '../../../electron/store/data-folder.ts'
import { journalKey, openDataKey, subKeys } from '../../../electron/store/key-file.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../make/commit-groups.ts'
import { journalRecord, SMALL_SIZES } from '../../make/journal-records.ts'
import { keepPictures } from '../../make/keep-pictures.ts'

const COMMITS = 2
const RECORDS = 24
const RECORD_BYTES = 900
const PICTURES = 3
const SIDE = 16

/** A small data folder of a real station, twice: as a kill left it, with its log, and as an end in order left it. */
export interface FlipFolder {
  readonly killed: DataFiles
  readonly closed: DataFiles
  readonly keys: ReturnType<typeof subKeys>
  readonly journalKey: Uint8Array
  /** The one backup. */
  readonly backup: string
  /** For whatever a judge writes. */
  readonly scratch: string
  remove(): void
}

export async function makeFlipFolder(seed: string): Promise<FlipFolder> {
  const root = mkdtempSync(join(tmpdir(), 'ovoscope-flips-'))
  const live = dataFiles(join(root, 'live'))
  const dataKey = openDataKey(live)
  const keys = subKeys(dataKey)
  const clock = { wallMs: () => MORNING_MS, monoMs: () => 0 }
  const first = openStore({ folder: live.folder, key: keys.database, clock, log: silentLogger })
  first.saveBatch(makeBatch())
  first.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }], 1, [1]))
  const wanted = picturesOf(seed).map((picture, n) => scanItem(2 + n, picture))
  first.commit(makeGroup(wanted, 1 + wanted.length))
  await keepPictures({ folder: live.folder, key: keys.archive, store: first }, picturesOf(seed))
  first.close()
  // What follows stands in the log alone.
  const store = openStore({ folder: live.folder, key: keys.database, clock, log: silentLogger })
  const backup = makeBackup({
    ...{ files: live, databaseKey: keys.database, appVersion: '0.1.0', play: false, nowWallMs: MORNING_MS },
  })
  if (!backup.ok) throw new Error(backup.error.message)
  for (let n = 0; n < COMMITS; n++) {
    const sequence = 2 + wanted.length + n
    store.commit(makeGroup([scanItem(sequence, { cell: { row: 0, column: n } })], sequence))
  }
  await fillJournal(live, journalKey(dataKey, 'line-1'))
  const killed = copyOf(live.folder, join(root, 'killed'))
  store.close()
  const closed = copyOf(live.folder, join(root, 'closed'))
  const scratch = join(root, 'scratch')
  mkdirSync(scratch)
  return {
    ...{ killed, closed, keys, journalKey: journalKey(dataKey, 'line-1'), scratch },
    backup: join(closed.backups, backup.value.backup.name),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Recent ones, and some that are kept for long: two segments. */
function picturesOf(seed: string) {
  const random = seededRandom(`${seed}/pictures`)
  const some = (count: number) => Uint8Array.from({ length: count }, () => random.int(256))
  return Array.from({ length: 2 * PICTURES }, (_, n) => ({
    ...{ visitId: 1, cell: { row: 1, column: n }, attempt: 1 },
    ...(n < PICTURES ? {} : { keep: ['uncertain' as const] }),
    picture: {
      image: { width: SIDE, height: SIDE, channels: 1, slices: 1, pixels: some(SIDE * SIDE * 2) },
      attention: { width: 8, height: 8, values: some(64) },
    },
  }))
}

async function fillJournal(files: DataFiles, key: Uint8Array): Promise<void> {
  const folder = diskFolder(files.journal)
  const { journal } = await openJournal({ folder, key, releasedThrough: 0, sizes: SMALL_SIZES })
  for (let n = 1; n <= RECORDS; n++) await journal.append(journalRecord(n, RECORD_BYTES))
  await journal.close()
}

function copyOf(from: string, to: string): DataFiles {
  mkdirSync(to)
  for (const name of readdirSync(from)) {
    if (name.endsWith('-shm') || name === 'writer.lock') continue
    const source = join(from, name)
    if (name.includes('.') && !name.startsWith('.')) copyFileSync(source, join(to, name))
    else cpSync(source, join(to, name), { recursive: true })
  }
  return dataFiles(to)
}
