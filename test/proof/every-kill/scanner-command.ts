import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { seededRandom } from '../../../electron/base/random.ts'
import { virtualScannerSettingsSchema } from '../../../electron/contract/shell.ts'
import { systemClock } from '../../../electron/host/system-clock.ts'
import { createVirtualScannerDevice } from '../../../electron/processes/virtual-scanner/device.ts'
import { systemTimers } from '../../../electron/rpc/system-timers.ts'

/** A scanner as a machine of its own at the far end of a serial cable: `port settings`. Whoever started it asks for its figures, or for no further tray. */
const [path = '', settings = ''] = process.argv.slice(2)
const device = await createVirtualScannerDevice({
  ...{ channel: 'serial', port: { path, baudRate: 921_600 }, clock: systemClock, timers: systemTimers },
  settings: virtualScannerSettingsSchema.parse(JSON.parse(settings)),
  // Another session at every power-up.
  random: seededRandom(randomUUID()),
})
const wishSchema = z.enum(['stats', 'stop'])
process.on('message', (raw) => {
  if (wishSchema.parse(raw) === 'stop') device.stop()
  process.send?.(device.stats())
})
process.on('disconnect', () => process.exit(0))
device.start()
