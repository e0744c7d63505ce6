import { userInfo } from 'node:os'
import { commandLine, endCommand } from '../../command/command-line.ts'
import { text } from '../../command/typed-values.ts'
import { existingData, refuseWhole } from '../../store/existing-data.ts'
import { withdrawRestore } from '../../store/staged-restore.ts'
import { restoreBackup } from './restore-backup.ts'

const USAGE = `npm run restore -- --from <folder of one backup> --to <data folder>
npm run restore -- --cancel --to <data folder>
Puts the database of a backup in the place of the one in the data folder (usually .../work), after proving every byte of it.
Ovoscope must be closed, and no other restore may wait for its next start. The data folder must have the data key of the station that made the backup; on another machine, first:
npm run keys -- open-with-recovery --data <data folder> --from <folder of one backup>
--cancel takes back a restore that waits for the next start of the station; it may be running.
What was there is kept aside. That you did it, either of them, stands in the audit trail once the station has started. Ends with 0 when restored, 1 when refused and nothing was changed, 2 for anything else.`

/** `npm run restore`. */
function main(): number {
  const { from, to, cancel } = commandLine({
    usage: USAGE,
    flags: ['cancel'],
    options: { from: text().optional(), to: text() },
  })
  if (cancel) {
    if (from === undefined) return withdraw(to)
    return endCommand({ kind: 'wrong', problems: ['--cancel takes no --from'] }, USAGE)
  }
  if (from === undefined) return endCommand({ kind: 'wrong', problems: ['--from is missing'] }, USAGE)
  refuseWhole(to)
  const restored = restoreBackup({ from, to, nowWallMs: Date.now(), who: whoRuns() })
  if (!restored.ok) {
    console.error(`Not restored: ${restored.error}`)
    return 1
  }
  const { manifest, scans, replaced, earlier, journal, keyFinding } = restored.value
  console.log(`Restored the backup of ${new Date(manifest.madeAtWallMs).toISOString()}: ${scans} scans.`)
  if (keyFinding !== null) {
    console.log(`But ${keyFinding}. The data can be read here, with the keys of this machine;`)
    console.log('on another machine the printed recovery code may not open that backup. Make a new one.')
  }
  if (replaced !== null) console.log(`The database that was there is now in ${replaced}`)
  if (earlier !== null) {
    const { from: name, who, wishedAtWallMs } = earlier
    console.log(`It takes the place of ${name}, which ${who} put back at ${new Date(wishedAtWallMs).toISOString()}.`)
    console.log('Ovoscope never started with that one; the audit trail names both from the next start on.')
  }
  if (journal)
    console.log('The intake journal stays: what it still holds beyond the backup is read again at the next start.')
  return 0
}

function whoRuns(): string {
  return `${userInfo().username} (npm run restore)`
}

function withdraw(folder: string): number {
  const isWithdrawn = withdrawRestore(existingData(folder), { userId: null, who: whoRuns(), atWallMs: Date.now() })
  if (isWithdrawn)
    console.log('Withdrawn: nothing is put back at the next start, which writes it into the audit trail.')
  else console.error(`There is nothing to withdraw in ${folder}: no restore waits there, or it was begun.`)
  return isWithdrawn ? 0 : 1
}

try {
  process.exitCode = main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
