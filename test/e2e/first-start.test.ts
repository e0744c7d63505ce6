import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Operator, PATIENCE } from './operator.ts'
import { takePicture } from './pictures.ts'
import { setStage } from './stage.ts'

/** What the first start promises: whoever takes longer has not found the way. */
const FIVE_MINUTES_MS = 300_000
const PIN = '250419'

const stage = setStage({ args: ['--rate', '72000'] })

/** Which step the guide shows, by its heading. */
const step = (operator: Operator, title: string) =>
  operator.page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor()

/** Enter, as somebody presses it who is content with what stands there. */
async function enter(page: Page, label: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).press('Enter')
}

describe('the first start', () => {
  it(
    'leads to a running batch by one press',
    async () => {
      const { operator } = stage()
      await operator.sees('Welcome. How do you want to begin?')
      await takePicture(operator.page, 'welcome')
      await operator.press('See it run')
      await operator.sees('Virtual scanner. Nothing here is counted or uploaded.')
      await expect.poll(() => operator.headline(), PATIENCE).toBe('Running')
      await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(20)
      await takePicture(operator.page, 'welcome-running')
    },
    FIVE_MINUTES_MS,
  )

  it('comes back to the welcome when play is left', async () => {
    const { operator } = stage()
    await operator.press('Leave play')
    await operator.page.getByRole('dialog').getByRole('button', { name: 'Stop it and leave' }).click()
    await operator.sees('Welcome. How do you want to begin?')
    expect(await operator.text()).not.toContain('PLAY')
  })

  it('asks one thing at a time, says why, and has an answer already', async () => {
    const { operator } = stage()
    await operator.page.getByRole('link', { name: 'Set up step by step' }).click()
    await step(operator, 'Language and site')
    await operator.sees(/^The name stands at the top of every screen/)
    await operator.sees(/^Not confirmed\. The site’s own lawyer has to say/)
    await takePicture(operator.page, 'start-place')
    await operator.page.getByLabel('Name of the site').fill('Site Nord')
    await enter(operator.page, 'Name of the site')
    await step(operator, 'The line')
    expect(await operator.text()).toContain('That is a tray of 150 eggs every 23 s.')
    await takePicture(operator.page, 'start-line')
    await enter(operator.page, 'Name of the line')
    await step(operator, 'Trays')
    await operator.page.getByText('5 × 6', { exact: true }).click()
    await takePicture(operator.page, 'start-trays')
  })

  it('can be left in the middle, and goes on where it was, with what was entered', async () => {
    const { operator } = stage()
    await operator.go('Line')
    await takePicture(operator.page, 'welcome-again')
    await operator.reload()
    await operator.page.getByRole('link', { name: 'Go on with step 3 of 6' }).click()
    await step(operator, 'Trays')
    expect(await operator.page.getByRole('checkbox', { name: /5 × 6/ }).isChecked()).toBe(false)
    await operator.press('Next')
  })

  it('enrols the first user, because there is no default password', async () => {
    const { operator } = stage()
    await step(operator, 'The first user')
    await operator.page.getByRole('main').getByLabel(/^Name/).fill('M. Visser')
    await operator.page.getByLabel(/^PIN/).fill(PIN)
    await operator.page.getByLabel('The same PIN once more').fill(PIN)
    await takePicture(operator.page, 'start-user')
    await operator.press('Enrol and sign in')
    await step(operator, 'The scanner')
    expect(await operator.text()).toContain('M. Visser')
    await takePicture(operator.page, 'start-scanner')
    await operator.press('Next')
  })

  it('shows all of it, offers both ways, and saves', async () => {
    const { operator } = stage()
    await step(operator, 'Ready')
    expect(await operator.fact('Name of the site')).toBe('Site Nord')
    expect(await operator.fact('Trays')).not.toContain('5 × 6')
    await operator.page.getByRole('button', { name: 'See it run' }).waitFor()
    await takePicture(operator.page, 'start-ready')
    await operator.press('Start work')
    await operator.sees('Which scanner?')
    await operator.sees('Site Nord · Line 1')
  })

  it('is over: what was entered stands in the set-up', async () => {
    const { operator } = stage()
    await operator.page.getByRole('button', { name: 'Language and theme' }).click()
    await operator.page.getByRole('link', { name: 'Set-up of the hatchery' }).click()
    expect(await operator.page.getByLabel('Name of the site').inputValue()).toBe('Site Nord')
    await operator.page.getByRole('link', { name: 'Trays', exact: true }).last().click()
    await operator.page.getByRole('rowheader', { name: '10 × 15' }).waitFor()
    expect(await operator.page.getByRole('rowheader', { name: '5 × 6' }).count()).toBe(0)
    await takePicture(operator.page, 'setup')
  })
})
