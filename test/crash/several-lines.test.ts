import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { LiveView } from '../../electron/contract/live.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { arePseudoTerminalsSupported } from '../../electron/processes/virtual-scanner/pty.ts'
import { compareWithTruth } from '../demo/truth.ts'
import { closeAndBalance, drain } from '../rig/balance.ts'
import { demoBatch, untilLive } from '../rig/line-rig.ts'
import { type LineEnds, startSeveralLines } from '../rig/several-lines-rig.ts'

/** The one fills batches for the model, the other comes with an egg now and then: neither may wait for the other. */
const SCANS_PER_SECOND = [250, 7]
const BESIDE = 20

let folder = ''
let rig: Awaited<ReturnType<typeof startSeveralLines>> | undefined

afterEach(async () => {
  await rig?.stop()
  rig = undefined
  rmSync(folder, { recursive: true, force: true })
})

async function start() {
  folder = mkdtempSync(join(tmpdir(), 'ovoscope-lines-'))
  const seed = process.env['OVOSCOPE_CRASH_SEED'] ?? String(Math.trunc(systemClock.wallMs()))
  process.stdout.write(`several lines, seed ${seed}\n`)
  rig = await startSeveralLines({ dataFolder: folder, scansPerSecond: SCANS_PER_SECOND, seed })
  const [fast, slow] = rig.lines
  if (fast === undefined || slow === undefined) throw new Error('there are two lines')
  for (const line of [fast, slow]) {
    await untilLive(
      line,
      'a line that is ready',
      ({ link, model }) => link.state === 'Streaming' && model.state === 'ready',
    )
    const outcome = await line.station.call('startBatch', demoBatch(null))
    if (!outcome.ok) throw new Error(`the batch could not be started: ${outcome.refusal}`)
    await line.scanner.call('start', {})
  }
  return { rig, fast, slow }
}

/** Both are committed on, from where they stand now. */
async function untilMore(line: LineEnds, scans: number): Promise<LiveView> {
  const { batch } = await line.station.call('liveView', {})
  const from = batch?.scans ?? 0
  return untilLive(line, `${scans} more scans committed`, (view) => (view.batch?.scans ?? 0) >= from + scans)
}

it('has every scan of every line once, each in its own batch, whatever happens to one of them', async (context) => {
  if (!arePseudoTerminalsSupported()) context.skip('no pseudo-terminals; to provide them: Linux or macOS')
  const { rig: running, fast, slow } = await start()
  await Promise.all([untilMore(fast, 200), untilMore(slow, BESIDE)])

  // The cable of the one is pulled: the other runs on, and learns of it.
  await fast.scanner.call('pull', {})
  const without = await untilLive(
    slow,
    'the other line seen calling without its scanner',
    ({ lines: [other] }) => other?.link === 'Absent' && other.calling === 1,
  )
  expect(without).toMatchObject({ lineId: 'line-2', line: 'Line 2', link: { state: 'Streaming' }, problems: [] })
  expect(without.lines).toMatchObject([{ name: 'Line 1' }, { name: 'Line 2', calling: null }])
  const beside = await untilMore(slow, BESIDE)
  expect(beside.link).toMatchObject({ state: 'Streaming', scannerSerial: 'OVO-VIRTUAL-2' })
  await fast.scanner.call('plug', {})
  await untilLive(fast, 'its scanner again', ({ link }) => link.state === 'Streaming')

  // A station for both is killed: both go on with the batch that was open there.
  const before = await Promise.all([fast, slow].map((line) => line.station.call('liveView', {})))
  await running.killStation()
  for (const [index, line] of [fast, slow].entries()) {
    const again = await untilLive(line, 'its scanner after the restart', ({ link }) => link.state === 'Streaming')
    expect(again.batch).toMatchObject({ batchId: before[index]?.batch?.batchId, state: 'running' })
  }
  await Promise.all([untilMore(fast, 200), untilMore(slow, BESIDE)])

  const batches = new Set<string>()
  for (const line of [fast, slow]) {
    await drain(line)
    const view = await line.station.call('liveView', {})
    const { record, faults } = await closeAndBalance(line, { scansMade: 0, cellsScanned: 0 })
    expect(faults).toEqual([])
    expect(await compareWithTruth(line, record.batchId)).toMatchObject({ missing: [], unexpected: [] })
    // The counters on the line's own screen are those of the record.
    expect(view.batch).toMatchObject({ batchId: record.batchId, scans: record.scans, eggs: record.eggs })
    batches.add(record.batchId)
  }
  expect(batches.size).toBe(2)
})

it('refuses a window of a line that is not there, and says which ones are', async (context) => {
  if (!arePseudoTerminalsSupported()) context.skip('no pseudo-terminals; to provide them: Linux or macOS')
  const { rig: running } = await start()
  const nowhere = running.window('line-7')
  await expect(nowhere.call('liveView', {})).rejects.toMatchObject({
    code: 'UNKNOWN_LINE',
    message: "there is no line 'line-7' on this station; there are: line-1 (Line 1), line-2 (Line 2)",
  })
})
