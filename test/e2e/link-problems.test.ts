import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MessageMaker } from '../make/scanner-messages.ts'
import { findProgram } from '../requirement.ts'
import { type OddScanner, startOddScanner } from '../rig/odd-scanner.ts'
import { PATIENCE } from './operator.ts'
import { takePicture, wantsPictures } from './pictures.ts'
import { choosePath, expectShown, lit, problemOf, streams } from './shown-problem.ts'
import { setStage } from './stage.ts'

const PIN = '250419'
const WAITING_TIP = /Plug its cable in and switch it on\.|There is no port \S+ on this machine\./
const LOST_TIP = /Put the cable back\.|There is no port \S+ on this machine\./
/** Twenty within a minute are worth a look at the cable. */
const DAMAGED_FRAMES = 30

/** Its name stands in the pictures of the docs. */
const PICTURED_FOLDER = join(tmpdir(), 'ovoscope-ports')

/** Root may open what nobody may; without these two capabilities it is an account like any other. */
const WITHOUT_OVERRIDE = '-dac_override,-dac_read_search'
const isRoot = process.getuid?.() === 0
const setpriv = findProgram('setpriv')
const launcher =
  isRoot && setpriv !== undefined
    ? [setpriv, `--bounding-set=${WITHOUT_OVERRIDE}`, `--inh-caps=${WITHOUT_OVERRIDE}`]
    : []

const stage = setStage({ launcher })
let scanner: OddScanner

beforeAll(async () => {
  scanner = await startOddScanner(wantsPictures ? PICTURED_FOLDER : mkdtempSync(join(tmpdir(), 'ovoscope-ports-')))
})
afterAll(() => scanner.end())

describe('every problem of the link is shown with what to do', () => {
  it('no scanner is chosen', async () => {
    const { operator } = stage()
    await operator.enrolFirst('M. Visser', PIN)
    await operator.page.getByRole('link', { name: 'Service' }).click()
    const hint = problemOf(operator, 'No scanner is connected')
    await hint.getByText('choose it on the line screen').waitFor()
    // Nothing is tried, so nothing counts down.
    expect(await hint.getByRole('button').count()).toBe(0)
    await takePicture(operator.page, 'link-none', 'link-none', [hint, await lit(operator, 'Not found')])
  })

  it('a scanner is waited for: its port is not there yet', async () => {
    const { operator } = stage()
    await operator.go('Line')
    await operator.page.getByText('Without set-up: choose a scanner').click()
    await choosePath(operator, join(scanner.path, '..', 'not-there'))
    await operator.sees('Waiting for the scanner')
    await operator.sees(WAITING_TIP)
    await operator.sees(/^next attempt in \d\.\d s$/)
    await takePicture(operator.page, 'link-waiting-line')
    await expectShown(operator, 'waiting', {
      ...{ title: 'Waiting for the scanner', tip: WAITING_TIP, state: 'Not found' },
    })
  })

  it('another program holds the port', async () => {
    const { operator } = stage()
    const other = new SerialPort({ path: scanner.path, baudRate: 921_600 })
    await new Promise<void>((resolve) => other.once('open', resolve))
    await choosePath(operator, scanner.path)
    await expectShown(operator, 'busy', {
      ...{
        title: 'Another program or driver uses the scanner',
        tip: /Close the other program|has \S+ open/,
        state: 'Blocked',
      },
    })
    await new Promise<void>((resolve) => other.close(() => resolve()))
    await streams(operator)
  })

  it('the cable is out, and one press connects again', async () => {
    const { operator } = stage()
    await operator.go('Line')
    scanner.pull()
    await expect.poll(() => operator.banner(), PATIENCE).toContain('The scanner’s cable is out')
    await operator.sees(LOST_TIP)
    await takePicture(operator.page, 'link-lost-line')
    await expectShown(operator, 'lost', {
      ...{ title: 'The scanner’s cable is out', tip: LOST_TIP, state: 'Not found' },
    })
    await scanner.plug()
    // By itself within two seconds, at once for whoever presses: either way it streams, and the story says so.
    const tryNow = operator.page.getByRole('button', { name: 'Try now' }).first()
    await tryNow.click({ timeout: 2_000 }).catch(() => undefined)
    await lit(operator, 'Streaming')
    await expect.poll(() => operator.fact('Reconnects, 24 h'), PATIENCE).toBe('1')
  })

  it('the scanner is silent although its port is open', async () => {
    const { operator } = stage()
    scanner.hush(true)
    await expectShown(operator, 'silent', {
      ...{ title: 'The scanner is silent', tip: 'Check that the scanner runs', state: 'Silent' },
    })
    // Pressed and gone: the chip in the top bar says the same on every place.
    await operator.go('Trends')
    await operator.page.getByTitle('About the scanner').click()
    await operator.page.getByRole('dialog').getByText('Check that the scanner runs').waitFor()
    await takePicture(operator.page, 'link-silent-chip')
    await operator.page.keyboard.press('Escape')
    scanner.hush(false)
    await streams(operator)
  })

  it('the scanner speaks another version of the protocol', async () => {
    const { operator } = stage()
    scanner.speak(2)
    scanner.pull()
    await scanner.plug()
    await expectShown(operator, 'incompatible', {
      title: 'The scanner speaks another version of the protocol',
      ...{ tip: 'must be brought to versions that fit', state: 'Not compatible' },
    })
    scanner.speak(1)
    // Ten seconds would pass by themselves.
    await operator.page.getByRole('main').getByRole('button', { name: 'Try now' }).click()
    await lit(operator, 'Streaming')
  })

  it('the port is none that can be opened', async () => {
    const { operator } = stage()
    const file = join(scanner.path, '..', 'a-file')
    writeFileSync(file, '')
    await choosePath(operator, file)
    await expectShown(operator, 'failed', {
      title: 'The scanner’s port cannot be opened',
      ...{
        tip: /See whether the right port is chosen|Unplug the scanner’s cable and plug it in again/,
        state: 'Failed',
      },
    })
  })

  it('the account of the station may not use the port', async (context) => {
    if (isRoot && setpriv === undefined)
      context.skip('root may open everything, and setpriv is missing; to provide it: apt-get install util-linux')
    const { operator } = stage()
    scanner.allow(false)
    await choosePath(operator, scanner.path)
    await expectShown(operator, 'permission', {
      title: 'This account may not use the scanner’s port',
      ...{ tip: /Ask IT to allow this account the port|IT: /, state: 'Blocked' },
    })
    scanner.allow(true)
    await lit(operator, 'Streaming')
  })

  it('bytes are damaged on the cable', async () => {
    const { operator } = stage()
    await streams(operator)
    await scanner.damage(DAMAGED_FRAMES)
    await expectShown(operator, 'noise', {
      ...{ title: 'Damaged data on the scanner’s cable', tip: 'If this stays, change the cable.' },
    })
    await operator.sees(/^\d+ damaged messages$/)
  })

  it('scans never came', async () => {
    const { operator } = stage()
    const make = new MessageMaker()
    const [first, , , fourth] = [1, 2, 3, 4].map((tray) => make.trayBegin(tray))
    if (first === undefined || fourth === undefined) throw new Error('no messages')
    scanner.send(first, fourth)
    await expectShown(operator, 'missing', {
      ...{ title: 'Scans never came', tip: 'Send trays that are not complete through again' },
    })
    await expect.poll(() => operator.fact('Never came'), PATIENCE).toBe('2')
  })

  it('the scanner began to count anew', async () => {
    const { operator } = stage()
    // The same identity, and again at its first number.
    scanner.speak(1)
    scanner.pull()
    await scanner.plug()
    await expectShown(operator, 'counter', {
      ...{ title: 'The scanner began to count anew', tip: 'Call service.' },
    })
  })
})
