import { commandLine } from '../../electron/command/command-line.ts'
import { folderToWrite, text, wholeNumber } from '../../electron/command/typed-values.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { StoreError } from '../../electron/store/errors.ts'
import { openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { Store } from '../../electron/store/store.ts'
import { fillHistory, type HistoryWish } from './history.ts'

const DAYS_MAX = 36_500
const USAGE = `npm run generate-history -- --data <folder> [--scans 100000] [--days 90] [--seed 1]
Fills a new data folder with the past of one line that never was: batches, trays, scans, corrections, with all their sums.
The same seed gives the same rows. Some 10,000 scans a second; says how far it is. If it is broken off, delete the folder and begin anew.
Ends with 2 if something is in the folder already, or a station has it open.`

/** Told so often how far it is. */
const REPORT_MS = 3_000

/** `npm run generate-history`. */
function main(): number {
  const { data: folder, ...asked } = commandLine({
    usage: USAGE,
    options: {
      data: folderToWrite(),
      scans: wholeNumber(1).default(100_000),
      days: wholeNumber(1, DAYS_MAX).default(90),
      seed: text().default('1'),
    },
  })
  const key = subKeys(openDataKey(dataFiles(folder))).database
  const store = openStore({ folder, key, clock: systemClock, log: silentLogger })
  try {
    if (store.start().nextVisitId !== 1) {
      console.error(`there are trays in ${folder} already; a history is only made in a folder that has none.`)
      console.error('If they are of a run of this command that was broken off: delete the folder, or name another one.')
      return 2
    }
    fill(store, folder, asked)
    return 0
  } finally {
    store.close()
  }
}

function fill(store: Store, folder: string, wish: Omit<HistoryWish, 'untilWallMs'>): void {
  let toldMs = performance.now()
  const made = fillHistory(store, { ...wish, untilWallMs: systemClock.wallMs() }, (done) => {
    if (performance.now() - toldMs < REPORT_MS) return
    toldMs = performance.now()
    console.log(`${done} of ${wish.scans} scans`)
  })
  console.log(`${made.scans} scans, ${made.eggs} eggs, ${made.trays} trays, ${made.batches} batches in ${folder}`)
}

try {
  process.exitCode = main()
} catch (error) {
  // A fault of the generator itself shall be seen whole.
  if (!(error instanceof StoreError)) throw error
  console.error(`No history was made in that folder: ${error.message}`)
  process.exitCode = 2
}
