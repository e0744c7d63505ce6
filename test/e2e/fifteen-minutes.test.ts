import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { PATIENCE, SCREEN_SIZE } from './operator.ts'
import { type Outside, openOutside } from './outside.ts'
import { takePicture, wantsPictures } from './pictures.ts'
import { ageTagsOf, eggsOf, neverFalls, type ShownTray, trayOf } from './screen-text.ts'
import { setStage } from './stage.ts'
import { watch } from './watch.ts'

/** The tray that is photographed when it is full: the first saves time, a later one shows a line that has been running for a while. */
const PHOTOGRAPHED_TRAY = wantsPictures ? 'V-0005' : 'V-0001'

/** What stands on a button once a batch was stopped: with a small tray it closes in an instant. */
const STOPPED = /^(?:Stopping|New batch)$/

/** Three times the rated speed, to save time; the pictures show the rated one. */
const stage = setStage({ args: wantsPictures ? [] : ['--rate', '72000'] })

describe('the first fifteen minutes', () => {
  let outside: Outside | undefined
  afterAll(() => outside?.end())

  it('is offered the virtual scanner, which connects on one press', async () => {
    const { operator } = stage()
    await operator.sees('Welcome. How do you want to begin?')
    await operator.sees('No scanner connected')
    await takePicture(operator.page, 'first-start')
    await operator.press('Without set-up: choose a scanner')
    await operator.press('Try it with the virtual scanner')
    await operator.sees('Virtual scanner. Nothing here is counted or uploaded.')
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Ready')
    await operator.sees(/^Scanner streaming/)
    await operator.sees('SYNTHETIC')
  })

  it('starts with what the form suggests; the numbers move and a tray completes', async () => {
    const { operator } = stage()
    await takePicture(operator.page, 'start-form')
    await operator.press('Start batch')
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Running')
    await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(20)
    const shares = () => operator.page.getByText(/^\d\d\.\d\s?%$/).allInnerTexts()
    const before = await shares()
    await expect.poll(shares, PATIENCE).not.toEqual(before)
    const full = { code: expect.stringContaining(PHOTOGRAPHED_TRAY), decided: 150, cells: 150 }
    await expect.poll(() => operator.tray(), { ...PATIENCE, timeout: 150_000 }).toMatchObject(full)
    await takePicture(operator.page, 'line', 'line')
    // The next tray comes only after this one has ended.
    await expect.poll(async () => (await operator.tray())?.code, PATIENCE).not.toContain(PHOTOGRAPHED_TRAY)
    expect(await operator.eggs()).toBeGreaterThan(100)
  })

  it('shows the same batch after a reload, and exactly the same numbers once the line is paused', async () => {
    const { operator } = stage()
    const before = await operator.record()
    await operator.reload()
    const after = await operator.record()
    expect(after.batchId).toBe(before.batchId)
    expect(after.eggs).toBeGreaterThanOrEqual(before.eggs)
    expect(after.scans).toBeGreaterThanOrEqual(before.scans)

    await operator.go('Line')
    await operator.press('Pause line')
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Paused')
    // The tray under the scanner is finished first.
    await expect.poll(() => operator.trayIsThrough(), PATIENCE).toBe(true)
    const eggs = await operator.eggs()
    const paused = await operator.record()
    expect(paused.eggs).toBe(eggs)
    await operator.reload()
    expect(await operator.record()).toEqual(paused)
    await operator.go('Line')
    await expect.poll(() => operator.eggs(), PATIENCE).toBe(eggs)
    expect(await operator.batchId()).toBe(paused.batchId)
    await operator.press('Resume')
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Running')
    await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(paused.eggs)
  })

  it('freezes visibly when the cable is out', async () => {
    const { operator } = stage()
    await expect.poll(async () => (await operator.tray())?.decided ?? 0, PATIENCE).toBeGreaterThan(15)
    const seen = await watch(operator.page)
    await operator.press('Pull the cable')
    await expect.poll(() => operator.banner(), PATIENCE).toContain('The scanner’s cable is out')
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Waiting for the scanner')
    await operator.sees('Scanner not found')
    // Speed, four shares, tray, egg and throughput: each says how old it is.
    await expect.poll(async () => ageTagsOf(await operator.text()).length, PATIENCE).toBe(8)
    const areHatched = await operator.page.getByText(/ old$/).evaluateAll((tags) =>
      tags.map((tag) => {
        const panel = tag.parentElement
        return panel !== null && getComputedStyle(panel).backgroundImage.includes('repeating-linear-gradient')
      }),
    )
    expect(areHatched.length).toBeGreaterThanOrEqual(8)
    expect(areHatched).not.toContain(false)
    const frozen = await operator.eggs()
    await operator.sees(/^(?:[2-9]\.\d|\d\d) s old$/)
    await takePicture(operator.page, 'cable-out', 'cable-out')
    expect(await operator.eggs()).toBe(frozen)
    const texts = await seen.end()
    expect(neverFalls(texts.map((text) => eggsOf(text) ?? 0))).toBe(true)
    // Whenever the top bar knew that nothing came, the numbers said so as well.
    for (const text of texts) {
      if (text.includes('Scanner not found')) expect(ageTagsOf(text).length).toBeGreaterThanOrEqual(8)
    }
  })

  it('heals when the cable is put back: what waited is held or scanned again, and no number falls', async () => {
    const { operator } = stage()
    const before = { eggs: (await operator.eggs()) ?? 0, tray: (await operator.tray())?.code }
    const seen = await watch(operator.page)
    await operator.press('Put the cable back')
    await operator.sees(/^Scanner streaming/)
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Running')
    // All is decided, much of it only to be scanned again; if that passed by too quickly, the picture shows what came of it.
    await expect
      .poll(() => operator.tray(), { ...PATIENCE, interval: 30 })
      .toSatisfy((tray?: ShownTray) => tray?.code !== before.tray || tray?.decided === tray?.cells)
    await takePicture(operator.page, 'on-hold', 'on-hold')
    await expect.poll(async () => (await operator.tray())?.code, PATIENCE).not.toBe(before.tray)
    const texts = await seen.end()
    expect(neverFalls([before.eggs, ...texts.map((text) => eggsOf(text) ?? 0).filter((eggs) => eggs > 0)])).toBe(true)
    // The tray that was under the scanner ended with every cell decided.
    const healed = texts.map(trayOf).findLast((tray) => tray?.code === before.tray)
    expect(healed).toMatchObject({ decided: 150, cells: 150 })
    expect(await operator.banner()).not.toContain('cable')
    await expect.poll(async () => ageTagsOf(await operator.text()), PATIENCE).toEqual([])
  })

  it('takes a correction of an egg beside its decision, which stays', async () => {
    const { operator } = stage()
    await operator.go('Trays')
    await operator.page.getByRole('link', { name: 'Look at the eggs' }).click()
    await operator.page.getByRole('link', { name: /^A1: / }).click()
    await operator.sees('Egg A1')
    const decided = (
      await operator.page
        .getByText(/ \d\.\d\d · /)
        .first()
        .innerText()
    ).replace(/ \d\.\d\d /, ' ')
    await operator.press('Correct this egg …')
    await operator.page.getByLabel('Because').selectOption('Seen with a candling lamp')
    await operator.page.getByLabel('The egg is').selectOption('Infertile')
    await operator.press('Save the correction')
    await operator.sees('A person says: Infertile · remove')
    expect(await operator.text()).toContain(`The decision of the machine stays in the record: ${decided}.`)
    await operator.sees('corrected to Infertile, remove: Seen with a candling lamp')
    await takePicture(operator.page, 'egg', 'egg')
    await operator.go('Line')
  })

  it('goes on after a press that was too short, and closes when the stop is held', async () => {
    const { operator } = stage()
    await operator.press('Hold to stop')
    const eggs = await operator.eggs()
    await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(eggs ?? 0)
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Running')
    await operator.hold('Hold to stop', STOPPED)
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Batch closed')
    await operator.sees('New batch')
    await takePicture(operator.page, 'closed')
  })

  it('leaves a record that says what it is worth, and sums that agree with the rows', async () => {
    const { operator } = stage()
    const eggs = await operator.eggs()
    const record = await operator.record()
    expect(record.eggs).toBe(eggs)
    expect(record.scans).toBeGreaterThanOrEqual(record.eggs)
    await operator.sees(/^PLAY: a virtual scanner/)
    await operator.sees(/^SYNTHETIC: judged by a model trained on drawn phantoms/)
    expect(await operator.fact('State')).toBe('Closed')
    expect(await operator.fact('Flock')).toBe('Flock 7')
    expect(await operator.fact('Closed')).toMatch(/\d\d:\d\d$/)
    await operator.sees('1 egg was corrected by a person.')
    for (const chart of ['Scans and stops', 'Classes by tray', 'Confidence of the decisions'])
      await operator.sees(chart)
    await operator.sees('A1 of tray')
    // High enough to show the whole record on one picture.
    await operator.page.setViewportSize({ ...SCREEN_SIZE, height: 1240 })
    await takePicture(operator.page, 'record', 'record')
    await operator.page.setViewportSize(SCREEN_SIZE)
    expect(await operator.checkSums()).toContain('Rows and counters agree')
    await takePicture(operator.page, 'service')
    await operator.reload()
    expect(await operator.record()).toEqual(record)
  })

  it('prints the record, with its marks', async () => {
    const { operator } = stage()
    const download = operator.page.waitForEvent('download')
    await operator.press('Record as PDF')
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^training-ovoscope-\d{4}-\d{4}-\d\d\.pdf$/)
    const bytes = readFileSync(await file.path())
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(bytes.length).toBeGreaterThan(20_000)
  })

  it('leaves training, is told where summaries go, and keeps the token to itself', async () => {
    const { operator } = stage()
    outside = await openOutside()
    await operator.sees('Cloud: nothing leaves from play')
    await operator.press('Leave play')
    await operator.sees('Cloud: not set up')
    // Play knew no people; work does not begin without one.
    await operator.enrolFirst('M. Visser', '250419')
    await operator.openSettings()
    await operator.page.getByLabel('Address of the cloud').fill(outside.cloud.address)
    await operator.page.getByLabel('Name of this site there').fill('nord-01')
    await operator.press('Save')
    await operator.sees('Saved.')
    // The station starts again with the new settings; until it is back nobody can write down what is done.
    await operator.sees(/^Cloud: (?!not set up|not known)/)
    await operator.page.getByLabel('New token').fill(outside.cloud.token)
    await operator.press('Keep this token')
    await operator.sees(/^Kept since/)
    await takePicture(operator.page, 'settings', 'settings')
    expect(await operator.text()).not.toContain(outside.cloud.token)
  })

  it('connects a scanner at a serial port and runs a batch that counts', async () => {
    const { operator } = stage()
    if (outside === undefined) throw new Error('there is no scanner')
    await operator.go('Line')
    await operator.sees('Connect a scanner')
    // A machine that has serial ports of its own offers them first.
    await operator.page.getByLabel('Port', { exact: true }).selectOption({ value: '' })
    await operator.page.getByLabel('Port, typed by hand').fill(outside.port)
    await operator.press('Connect')
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Ready')
    // What was suggested in training is not suggested here.
    for (const [label, value] of [
      ['Flock', 'Flock 12'],
      ['Breed', 'Lohmann Brown'],
      ['Age of the parent flock, weeks', '41'],
      ['Setter', 'Setter 2'],
    ] as const) {
      await operator.page.getByLabel(label, { exact: true }).fill(value)
    }
    // Nobody tells when these eggs were set: that must be said to be known.
    await operator.page.getByText('I know, begin all the same').click()
    await operator.press('Start batch')
    await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(30)
    await operator.hold('Hold to stop', STOPPED)
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Batch closed')
  })

  it('shows the receipt of its summary, which the cloud has once', async () => {
    const { operator } = stage()
    const { receiver } = outside?.cloud ?? {}
    if (receiver === undefined) throw new Error('there is no cloud')
    const { eggs, batchId } = await operator.record()
    await operator.sees(/^Cloud: all up to \d\d:\d\d/)
    await operator.go('Service')
    await operator.sees('arrived')
    const [summary, ...others] = receiver.database.summaries()
    expect(others).toEqual([])
    expect(summary).toMatchObject({ site: 'nord-01', batch_id: batchId, revision: 1 })
    await operator.sees(summary?.receipt_id ?? 'no receipt')
    expect(receiver.database.totals()).toEqual([{ site: 'nord-01', batches: 1, eggs }])
    await takePicture(operator.page, 'receipt', 'receipt')
  })
})
