import { parseArgs } from 'node:util'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { fillHistory } from './history.ts'

const USAGE = `npm run generate-history -- --data <folder> [--scans 100000] [--days 90] [--seed 1]
Fills a new data folder with the past of one line that never was: batches, trays, scans, corrections, with all their sums.
The same seed gives the same rows. Ends with 2 if something is in the folder already.`

/** Told so often how far it is. */
const REPORT_SCANS = 250_000

/** `npm run generate-history`. */
function main(): number {
  const { values } = parseArgs({
    options: {
      ...{ data: { type: 'string' }, help: { type: 'boolean' }, seed: { type: 'string', default: '1' } },
      ...{ scans: { type: 'string', default: '100000' }, days: { type: 'string', default: '90' } },
    },
  })
  const [scans, days] = [Number(values.scans), Number(values.days)]
  if (values.help === true || values.data === undefined || !(scans >= 1) || !(days >= 1)) {
    console.log(USAGE)
    return values.help === true ? 0 : 2
  }
  const folder = values.data
  const key = subKeys(openDataKey(dataFiles(folder))).database
  const store = openStore({ folder, key, clock: systemClock, log: silentLogger })
  try {
    if (store.start().nextVisitId !== 1) {
      console.error(`there are trays in ${folder} already; a history is only made in a folder that has none`)
      return 2
    }
    let told = 0
    const untilWallMs = systemClock.wallMs()
    const made = fillHistory(store, { scans, days, seed: values.seed, untilWallMs }, (done) => {
      if (done - told < REPORT_SCANS) return
      told = done
      console.log(`${done} of ${scans} scans`)
    })
    console.log(`${made.scans} scans, ${made.eggs} eggs, ${made.trays} trays, ${made.batches} batches in ${folder}`)
    return 0
  } finally {
    store.close()
  }
}

process.exitCode = main()
