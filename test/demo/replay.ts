import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { commandLine } from '../../electron/command/command-line.ts'
import { decimalNumber, folderToWrite, text } from '../../electron/command/typed-values.ts'
import { formatRecord } from '../../electron/review/format-record.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { playRecording } from './play-recording.ts'

/** `npm run replay -- FILE`: what a line said, through the real path once more, and its printed record. */

const USAGE = `npm run replay -- FILE [--speed N] [--data FOLDER]

  FILE            a recording (.ovorec), made under Service → Recordings or with npm start -- --record
  --speed N       so many times faster than it was, or max (default: max)
  --data FOLDER   where its data go: a fresh or empty folder (default: one of its own)`

process.exitCode = await main()

async function main(): Promise<number> {
  const asked = commandLine({
    usage: USAGE,
    options: {
      speed: z.union([z.literal('max'), decimalNumber(1)], 'max, or a number of at least 1').default('max'),
      data: folderToWrite().optional(),
    },
    positions: { FILE: text() },
  })
  const file = resolve(asked.FILE)
  if (!existsSync(file)) {
    process.stderr.write(`There is no file ${file}.\n`)
    return 2
  }
  const speed = asked.speed === 'max' ? null : asked.speed
  const dataFolder = asked.data ?? mkdtempSync(join(tmpdir(), 'ovoscope-replay-'))
  process.stdout.write(`Data folder (play, never uploaded): ${dataFolder}\n`)
  const said: string[] = []
  const onErrorOutput = (name: string, text: string) => said.push(`${name}: ${text}`)
  const played = await playRecording({ file, speed, dataFolder, onErrorOutput }).catch((problem: unknown) => {
    process.stderr.write(said.slice(-20).join(''))
    throw problem
  })
  const { record, reconcile, rejected, duplicates } = played
  process.stdout.write(`\n${formatRecord(record, { databasePath: dataFiles(dataFolder).database, reconcile })}\n`)
  const refused = Object.entries(rejected).filter(([, count]) => count > 0)
  const reasons = refused.map(([reason, count]) => `${reason} ${count}`).join(', ')
  process.stdout.write(`Refused by the link: ${reasons === '' ? 'nothing' : reasons}. Sent twice: ${duplicates}.\n`)
  return reconcile.agrees ? 0 : 1
}
