import { describe, expect, it } from 'vitest'
import { commandsSoFar, expectHeard, expectOnScreen, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

describe('why the line stands', () => {
  it('is said with one press, but "other" wants a few words', (context) =>
    expectOnScreen(context, { scene: 'paused' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'explainStop')
      await page.getByRole('button', { name: 'Other', exact: true }).click()
      await page.getByRole('button', { name: 'Keep', exact: true }).click()
      await page.getByText('Say in a few words what it was.').waitFor()
      expect(commandsSoFar(on, 'explainStop')).toBe(before)
      expect(await axeFindings(page)).toEqual([])
      await page.getByLabel('What was it? A few words').fill('A hen on the belt')
      await page.keyboard.press('Enter')
      await page.getByText('Said: Other (A hen on the belt)').waitFor()
      expect(commandsSoFar(on, 'explainStop')).toBe(before + 1)
      await page.getByRole('button', { name: 'Change', exact: true }).click()
      await page.getByRole('button', { name: 'Jam', exact: true }).click()
      await page.getByText('Said: Jam').waitFor()
      await expectHeard(on, 'explainStop', before + 2)
    }))
})
