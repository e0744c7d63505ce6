import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { formatRecord } from '../../electron/review/format-record.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { playRecording } from './play-recording.ts'

/** `npm run replay -- FILE`: what a line said, through the real path once more, and its printed record. */

const USAGE = `npm run replay -- FILE [--speed N] [--data FOLDER]

  FILE            a recording (.ovorec), made under Service → Recordings or with npm start -- --record
  --speed N       so many times faster than it was, or max (default: max)
  --data FOLDER   where its data go: a fresh or empty folder (default: one of its own)`

const argumentsSchema = z.object({
  positionals: z.tuple([z.string().min(1)]),
  values: z.strictObject({
    speed: z.union([z.literal('max').transform(() => null), z.coerce.number().min(1)]).default(null),
    data: z.string().min(1).optional(),
    help: z.boolean().optional(),
  }),
})

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const read = readArguments(args)
  if (read === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const { file, speed, dataFolder } = read
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

function readArguments(args: readonly string[]) {
  try {
    const options = { speed: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } } as const
    const { positionals, values } = argumentsSchema.parse(
      parseArgs({ args: [...args], options, allowPositionals: true }),
    )
    if (values.help === true) return undefined
    const dataFolder = values.data ?? mkdtempSync(join(tmpdir(), 'ovoscope-replay-'))
    return { file: resolve(positionals[0]), speed: values.speed, dataFolder }
  } catch {
    return undefined
  }
}
