import { join } from 'node:path'
import { lineContract } from '../../electron/contract/line.ts'
import { reviewContract } from '../../electron/contract/review.ts'
import { type ProcessName, virtualScannerName } from '../../electron/contract/shell.ts'
import { virtualScannerContract } from '../../electron/contract/virtual-scanner.ts'
import { lineOfPlace } from '../../electron/domain/line-id.ts'
import { type ParentPeer, screenPeer } from '../../electron/host/peer-name.ts'
import { createSupervisor } from '../../electron/host/supervisor.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { connect } from '../../electron/rpc/client.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import type { LineRig } from './line-rig.ts'
import { rigHost } from './rig-host.ts'

const ROOT = join(import.meta.dirname, '../..')
const MODEL_FOLDER = join(ROOT, 'models/phantomnet-1.1.0')
const STOP_DEADLINE_MS = 10_000
const REPLACED_DEADLINE_MS = 60_000
const LOOK_MS = 20
const BAUD_RATE = 921_600

/** One line as a window and a scanner see it; `station` may be another one after a restart. */
export type LineEnds = Pick<LineRig, 'station' | 'scanner' | 'review'>

export interface SeveralLinesOptions {
  readonly dataFolder: string
  /** Scans a second of each line's scanner: as many lines as rates. */
  readonly scansPerSecond: readonly number[]
  readonly seed: string
}

/** One station with several lines, each with a virtual scanner, as the demo starts them: training, at real pseudo-terminals. */
export async function startSeveralLines({ dataFolder, scansPerSecond, seed }: SeveralLinesOptions) {
  const host = rigHost(() => undefined)
  const scanners = scansPerSecond.map((_, index) => virtualScannerName(index + 1))
  const paths: (string | null)[] = []
  const plan = (init: () => unknown) => ({ init, stopDeadlineMs: STOP_DEADLINE_MS })
  const scannerPlans = scansPerSecond.map((rate, index) => [
    virtualScannerName(index + 1),
    plan(() => ({
      channel: 'pty',
      linkPath: join(dataFolder, `scanner-${index + 1}`),
      settings: {
        // Their own eggs in trays of the same codes.
        ...{ seed: `${seed}-${index + 1}`, ratePerHour: rate * 3_600, trays: 100_000, rows: 10, columns: 15 },
        scannerSerial: `OVO-VIRTUAL-${index + 1}`,
      },
    })),
  ])
  const supervisor = createSupervisor({
    host,
    plans: {
      station: plan(() => stationInit(dataFolder, paths, scansPerSecond)),
      inference: plan(() => ({ modelFolder: MODEL_FOLDER })),
      review: plan(() => ({ dataFolder, modelsFolder: join(ROOT, 'models'), play: true })),
      ...Object.fromEntries(scannerPlans),
    },
    edges: [
      ['station', 'inference'],
      ...scanners.map((scanner) => ['station', scanner] as const),
      ['station', 'review'],
    ],
    childLog: { folder: join(dataFolder, 'logs'), level: 'info' },
    clock: systemClock,
    timers: systemTimers,
    log: silentLogger,
  })
  const open = (name: ProcessName, peer: ParentPeer) => {
    const hosted = supervisor.hosted(name)
    if (hosted === undefined) throw new Error(`${name} is not running`)
    return host.open(hosted, peer)
  }
  const window = (lineId: string) => connect(open('station', screenPeer(lineId)), lineContract)
  const names: readonly ProcessName[] = ['inference', 'review', ...scanners]
  for (const name of names) supervisor.start(name)
  await Promise.all(names.map((name) => supervisor.whenRunning(name)))
  const hands = scanners.map((name) => connect(open(name, 'shell'), virtualScannerContract))
  for (const hand of hands) paths.push((await hand.call('ready', {})).path)
  supervisor.start('station')
  await supervisor.whenRunning('station')
  const lines = hands.map((scanner, index) => {
    const lineId = lineOfPlace(index + 1)
    return {
      lineId,
      scanner,
      review: connect(open('review', screenPeer(lineId)), reviewContract),
      station: window(lineId),
    }
  })
  return {
    supervisor,
    /** In the order of the rates. */
    lines,
    /** A window of any line, of one that is not there too. */
    window,
    /** SIGKILL; resolves when another station runs, with new windows. */
    async killStation() {
      const { pid } = supervisor.hosted('station') ?? {}
      if (pid === undefined) throw new Error('the station is not running')
      process.kill(pid, 'SIGKILL')
      const giveUpMs = systemClock.monoMs() + REPLACED_DEADLINE_MS
      for (;;) {
        const health = supervisor.health().find(({ name }) => name === 'station')
        if (health?.state === 'running' && health.pid !== pid) break
        if (systemClock.monoMs() > giveUpMs) throw new Error('the station did not come back')
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      }
      for (const line of lines) line.station = window(line.lineId)
    },
    async stop() {
      for (const name of [...scanners, 'station', 'inference', 'review'] as const) await supervisor.stop(name)
      supervisor.close()
      host.close()
    },
  }
}

function stationInit(dataFolder: string, paths: readonly (string | null)[], rates: readonly number[]) {
  const scannerOf = (path: string | null | undefined) =>
    typeof path === 'string' ? { kind: 'serial', path, baudRate: BAUD_RATE } : { kind: 'none' }
  const [first, ...further] = paths
  return {
    ...{ dataFolder, modelFolder: MODEL_FOLDER, play: true, demo: null, appVersion: 'rig', site: 'Demo' },
    ...{ line: 'Line 1', ratedEggsPerHour: (rates[0] ?? 1) * 3_600, scanner: scannerOf(first) },
    furtherLines: further.map((path, index) => ({
      ...{ id: lineOfPlace(index + 2), line: `Line ${index + 2}`, scanner: scannerOf(path) },
      ratedEggsPerHour: (rates[index + 1] ?? 1) * 3_600,
    })),
  }
}
