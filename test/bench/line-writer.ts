import { crc32 } from 'node:zlib'
import { openPtyChannel } from '../../electron/processes/virtual-scanner/pty-channel.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { scanFrame } from './scan-frame.ts'

/** The far end of the line for serial-limit.ts: writes scans as fast as they are taken, for as long as somebody reads. */

const frame = scanFrame(crc32)
const channel = await openPtyChannel({ timers: systemTimers })
channel.onDrain(fill)
process.on('disconnect', () => process.exit())
process.send?.({ path: channel.path })
fill()

function fill(): void {
  while (channel.write(frame));
}
