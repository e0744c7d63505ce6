import { mkdtempSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPtyChannel } from '../../electron/processes/virtual-scanner/pty-channel.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'

/** Two serial ports whose wires are crossed: what one program writes at its end, the other reads at the other. */
export interface NullModem {
  /** What the station opens; a name that stays when the plug is pulled out of the station, as /dev/serial/by-id has them. */
  readonly stationPort: string
  readonly scannerPort: string
  /** The terminal behind the station's port just now. */
  terminal(): string
  /** At the station's end: it sees a hang-up, the scanner sees nothing at all. */
  pull(): void
  plug(): Promise<void>
  close(): Promise<void>
}

export async function openNullModem(): Promise<NullModem> {
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-null-modem-'))
  const stationPort = join(folder, 'station')
  const scannerPort = join(folder, 'scanner')
  const toStation = await openPtyChannel({ timers: systemTimers, linkPath: stationPort })
  const toScanner = await openPtyChannel({ timers: systemTimers, linkPath: scannerPort })
  toStation.onBytes((bytes) => void toScanner.write(bytes))
  toScanner.onBytes((bytes) => void toStation.write(bytes))
  return {
    ...{ stationPort, scannerPort },
    terminal: () => readlinkSync(stationPort),
    pull: () => toStation.pull(),
    plug: () => toStation.plug(),
    async close() {
      await Promise.all([toStation.close(), toScanner.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
