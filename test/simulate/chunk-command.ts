import { addOutcome, emptyTally, runSeed } from './tally.ts'

/** `chunk-command.ts <seed> <count>`: so many seeds in a process of their own, whose memory ends with it; prints what they came to. */
const [seed = '', seeds = '0'] = process.argv.slice(2)
const tally = emptyTally()
for (let at = 0; at < Number(seeds); at++) addOutcome(tally, `${seed}/${at}`, await runSeed(`${seed}/${at}`))
process.stdout.write(JSON.stringify(tally))
