import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Clock } from '../../base/clock.ts'
import { seededRandom } from '../../base/random.ts'
import { type VirtualScannerSettings, virtualScannerSettingsSchema } from '../../contract/shell.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import { createVirtualScannerDevice, type VirtualScannerDevice } from './device.ts'

const USAGE = `A scanner made of software at a pseudo-terminal, for trying a station out.

  npm run virtual-scanner -- [options]

  --rate N         eggs per hour (24000)
  --trays N        trays, then it stops (10)
  --rows N         rows of a tray (10)
  --columns N      columns of a tray (15)
  --seed TEXT      names the eggs: the same seed gives the same eggs (demo)
  --pty-link PATH  where the pseudo-terminal gets a name that stays

While it runs: p + Enter pulls the cable or plugs it in, q + Enter ends.`

const PRINT_INTERVAL_MS = 2_000

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '24000' },
    trays: { type: 'string', default: '10' },
    rows: { type: 'string', default: '10' },
    columns: { type: 'string', default: '15' },
    seed: { type: 'string', default: 'demo' },
    'pty-link': { type: 'string', default: join(tmpdir(), `ovoscope-virtual-scanner-${process.pid}`) },
    help: { type: 'boolean', default: false },
  },
})

const settings = virtualScannerSettingsSchema.safeParse({
  seed: values.seed,
  ratePerHour: Number(values.rate),
  trays: Number(values.trays),
  rows: Number(values.rows),
  columns: Number(values.columns),
})

if (values.help) console.log(USAGE)
else if (settings.success) await run(settings.data)
else {
  for (const { path, message } of settings.error.issues) console.error(`${path.join('.')}: ${message}`)
  console.error(USAGE)
  process.exitCode = 2
}

async function run(chosen: VirtualScannerSettings): Promise<void> {
  const clock: Clock = { wallMs: () => Date.now(), monoMs: () => performance.now() }
  const device = await createVirtualScannerDevice({
    ...{ settings: chosen, channel: 'pty', linkPath: values['pty-link'], clock, timers: systemTimers },
    random: seededRandom(randomUUID()),
  })
  console.log(`virtual scanner at ${device.path}; SYNTHETIC eggs, seed "${chosen.seed}"`)
  device.start()
  const printing = setInterval(() => print(device), PRINT_INTERVAL_MS)
  await ended(device)
  clearInterval(printing)
  print(device)
  await device.close()
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
      if (text.startsWith('q')) end()
      if (text.startsWith('p')) toggleCable(device)
    })
    // Run without a terminal: nobody types, and the end of input is no order to end.
    process.stdin.unref?.()
  })
}

function toggleCable(device: VirtualScannerDevice): void {
  if (device.stats().plugged) {
    device.pull()
    console.log('the cable is out')
  } else {
    void device.plug().then(() => console.log(`the cable is in: ${device.path}`))
  }
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
  ]
  console.log(line.join(' · '))
}
