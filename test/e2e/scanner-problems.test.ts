import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandScanner, startCommandScanner } from './command-scanner.ts'
import { PATIENCE } from './operator.ts'
import { wantsPictures } from './pictures.ts'
import { choosePath, expectAlarm, expectShown, streams } from './shown-problem.ts'
import { setStage } from './stage.ts'

/** Long enough for its picture; then the conveyor runs again. */
const JAM_MS = 10_000
/** A fiftieth too fast: seen after the few seconds in which a drift can be seen at all. */
const DRIFT_PPM = 20_000
/** A fast line with small trays: some of all kinds of eggs within seconds. */
const FAST = ['--rate', '72000', '--rows', '4', '--columns', '5', '--trays', '200'] as const
/** When the eggs were set: so long ago that there is something to see in them, and before the limit of any law. */
const SET_BEFORE_MS = 10 * 86_400_000

const stage = setStage()
const folder = wantsPictures ? join(tmpdir(), 'ovoscope-ports') : mkdtempSync(join(tmpdir(), 'ovoscope-ports-'))
const port = join(folder, 'scanner')
let scanner: CommandScanner

/** The same scanner with something else wrong with it, at the same port. */
async function exchange(faults: string, ...args: readonly string[]): Promise<void> {
  await scanner.end()
  scanner = await startCommandScanner(port, ['--faults', faults, ...args])
}

beforeAll(async () => {
  scanner = await startCommandScanner(port, ['--faults', `jam-ms=${JAM_MS}`])
})
afterAll(async () => {
  await scanner.end()
  rmSync(folder, { recursive: true, force: true })
})

describe('what can be wrong with a scanner that streams is shown with what to do', () => {
  it('the scanner reports a fault', async () => {
    const { operator } = stage()
    await operator.enrolFirst('M. Visser', '250419')
    await operator.go('Line')
    await operator.page.getByText('Without set-up: choose a scanner').click()
    await choosePath(operator, port)
    await streams(operator)
    scanner.type('j')
    await expectShown(operator, 'fault', {
      title: 'The scanner reports a fault · JAM · the conveyor is jammed',
      tip: 'Do what the scanner’s own handbook says of its code.',
    })
  })

  it('its clock is wrong', async () => {
    const { operator } = stage()
    await exchange(`drift-ppm=${DRIFT_PPM}`)
    await streams(operator)
    await expectShown(operator, 'clock', {
      ...{
        title: 'The clock of the scanner is wrong',
        tip: 'Nothing is removed meanwhile: such eggs wait. Call service.',
      },
    })
  })
})

describe('what can be wrong with the sorter is shown with what to do', () => {
  it('the sorter says nothing of some orders, refuses others, and carries out what was not ordered', async () => {
    const { operator } = stage()
    const { page } = operator
    await exchange('sorter-lost=0.4,sorter-other=0.3', ...FAST)
    await operator.go('Line')
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Ready')
    for (const [label, value] of [
      ['Flock', 'Flock 12'],
      ['Breed', 'Lohmann Brown'],
      ['Age of the parent flock, weeks', '41'],
      ['Setter', 'Setter 2'],
      ['Eggs were set at', new Date(Date.now() - SET_BEFORE_MS).toISOString().slice(0, 16)],
    ] as const) {
      await page.getByLabel(label, { exact: true }).fill(value)
    }
    await page.getByText('I know, begin all the same').click()
    await operator.press('Start batch')
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Running')
    await expectAlarm(operator, 'sorter-disagrees', {
      ...{ title: 'The sorter did something else than it was told', tip: 'Look at the tray and at the sorter' },
    })
    // With HOLD a sorter answers an order that it got after its deadline.
    await expectAlarm(operator, 'decision-late', {
      ...{ title: 'Decisions came too late for the sorter', tip: 'run the line slower or pause it' },
    })
    // It has its deadline and a grace to answer in.
    await expectAlarm(operator, 'sorter-silent', {
      ...{ title: 'The sorter does not say what it did', tip: 'See whether the sorter runs.' },
    })
  })
})
