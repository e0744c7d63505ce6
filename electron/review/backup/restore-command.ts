import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { restoreBackup } from './restore-backup.ts'

const USAGE = `npm run restore -- --from <folder of one backup> --to <data folder>
Puts the database of a backup in the place of the one in the data folder (usually .../work), after proving every byte of it.
Ovoscope must be closed. The data folder must have the data key of the station that made the backup; on another machine, first:
npm run keys -- open-with-recovery --data <data folder> --from <folder of one backup>
What was there is kept aside; that you did it stands in the audit trail. Ends with 0 when restored, 1 when refused and nothing was changed, 2 for anything else.`

/** `npm run restore`. */
function main(): number {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, to: { type: 'string' }, help: { type: 'boolean' } },
  })
  const { from, to, help } = values
  if (help === true || from === undefined || to === undefined) {
    console.log(USAGE)
    return help === true ? 0 : 2
  }
  const who = `${userInfo().username} (npm run restore)`
  const restored = restoreBackup({ from, to, nowWallMs: Date.now(), who })
  if (!restored.ok) {
    console.error(`Not restored: ${restored.error}`)
    return 1
  }
  const { manifest, scans, replaced, journal } = restored.value
  console.log(`Restored the backup of ${new Date(manifest.madeAtWallMs).toISOString()}: ${scans} scans.`)
  if (replaced !== null) console.log(`The database that was there is now in ${replaced}`)
  if (journal)
    console.log('The intake journal stays: what it still holds beyond the backup is read again at the next start.')
  return 0
}

try {
  process.exitCode = main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
