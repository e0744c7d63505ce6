import { basename, resolve } from 'node:path'
import { commandLine } from '../command/command-line.ts'
import { text } from '../command/typed-values.ts'
import { systemClock } from '../host/system-clock.ts'
import { silentLogger } from '../log/logger.ts'
import { existingData } from '../store/existing-data.ts'
import { readDataKey, subKeys } from '../store/key-file.ts'
import { openStore } from '../store/open-store.ts'
import { PastImport } from './past-import.ts'
import { readPastFile } from './read-past-file.ts'

const USAGE = `npm run import-history -- --data <folder work of the data folder> --file <file>
Takes over scans that another system recorded; docs/it.md has the form of the file. The station must be closed meanwhile.
Rows that cannot be taken are named with their line; a second run takes what was missing and nothing twice.
Ends with 0 if every row is there, 1 if some were refused, 2 if nothing could be done.`

/** Refusals that are printed; the rest is counted. */
const PRINTED_MAX = 100
/** The name of a folder of play; every other one is work. */
const PLAY = 'play'

/** `npm run import-history`. */
async function main(): Promise<number> {
  const values = commandLine({ usage: USAGE, options: { data: text(), file: text() } })
  const files = existingData(values.data)
  const { head, rows } = await readPastFile(values.file)
  const data = basename(resolve(values.data)) === PLAY ? 'play' : 'work'
  if (head.data !== data) {
    console.error(
      `${values.file} is of ${head.data}, and ${values.data} is a folder of ${data}; play is never mixed with work`,
    )
    return 2
  }
  const key = subKeys(readDataKey(files.keyFile)).database
  const store = openStore({ folder: values.data, key, clock: systemClock, log: silentLogger })
  try {
    const past = new PastImport(store)
    for await (const { line, row } of rows()) {
      if (!row.ok) past.refuse()
      const refusal = row.ok ? past.add(row.value) : row.error
      if (refusal !== undefined && past.counts.refused <= PRINTED_MAX) console.error(`line ${line}: ${refusal}`)
    }
    past.finish()
    const { taken, known, refused } = past.counts
    console.log(`${taken} scans taken, ${known} were there already, ${refused} rows refused`)
    return refused === 0 ? 0 : 1
  } finally {
    store.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
