import { parseArgs } from 'node:util'
import { dataFiles } from '../store/data-folder.ts'
import { readDataKey, subKeys } from '../store/key-file.ts'
import { reconcileLines } from './format-record.ts'
import { openReview } from './open-review.ts'

const USAGE = `npm run reconcile -- --data <folder>
Compares every roll-up with its rows, every egg with its scans, every scan with the received ranges and every kept picture
with its row; a picture that is missing, and bytes that nothing points to, are named.
Reads only; the station may be running. Ends with 0 if all agree, 1 if not, 2 if the database cannot be read.`

/** `npm run reconcile`. */
function main(): number {
  const { values } = parseArgs({ options: { data: { type: 'string' }, help: { type: 'boolean' } } })
  if (values.help === true || values.data === undefined) {
    console.log(USAGE)
    return values.help === true ? 0 : 2
  }
  const files = dataFiles(values.data)
  const keys = subKeys(readDataKey(files.keyFile))
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

try {
  process.exitCode = main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
