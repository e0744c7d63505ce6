import { commandLine } from '../../electron/command/command-line.ts'
import { listOf, positiveNumber, wholeNumber } from '../../electron/command/typed-values.ts'
import { HISTORY_SIZES, type HistoryFigures, measureHistory } from './history-size.ts'
import { formatHistories } from './history-table.ts'
import { describeMachine, readMachineTicks, stealPct } from './machine.ts'

const USAGE = `node test/bench/history-command.ts [--scans 100000,1000000,10000000] [--seconds 20] [--json]
The part of \`npm run bench -- --full\` that is about the size of the database: what every question of the review screens takes on a history
of so many scans, what it takes to start, what the acknowledgement of a station at 100 scans a second takes with and without the questions
beside it, and the whole path at 1,000. Histories are made once, below the system's temporary folder.`

async function main(): Promise<void> {
  const asked = commandLine({
    usage: USAGE,
    flags: ['json'],
    options: {
      scans: listOf(wholeNumber(1)).default([...HISTORY_SIZES]),
      seconds: positiveNumber(3_600).default(20),
    },
  })
  const say = (text: string) => (asked.json ? undefined : console.log(text))
  const before = readMachineTicks()
  const sizes: HistoryFigures[] = []
  for (const scans of asked.scans) {
    sizes.push(await measureHistory(scans, asked.seconds * 1000, say))
  }
  const steal = stealPct(before, readMachineTicks())
  if (asked.json) return console.log(JSON.stringify({ stealPct: steal, sizes }))
  const { cores, processor, loadBefore } = describeMachine({ onnxruntime: '', sqlite: '' })
  console.log(formatHistories(sizes))
  console.log(`${cores} cores, ${processor}, load ${loadBefore.toFixed(1)}, steal ${steal?.toFixed(1) ?? '?'} %`)
}

await main()
