import * as z from 'zod'
import { seededRandom } from '../../electron/base/random.ts'
import { arePseudoTerminalsSupported } from '../../electron/processes/virtual-scanner/pty.ts'
import { powerRecorder } from '../crash/power-loss/recorder.ts'
import { forget, record } from '../crash/power-loss/recording.ts'
import {
  drawLosses,
  emptyStateTally,
  everyConsistentPrefix,
  holdTraceAgainstFolder,
  openStates,
} from '../crash/power-loss/states.ts'
import { type ProofRun, type ProofWish, runChunks, writeReport } from './kept-proof.ts'

const TRACES = 200
const STATES_PER_TRACE = 20
/** What is in flight at once does not grow with the length of a run, only the time that it takes. */
const SCANS_PER_BATCH = 120
/** Of the first trace every sync-consistent state is opened: a short one, because it has hundreds of them. */
const SCANS_PER_BATCH_OF_FIRST = 40

const tallySchema = z.object({
  ...{ traces: z.number(), events: z.number(), scans: z.number(), states: z.number(), consistent: z.number() },
  ...{ beforeFirstWord: z.number(), replayed: z.number(), acknowledged: z.number(), faults: z.array(z.string()) },
})
type PowerTally = z.infer<typeof tallySchema>

/** 200 recorded runs of the station, a power cut at some twenty moments of each; true when nothing acknowledged is lost or doubled in any of them. */
export async function provePower(wish: ProofWish): Promise<boolean> {
  const missing = [powerRecorder()].find(({ isPresent }) => !isPresent)
  if (missing !== undefined || !arePseudoTerminalsSupported()) {
    console.log(`power: skipped. ${missing === undefined ? 'No pseudo-terminals' : `${missing.name} is missing`}`)
    return true
  }
  const run = await runChunks(
    {
      ...{ name: 'power', what: 'traces', count: TRACES, chunk: 1, tallySchema },
      emptyTally: () => ({ ...emptyStateTally(), traces: 0, events: 0, scans: 0 }),
      walkChunk,
      progress: ({ traces, states, faults }) => `${traces} traces, ${states} states, ${faults.length} faults`,
    },
    wish,
  )
  writeReport('power', report(run))
  return run.tally.faults.length === 0
}

async function walkChunk(tally: PowerTally, seed: string, trace: number): Promise<void> {
  const traceSeed = `${seed}/${trace}`
  const random = seededRandom(traceSeed)
  const isFirst = trace === 0
  const beganMs = performance.now()
  const recording = await record({
    seed: traceSeed,
    scansPerBatch: isFirst ? SCANS_PER_BATCH_OF_FIRST : SCANS_PER_BATCH,
  })
  try {
    const faultsBefore = tally.faults.length
    tally.faults.push(...holdTraceAgainstFolder(recording))
    const consistent = isFirst ? everyConsistentPrefix(recording, random) : []
    const drawn = drawLosses(recording, STATES_PER_TRACE, random)
    const seconds = ((performance.now() - beganMs) / 1000).toFixed(1)
    const states = consistent.length + drawn.length
    console.log(
      `  trace ${trace}: ${recording.stored.scans.length} scans recorded in ${seconds} s, ${states} states to open`,
    )
    for (const losses of [consistent, drawn]) await openStates(recording, losses, tally)
    tally.faults.splice(
      faultsBefore,
      tally.faults.length,
      ...tally.faults.slice(faultsBefore).map((fault) => `trace ${trace}, ${fault}`),
    )
    tally.traces++
    tally.events += recording.trace.events.length
    tally.scans += recording.stored.scans.length
  } finally {
    forget(recording)
  }
}

function report({ seed, finishedAt, elapsedMs, tally }: ProofRun<PowerTally>): string {
  const { traces, events, scans, states, consistent, beforeFirstWord, replayed, acknowledged, faults } = tally
  return [
    '# Proof of power cuts',
    '',
    `Finished ${finishedAt} · seed \`${seed}\` · ${(elapsedMs / 1000).toFixed(0)} s`,
    '',
    `${traces} runs of the real station at full speed were recorded (${events} writes, names, sizes and syncs; ${scans} scans), and each trace, replayed whole, gave the very files.`,
    `${states} disks were rebuilt as a power cut may leave them: ${consistent} of them just after a sync with everything before it, among them every such state of the first trace; the others with part of the unsynced sectors, sizes and names. ${beforeFirstWord} lie before the first acknowledgement, within the first start.`,
    `Each was opened by the station's own start, twice. ${acknowledged} acknowledgements were asked for, ${replayed} records came back from the journal.`,
    '',
    faults.length === 0
      ? 'Nothing acknowledged is lost, nothing is there twice, every sum is that of its rows, every decision that was sent and every answer to a person stands; every picture that is to be kept is there, and no file of pictures is nobody’s.'
      : 'IT DOES NOT AGREE:',
    ...faults.map((fault) => `- ${fault}`),
    '',
  ].join('\n')
}
