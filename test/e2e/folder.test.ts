import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cellName } from '../../electron/domain/egg.ts'
import { phantomEggs } from '../../electron/processes/virtual-scanner/phantom-pool.ts'
import { requireSharp } from '../../electron/review/load-sharp.ts'
import { pictureToPng16 } from '../../electron/review/pictures/picture-files.ts'
import { PATIENCE } from './operator.ts'
import { takePicture, wantsPictures } from './pictures.ts'
import { streams } from './shown-problem.ts'
import { setStage } from './stage.ts'

/** When the eggs were set: so long ago that there is something to see in them, and before the limit of any law. */
const SET_BEFORE_MS = 10 * 86_400_000
const CELLS = Array.from({ length: 12 }, (_, n) => ({ row: Math.trunc(n / 6), column: n % 6 }))

const stage = setStage()
const root = wantsPictures ? join(tmpdir(), 'ovoscope-scans') : mkdtempSync(join(tmpdir(), 'ovoscope-scans-'))
const folder = join(root, 'line-1')
const eggs = phantomEggs({ seed: 'files', ratePerHour: 24_000 })

afterAll(() => rmSync(root, { recursive: true, force: true }))

async function scannerWrites(cell: (typeof CELLS)[number]): Promise<void> {
  const { image } = eggs.picture({ traySequence: 1, cell, attempt: 1, coil: 0 })
  const png = await pictureToPng16(await requireSharp(), image, { channel: 0, slice: 0 })
  writeFileSync(join(folder, `0417_${cellName(cell)}.png`), png)
}

describe('a scanner that writes pictures into a folder', () => {
  it('is chosen by its folder, which has to be there', async () => {
    const { operator } = stage()
    const { page } = operator
    await operator.enrolFirst('M. Visser', '250419')
    await operator.go('Line')
    await page.getByText('Without set-up: choose a scanner').click()
    await page.getByText('Folder', { exact: true }).click()
    await page.getByLabel('Folder that the scanner writes pictures into').fill(folder)
    await operator.press('Connect')
    await operator.sees(`There is no folder ${folder}.`)
    await takePicture(page, 'folder-missing')
    mkdirSync(folder, { recursive: true })
    await operator.press('Connect')
    await streams(operator)
    expect(await operator.text()).not.toContain('There is no folder')
  })

  it('has its pictures decided on the line and kept in the record, and says which files were none', async () => {
    const { operator } = stage()
    const { page } = operator
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
    for (const cell of CELLS) await scannerWrites(cell)
    const done = () => readdirSync(folder).length === 1 && readdirSync(join(folder, 'done')).length === CELLS.length + 1
    await expect.poll(done, PATIENCE).toBe(true)
    await expect.poll(async () => (await operator.tray())?.code, PATIENCE).toBe('0417')
    writeFileSync(join(folder, 'letter.png'), 'Dear support')
    await operator.sees('letter.png: its name says no tray and cell.')
    await takePicture(page, 'folder-refused')
    expect((await operator.record()).scans).toBe(CELLS.length)
  })
})
