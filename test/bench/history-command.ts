import { parseArgs } from 'node:util'
import { HISTORY_SIZES, type HistoryFigures, measureHistory } from './history-size.ts'
import { formatHistories } from './history-table.ts'
import { describeMachine, readMachineTicks, stealPct } from './machine.ts'

const USAGE = `node test/bench/history-command.ts [--scans 100000,1000000,10000000] [--seconds 20] [--json]
The part of \`npm run bench -- --full\` that is about the size of the database: what every question of the review screens takes on a history
of so many scans, what it takes to start, what the acknowledgement of a station at 100 scans a second takes with and without the questions
beside it, and the whole path at 1,000. Histories are made once, below the system's temporary folder.`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...{ scans: { type: 'string', default: HISTORY_SIZES.join() }, help: { type: 'boolean' } },
      ...{ seconds: { type: 'string', default: '20' }, json: { type: 'boolean' } },
    },
  })
  if (values.help === true) return console.log(USAGE)
  const say = (text: string) => (values.json === true ? undefined : console.log(text))
  const before = readMachineTicks()
  const sizes: HistoryFigures[] = []
  for (const scans of values.scans.split(',').map(Number)) {
    sizes.push(await measureHistory(scans, Number(values.seconds) * 1000, say))
  }
  const steal = stealPct(before, readMachineTicks())
  if (values.json === true) return console.log(JSON.stringify({ stealPct: steal, sizes }))
  const { cores, processor, loadBefore } = describeMachine({ onnxruntime: '', sqlite: '' })
  console.log(formatHistories(sizes))
  console.log(`${cores} cores, ${processor}, load ${loadBefore.toFixed(1)}, steal ${steal?.toFixed(1) ?? '?'} %`)
}

await main()
