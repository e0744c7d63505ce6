import { commandLine } from '../command/command-line.ts'
import { text } from '../command/typed-values.ts'
import type { DataFiles } from '../store/data-folder.ts'
import { StoreError } from '../store/errors.ts'
import { existingData } from '../store/existing-data.ts'
import { readDataKey, type SubKeys, subKeys } from '../store/key-file.ts'
import { openReadable } from '../store/open-database.ts'
import { openReview } from './open-review.ts'
import { reconcileLines } from './reconcile-lines.ts'
import { checkIntegrity } from './upkeep/check-integrity.ts'

const USAGE = `npm run reconcile -- --data <folder>
Compares every roll-up with its rows, every egg with its scans, every scan with the received ranges and every kept picture
with its row. Files of pictures and of older months that are missing or damaged are named by themselves.
Reads only; the station may be running. Ends with 0 if all agree, 1 if not, 2 if the database cannot be read.`

/** `npm run reconcile`. */
function main(): number {
  const { data } = commandLine({ usage: USAGE, options: { data: text() } })
  const files = existingData(data)
  const keys = subKeys(readDataKey(files.keyFile))
  try {
    return compare(files, keys)
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'CORRUPT') throw error
    console.error(damageLines(files, keys, error).join('\n'))
    return 2
  }
}

function compare(files: DataFiles, keys: SubKeys): number {
  const archive = { folder: files.archive, key: keys.archive }
  const review = openReview({
    ...{ path: files.database, key: keys.database, play: false, isSynthetic: () => false, archive },
  })
  try {
    const result = review.reconcile()
    console.log(reconcileLines(result).join('\n'))
    return result.agrees ? 0 : 1
  } finally {
    review.close()
  }
}

/** What is known of the damage, and what is to be done: nothing can be compared in rows that cannot be read. */
function damageLines({ folder, database: path }: DataFiles, keys: SubKeys, error: StoreError): string[] {
  return [
    `${path} is damaged, so its sums cannot be compared with its rows (${error.message}).`,
    ...findingsOf(path, keys).map((finding) => `  - ${finding}`),
    'What to do: put a backup back, on screen under Service → restore, or with Ovoscope closed:',
    `  npm run restore -- --from <folder of one backup> --to "${folder}"`,
    'What is there now is kept aside. Do not delete it.',
  ]
}

function findingsOf(path: string, keys: SubKeys): readonly string[] {
  try {
    const db = openReadable({ path, key: keys.database })
    try {
      return checkIntegrity(db).findings
    } finally {
      db.close()
    }
  } catch (error) {
    return [`not even the check of its pages begins: ${error instanceof Error ? error.message : String(error)}`]
  }
}

try {
  process.exitCode = main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
