import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { arePseudoTerminalsSupported } from '../../electron/processes/virtual-scanner/pty.ts'
import { openPtyChannel } from '../../electron/processes/virtual-scanner/pty-channel.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { serialTransports } from '../../electron/scanner/serial/serial-transports.ts'
import { needs } from '../requirement.ts'
import type { Line } from './scanner-lines.ts'
import { SMALL_RUN, setUp } from './scanner-station.ts'

const CELLS = SMALL_RUN.trays * SMALL_RUN.rows * SMALL_RUN.columns

/** A pseudo-terminal, found and opened the way a scanner of the settings is. */
async function openLine(baudRate: number, flowControl: 'none' | 'rts-cts'): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'options-'))
  const path = join(folder, 'scanner')
  const channel = await openPtyChannel({ timers: systemTimers, linkPath: path })
  const loadUsb = () => Promise.reject(new Error('this machine has no USB'))
  return {
    clock: { wallMs: () => Date.now(), monoMs: () => performance.now() },
    timers: systemTimers,
    channel,
    openTransport: serialTransports({ path, baudRate, flowControl }, { timers: systemTimers, loadUsb }),
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    async close() {
      await channel.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

describe('the serial driver at a pseudo-terminal', () => {
  it.for([
    [9_600, 'none'],
    [921_600, 'rts-cts'],
    // No preset, and none that a table of the system knows.
    [1_843_201, 'none'],
    [12_000_000, 'rts-cts'],
  ] as const)('brings every tray at %i baud with flow control %s', async ([baudRate, flowControl], context) => {
    const isPresent = arePseudoTerminalsSupported()
    needs(context, { name: 'a pseudo-terminal', command: 'none', isPresent, mandatory: false })
    const bench = setUp(await openLine(baudRate, flowControl), {})
    try {
      bench.station.link.start()
      bench.scanner.start()
      await bench.untilFinished()
      expect([bench.station.isUnbroken, bench.station.scans.size]).toEqual([true, CELLS])
      expect(bench.station.link.view.bytesReceived).toBeGreaterThan(CELLS * 128)
      // A pseudo-terminal has no line, so that its speed limits nothing.
      expect(bench.station.link.view.capacityBytesPerS).toBeNull()
    } finally {
      await bench.close()
    }
  })
})
