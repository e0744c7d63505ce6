import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { arePseudoTerminalsSupported } from '../../electron/processes/virtual-scanner/pty.ts'
import { faultLines } from '../../electron/review/reconcile-lines.ts'
import { demoBatch, type LineRig, startLineRig, untilLive } from '../rig/line-rig.ts'
import { type NullModem, openNullModem } from '../rig/null-modem.ts'
import { type PythonScanner, pythonObstacle, startPythonScanner } from '../rig/python-scanner.ts'
import { readStoredSessions } from '../rig/stored.ts'

const TRAYS = 3
const ROWS = 10
const COLUMNS = 15
const CELLS = TRAYS * ROWS * COLUMNS
const SCANS_PER_SEC = 120
/** In the middle of the second tray. */
const PULL_AFTER_SCANS = 1.5 * ROWS * COLUMNS
const CABLE_OUT_MS = 1_200

const ended: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

describe('a scanner written from proto/README.md in another language', () => {
  it('reads and writes the vectors of that page', (context) => {
    const obstacle = pythonObstacle()
    if (obstacle !== undefined) context.skip(`${obstacle}; to provide it: Python 3.11 or later`)
    const program = join(import.meta.dirname, '..', 'python-scanner', 'vectors.py')
    const { status, stdout, stderr } = spawnSync('python3', ['-B', program], { encoding: 'utf8' })
    expect({ status, stderr, stdout: stdout.trim() }).toMatchObject({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^\d+ good and \d+ bad vectors agree/)
  })

  it('completes a batch, its cable pulled in the middle of a tray', async (context) => {
    const obstacle = arePseudoTerminalsSupported() ? pythonObstacle() : 'there are no pseudo-terminals on this system'
    if (obstacle !== undefined) context.skip(`${obstacle}; to provide it: Linux or macOS with Python 3.11 or later`)
    const { rig, scanner, cable, dataFolder } = await start()
    await untilLive(rig, 'the middle of the second tray', ({ batch }) => (batch?.scans ?? 0) >= PULL_AFTER_SCANS)
    cable.pull()
    await untilLive(rig, 'a link that is down', ({ link }) => link.state !== 'Streaming')
    await new Promise((resolve) => setTimeout(resolve, CABLE_OUT_MS))
    await cable.plug()
    const made = await scanner.whenFinished()
    await untilLive(rig, 'everything decided', ({ backlog }) => backlog === 0)

    await rig.station.call('closeBatch', {})
    const { batch } = await untilLive(rig, 'the batch closed', (view) => view.batch?.state === 'closed')
    const record = await rig.review.call('batchRecord', { batchId: batch?.batchId ?? '' })
    expect(made).toMatchObject({ trays: TRAYS, cells: CELLS, refusedFrames: 0 })
    expect(made.connections).toBeGreaterThanOrEqual(2)
    expect(record).toMatchObject({ trays: TRAYS, scans: made.scans })
    expect((record?.eggs ?? 0) + (record?.emptyCells ?? 0)).toBe(CELLS)
    expect(faultLines(await rig.review.call('reconcile', {}))).toEqual([])
    expect(readStoredSessions(dataFolder)).toEqual([
      {
        ...{ scannerSerial: made.serial, sessionId: expect.stringMatching(new RegExp(`${made.session}$`, 'i')) },
        ...{ scans: made.scans, distinctScans: made.scans, cells: CELLS, sorterAcks: made.ordered },
        ...{ received: made.messages, isUnbroken: true, rejected: 0 },
      },
    ])
    // Whatever broke off with the cable, the sorter had an order for every egg that was left on the belt.
    expect(made.ordered).toBeGreaterThan(0.9 * CELLS)
    expect(made.ordered).toBeLessThanOrEqual(made.scans)
  })
})

interface Running {
  readonly rig: LineRig
  readonly scanner: PythonScanner
  readonly cable: NullModem
  readonly dataFolder: string
}

/** The product's own processes at one end of a null modem, the scanner at the other, a batch running. */
async function start(): Promise<Running> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ovoscope-python-'))
  ended.push(() => rmSync(dataFolder, { recursive: true, force: true }))
  const cable = await openNullModem()
  ended.push(() => cable.close())
  const rig = await startLineRig({
    ...{ dataFolder, port: cable.stationPort, ratedEggsPerHour: SCANS_PER_SEC * 3_600 },
    scanner: { seed: 'unused', ratePerHour: 600, trays: 1, rows: ROWS, columns: COLUMNS },
    onErrorOutput: () => undefined,
  })
  ended.push(() => rig.stop())
  const size = { trays: TRAYS, rows: ROWS, columns: COLUMNS, rate: SCANS_PER_SEC }
  const scanner = startPythonScanner(cable.scannerPort, size)
  ended.push(() => scanner.end())
  await untilLive(
    rig,
    'a scanner that streams and a model that is ready',
    ({ link, model }) => link.state === 'Streaming' && model.state === 'ready',
  )
  // Until now the station let no tray in.
  const outcome = await rig.station.call('startBatch', demoBatch(CELLS))
  if (!outcome.ok) throw new Error(`the batch could not be started: ${outcome.refusal}`)
  return { rig, scanner, cable, dataFolder }
}
