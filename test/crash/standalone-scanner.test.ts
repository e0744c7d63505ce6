import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { arePseudoTerminalsSupported } from '../../electron/processes/virtual-scanner/pty.ts'
import { faultLines } from '../../electron/review/reconcile-lines.ts'
import { demoBatch, startLineRig, untilLive } from '../rig/line-rig.ts'
import { openNullModem } from '../rig/null-modem.ts'
import { readStoredSessions } from '../rig/stored.ts'

const COMMAND = fileURLToPath(new URL('../../electron/processes/virtual-scanner/command.ts', import.meta.url))
const TRAYS = 4
const ROWS = 5
const COLUMNS = 10
const CELLS = TRAYS * ROWS * COLUMNS
const EGGS_PER_HOUR = 200_000
/** All that a line and a sorter can do to messages; jams and open coils change what is scanned, and are left out. */
const FAULTS =
  'late=0.15,late-ms=120,duplicate=0.05,damage=0.02,drop=0.02,drift-ppm=500,clock-ms=86400000,unplug=600,unplug-ms=700'

const ended: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end()
})

describe.runIf(arePseudoTerminalsSupported())('the standalone virtual scanner at a null-modem cable', () => {
  it('completes a batch though its line fails in every way and its cable comes out', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'ovoscope-standalone-'))
    ended.push(() => rmSync(dataFolder, { recursive: true, force: true }))
    const cable = await openNullModem()
    ended.push(() => cable.close())
    const rig = await startLineRig({
      ...{ dataFolder, port: cable.stationPort, ratedEggsPerHour: EGGS_PER_HOUR },
      scanner: { seed: 'unused', ratePerHour: 600, trays: 1, rows: ROWS, columns: COLUMNS },
      onErrorOutput: () => undefined,
    })
    ended.push(() => rig.stop())
    const scanner = startStandalone(cable.scannerPort)
    const isReady = ({ link, model }: { link: { state: string }; model: { state: string } }) =>
      link.state === 'Streaming' && model.state === 'ready'
    await untilLive(rig, 'a scanner that streams and a model that is ready', isReady)
    await startBatch(rig)
    expect(await scanner.ended).toBe(0)
    const { link } = await untilLive(rig, 'everything decided', ({ backlog }) => backlog === 0)
    expect(link).toMatchObject({ scannerSerial: 'OVO-SECOND-MACHINE', firmware: '9.1' })

    await rig.station.call('closeBatch', {})
    const { batch } = await untilLive(rig, 'the batch closed', (view) => view.batch?.state === 'closed')
    const record = await rig.review.call('batchRecord', { batchId: batch?.batchId ?? '' })
    expect(record?.trays).toBe(TRAYS)
    expect((record?.eggs ?? 0) + (record?.emptyCells ?? 0)).toBe(CELLS)
    expect(faultLines(await rig.review.call('reconcile', {}))).toEqual([])
    const [stored, ...others] = readStoredSessions(dataFolder)
    expect(others).toEqual([])
    expect(stored).toMatchObject({ cells: CELLS, isUnbroken: true, rejected: 0, distinctScans: stored?.scans })
    const said = scanner.last()
    expect(said).toContain(`trays ${TRAYS} · eggs ${CELLS} · scans ${stored?.scans} `)
    expect(said).toMatch(/late [1-9]\d*, doubled [1-9]\d*, damaged [1-9]\d*, dropped [1-9]\d*/)
  })
})

/** It waits with its first tray until the station lets one in. */
function startStandalone(port: string) {
  const size = ['--trays', String(TRAYS), '--rows', String(ROWS), '--columns', String(COLUMNS)]
  const who = ['--serial', 'OVO-SECOND-MACHINE', '--firmware', '9.1', '--seed', 'standalone']
  const args = [COMMAND, '--port', port, '--rate', String(EGGS_PER_HOUR), ...size, ...who, '--faults', FAULTS]
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  ended.push(() => void child.kill('SIGKILL'))
  let printed = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  return {
    ended: once(child, 'close').then(([code]: unknown[]) => code),
    last: () => printed.trimEnd().split('\n').at(-1),
  }
}

async function startBatch(rig: Awaited<ReturnType<typeof startLineRig>>): Promise<void> {
  for (;;) {
    const outcome = await rig.station.call('startBatch', demoBatch(CELLS))
    if (outcome.ok) return
    // Its cable may have come out just now.
    if (outcome.refusal !== 'NO_SCANNER') throw new Error(`the batch could not be started: ${outcome.refusal}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
