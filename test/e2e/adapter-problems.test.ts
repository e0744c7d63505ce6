import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type Adapter, makeAdapterMachine, privateMounts } from '../rig/adapter-machine.ts'
import { type OddScanner, startOddScanner } from '../rig/odd-scanner.ts'
import { chooseListed, expectShown, lit, streams } from './shown-problem.ts'
import { setStage } from './stage.ts'

/** The commonest chip of all; it has no serial number. */
const CH340: Adapter = { vendorId: '1a86', productId: '7523', product: 'USB Serial' }
/** An eighth of what the pictures need. */
const SLOW_BAUD = 115_200

const mounts = privateMounts()
const folder = mkdtempSync(join(tmpdir(), 'ovoscope-ports-'))
const machine = makeAdapterMachine(join(folder, 'scanner'))
let scanner: OddScanner

// Before the stage is set: its program is started with the scanner's port.
beforeAll(async () => {
  if (!mounts.isPresent) return
  machine.plug('1-1', CH340, 'ttyUSB8')
  scanner = await startOddScanner(folder)
})
afterAll(async () => {
  if (mounts.isPresent) await scanner.end()
  machine.end()
  rmSync(folder, { recursive: true, force: true })
})
const stage = setStage({ launcher: machine.launcher, requires: [mounts] })

describe('what can be wrong with the adapter of a scanner is shown with what to do', () => {
  it('its speed is too low for the line', async () => {
    const { operator } = stage()
    await operator.enrolFirst('M. Visser', '250419')
    await operator.go('Line')
    await operator.page.getByText('Without set-up: choose a scanner').click()
    await chooseListed(operator, '/dev/ttyUSB8', SLOW_BAUD)
    await streams(operator)
    await expectShown(operator, 'too-slow', {
      title: 'The scanner’s port is too slow for the line',
      tip: /^The line at its rated speed needs \d+ % of what the port carries\. Set the scanner to [\d\s]+ baud or more/,
    })
  })

  it('another one of its kind is plugged in beside it', async () => {
    const { operator } = stage()
    machine.plug('1-2', CH340, 'ttyUSB9')
    // Nothing is asked of the adapters while it streams: one of the two has to be found again.
    scanner.hush(true)
    await expectShown(operator, 'ambiguous', {
      ...{ title: 'Several scanners look the same', state: 'Failed' },
      tip: '2 adapters call themselves 1a86:7523. Leave the scanner’s plugged in and unplug the others.',
    })
    scanner.hush(false)
    machine.unplug('1-2')
    await lit(operator, 'Streaming')
  })

  it('the system makes no port of it', async () => {
    const { operator } = stage()
    machine.drive('1-1', undefined)
    scanner.hush(true)
    await expectShown(operator, 'driver', {
      ...{ title: 'The scanner’s adapter has no driver', state: 'Failed' },
      tip: '1a86:7523 is plugged in, but Linux has made no serial port of it.',
    })
    scanner.hush(false)
    machine.drive('1-1', 'ttyUSB8')
    await lit(operator, 'Streaming')
  })
})
