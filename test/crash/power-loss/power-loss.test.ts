import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { seededRandom } from '../../../electron/base/random.ts'
import { systemClock } from '../../../electron/host/system-clock.ts'
import { arePseudoTerminalsSupported } from '../../../electron/processes/virtual-scanner/pty.ts'
import { needs } from '../../requirement.ts'
import { powerRecorder } from './recorder.ts'
import { forget, type Recording, record } from './recording.ts'
import { drawLosses, drawLossesInTheMaking, emptyStateTally, holdTraceAgainstFolder, openStates } from './states.ts'
import type { TraceEvent } from './trace.ts'

const STATES = 20
const STATES_OF_EACH_EVENT = 8
const SCANS_PER_BATCH = 300
const RECORD_DEADLINE_MS = 180_000

let recording: Recording | undefined
const seed = process.env['OVOSCOPE_CRASH_SEED'] ?? String(Math.trunc(systemClock.wallMs()))

beforeAll(async () => {
  if (!powerRecorder().isPresent || !arePseudoTerminalsSupported()) return
  process.stdout.write(`crash test power loss, seed ${seed}\n`)
  recording = await record({ seed, scansPerBatch: SCANS_PER_BATCH })
}, RECORD_DEADLINE_MS)

afterAll(() => {
  if (recording !== undefined) forget(recording)
})

function recorded(context: TestContext): Recording {
  needs(context, powerRecorder())
  if (recording === undefined) return context.skip('no pseudo-terminals; to provide them: Linux or macOS')
  return recording
}

describe('a power cut, rebuilt from what the station wrote and forced to the disk', () => {
  it('is told by a trace that gives the very files when it is replayed whole', (context) => {
    expect(holdTraceAgainstFolder(recorded(context))).toEqual([])
  })

  it('loses nothing that was acknowledged and doubles nothing, whatever of the rest got to the disk', async (context) => {
    const whole = recorded(context)
    const tally = emptyStateTally()
    await openStates(whole, drawLosses(whole, STATES, seededRandom(`${seed}/power`)), tally)
    expect(tally).toMatchObject({ states: STATES, faults: [] })
    expect(tally.acknowledged).toBeGreaterThan(0)
  })

  it('starts again from every state in which its database was being made', async (context) => {
    const whole = recorded(context)
    const losses = drawLossesInTheMaking(whole, STATES_OF_EACH_EVENT, seededRandom(`${seed}/making`))
    const tally = emptyStateTally()
    await openStates(whole, losses, tally)
    expect(tally.faults).toEqual([])
    // From the file to the end of its rollback journal there are syncs of both.
    expect(tally.states).toBeGreaterThan(8 * STATES_OF_EACH_EVENT)
  })

  it('would be seen to lose records by a journal that forces nothing to the disk', async (context) => {
    const whole = recorded(context)
    const { events } = whole.trace
    const careless = { ...whole, trace: { ...whole.trace, events: withoutJournalSyncs(events) } }
    const tally = emptyStateTally()
    const fate = { random: seededRandom(seed), sectorBytes: 512, share: 0, namesInOrder: true }
    // In the middle there are scans that only the journal has.
    const middle = Array.from({ length: 5 }, (_, n) => Math.floor(((n + 3) * events.length) / 10))
    await openStates(
      careless,
      middle.map((at) => ({ events: at, fate })),
      tally,
    )
    // Which of the two depends on whether the database had them already.
    expect(tally.faults.join('\n')).toMatch(/acknowledged messages are lost|the journal is damaged: \{"kind":"MISSING"/)
  })
})

/** The syncs of journal segments are left out, but for the first of each, which belongs to its making. */
function withoutJournalSyncs(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const made = new Map<bigint, number>()
  return events.map((event) => {
    if (event.kind === 'created' && event.path.includes('.journal')) made.set(event.file, 0)
    if (event.kind !== 'sync-end') return event
    const syncs = made.get(event.file)
    if (syncs !== undefined) made.set(event.file, syncs + 1)
    return syncs === undefined || syncs === 0 ? event : { kind: 'mapped', file: event.file }
  })
}
