import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../base/clock.ts'
import { seededRandom } from '../../base/random.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import { TransportError, type TransportFault } from '../../scanner/transport.ts'
import { type CommandOptions, readOptions, USAGE } from './command-options.ts'
import { createVirtualScannerDevice, type VirtualScannerDevice } from './device.ts'

const PRINT_INTERVAL_MS = 2_000

/** What to do about a port that does not open. */
const REMEDIES: Readonly<Record<TransportFault, string>> = {
  ABSENT: 'there is no such port; is the adapter plugged in?',
  BUSY: 'another program uses it; close that one first',
  PERMISSION: 'this account may not use it; on Linux it must be in the group dialout',
  AMBIGUOUS: 'several adapters look the same; name the port',
  FOLDER: 'a folder is no port; give the name of one',
  DRIVER: 'the system makes no port of the adapter; install its driver',
  FAILED: 'the driver could not open it',
}

const options = readOptions(process.argv.slice(2))
if (!options.ok) {
  console.error(options.error)
  console.error(`\n${USAGE}`)
  process.exitCode = 2
} else if (options.value === 'help') console.log(USAGE)
else process.exitCode = await run(options.value)

async function run({ settings, port, ptyLink, warnings }: CommandOptions): Promise<number> {
  for (const warning of warnings) console.error(warning)
  const clock: Clock = { wallMs: () => Date.now(), monoMs: () => performance.now() }
  const linkPath = ptyLink ?? join(tmpdir(), `ovoscope-virtual-scanner-${process.pid}`)
  let device: VirtualScannerDevice
  try {
    device = await createVirtualScannerDevice({
      ...{ settings, clock, timers: systemTimers, random: seededRandom(randomUUID()) },
      ...(port === undefined ? { channel: 'pty', linkPath } : { channel: 'serial', port }),
    })
  } catch (problem) {
    console.error(`${port?.path ?? 'no pseudo-terminal'}: ${whyNot(problem)}`)
    return 1
  }
  const place = port === undefined ? device.path : `${port.path}, ${port.baudRate} baud`
  console.log(`virtual scanner at ${place}; SYNTHETIC eggs, seed "${settings.seed}"`)
  device.start()
  const printing = setInterval(() => print(device), PRINT_INTERVAL_MS)
  await ended(device)
  clearInterval(printing)
  print(device)
  await device.close()
  return 0
}

function whyNot(problem: unknown): string {
  const text = problem instanceof Error ? problem.message : String(problem)
  return problem instanceof TransportError ? `${text} (${REMEDIES[problem.fault]})` : text
}

/** Resolves when every tray is through, or when somebody ends it. */
function ended(device: VirtualScannerDevice): Promise<void> {
  return new Promise((resolve) => {
    const watching = setInterval(() => {
      if (device.stats().finished) end()
    }, 100)
    const end = (): void => {
      clearInterval(watching)
      process.stdin.pause()
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
    process.stdin.setEncoding('utf8').on('data', (text: string) => {
      for (const key of text) {
        if (key === 'q') end()
        else if (key === 'p') toggleCable(device)
        else if (key === 'j') jam(device)
      }
    })
    // Run without a terminal: nobody types, and the end of input is no order to end.
    process.stdin.unref?.()
  })
}

function toggleCable(device: VirtualScannerDevice): void {
  if (device.stats().plugged) {
    device.pull()
    console.log('the cable is out')
    return
  }
  device.plug().then(
    () => console.log('the cable is in'),
    (problem: unknown) => console.error(`the cable does not go in: ${String(problem)}`),
  )
}

function jam(device: VirtualScannerDevice): void {
  device.jam()
  console.log('the conveyor is jammed')
}

function print(device: VirtualScannerDevice): void {
  const stats = device.stats()
  const where = stats.plugged ? (stats.connected ? 'connected' : 'waiting for a station') : 'cable out'
  const line = [
    where,
    `trays ${stats.traysMade}`,
    `eggs ${stats.cellsScanned}`,
    `scans ${stats.scansMade} (${stats.rescansMade} rescans)`,
    `decisions ${stats.decisionsReceived}`,
    `unacknowledged ${stats.unacknowledged}`,
    `sent again ${stats.resends}`,
    ...(stats.jams > 0 ? [`jams ${stats.jams}`] : []),
    ...(stats.unplugs > 0 ? [`unplugged ${stats.unplugs}`] : []),
    ...spoilt(stats),
  ]
  console.log(line.join(' · '))
}

function spoilt(stats: ReturnType<VirtualScannerDevice['stats']>): readonly string[] {
  const { framesLate, framesDoubled, framesDamaged, framesDropped } = stats
  if (framesLate + framesDoubled + framesDamaged + framesDropped === 0) return []
  return [`late ${framesLate}, doubled ${framesDoubled}, damaged ${framesDamaged}, dropped ${framesDropped}`]
}
