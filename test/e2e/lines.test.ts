import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PATIENCE } from './operator.ts'
import { eggsOf } from './screen-text.ts'
import { setStage } from './stage.ts'

/** One station, two lines: each window is one of them. */
const stage = setStage({ args: ['--demo', '--lines', '2'] })

let second: Page | undefined

const headline = (page: Page) => page.getByRole('main').getByRole('status').first().innerText()
const eggs = async (page: Page) => eggsOf(await page.locator('body').innerText()) ?? 0
const lineMenu = (page: Page) => page.getByRole('banner').getByRole('button', { name: /Line \d/ })

function otherWindow(): Page {
  if (second === undefined) throw new Error('the window of the second line was not opened')
  return second
}

async function untilMoreEggs(page: Page): Promise<void> {
  const before = await eggs(page)
  await expect.poll(() => eggs(page), PATIENCE).toBeGreaterThan(before + 10)
}

describe('a demo of two lines', () => {
  it('runs both, each in a window and with a batch of its own', async () => {
    const { operator } = stage()
    const { page } = operator
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Running')
    second = await page.context().newPage()
    second.on('pageerror', (problem) => operator.faults.push(String(problem)))
    second.on('console', (message) => message.type() === 'error' && operator.faults.push(message.text()))
    await second.goto(`${new URL(page.url()).origin}/?line=line-2`)
    await expect.poll(() => headline(otherWindow()), PATIENCE).toBe('Running')
    await expect.poll(() => page.title(), PATIENCE).toBe('PLAY · Line 1 · Ovoscope')
    await expect.poll(() => otherWindow().title(), PATIENCE).toBe('PLAY · Line 2 · Ovoscope')
    await Promise.all([untilMoreEggs(page), untilMoreEggs(second)])
    const batches = await Promise.all(
      [page, second].map(async (one) => /\b\d{4}-\d{4}-\d\d\b/.exec(await one.locator('body').innerText())?.[0]),
    )
    expect(new Set(batches).size).toBe(2)
  })

  it('lets the one run on while the cable of the other is out, and says that an alarm calls there', async () => {
    const { page } = stage().operator
    await otherWindow().getByRole('button', { name: 'Pull the cable', exact: true }).click()
    await otherWindow().getByRole('alert').getByText('The scanner’s cable is out').waitFor()
    await lineMenu(page).getByText('An alarm calls on another line.').waitFor()
    await untilMoreEggs(page)
    expect(await page.getByRole('alert').count()).toBe(0)
    await otherWindow().getByRole('button', { name: 'Put the cable back', exact: true }).click()
    await untilMoreEggs(otherWindow())
  })

  it('leads from the one to the other, with the keyboard too', async () => {
    const { page } = stage().operator
    await lineMenu(page).focus()
    await page.keyboard.press('Enter')
    const focused = () => page.locator(':focus').innerText()
    // The menu takes the keys a moment after it opens: before that, a key would still go to the button.
    await expect.poll(focused, PATIENCE).toMatch(/^Line 1/)
    expect(await page.getByRole('link', { name: /^Line 1/ }).getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('Tab')
    expect(await focused()).toMatch(/^Line 2/)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.title(), PATIENCE).toBe('PLAY · Line 2 · Ovoscope')
    await expect.poll(() => headline(page), PATIENCE).toBe('Running')
    await stage().operator.go('Service')
    await expect.poll(async () => (await stage().operator.process('Virtual scanner 2')).state, PATIENCE).toBe('running')
  })

  it('says of a line that is not there which ones are', async () => {
    const { page } = stage().operator
    await page.goto(`${new URL(page.url()).origin}/?line=line-9`)
    await page.getByRole('heading', { name: 'This line does not run here' }).last().waitFor()
    await page.getByText('there are: line-1 (Line 1), line-2 (Line 2)').waitFor()
    await page.getByRole('link', { name: 'Go to the first line' }).click()
    await expect.poll(() => page.title(), PATIENCE).toBe('PLAY · Line 1 · Ovoscope')
  })
})
