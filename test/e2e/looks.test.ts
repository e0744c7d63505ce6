import { describe, expect, it } from 'vitest'
import { axeFindings } from '../screens/opened-screen.ts'
import { type Operator, PATIENCE, PLACE_NAMES } from './operator.ts'
import { takePicture } from './pictures.ts'
import { setStage } from './stage.ts'

const stage = setStage({ args: ['--rate', '90000'] })

/** Whether the ground of the page is dark to the eye. */
function isDark(operator: Operator): Promise<boolean> {
  return operator.page.evaluate(() => {
    const [red = 255, green = 255, blue = 255] = (
      getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? []
    ).map(Number)
    return red + green + blue < 3 * 100
  })
}

const THEMES = ['Dark', 'Light'] as const

async function chooseTheme(operator: Operator, theme: (typeof THEMES)[number]): Promise<void> {
  await operator.choose('Language and theme', theme)
  await expect.poll(() => isDark(operator), PATIENCE).toBe(theme === 'Dark')
}

async function expectAccessible(operator: Operator, picture: string): Promise<void> {
  await takePicture(operator.page, picture)
  expect(await axeFindings(operator.page)).toEqual([])
}

async function expectAccessibleInBoth(operator: Operator, picture: string): Promise<void> {
  for (const theme of THEMES) {
    await chooseTheme(operator, theme)
    await expectAccessible(operator, `${picture}-${theme.toLowerCase()}`)
  }
}

describe('both themes', () => {
  it('are accessible before the first batch', async () => {
    const { operator } = stage()
    await operator.sees('Welcome. How do you want to begin?')
    await expectAccessibleInBoth(operator, 'look-first-start')
    await operator.press('Without set-up: choose a scanner')
    await operator.press('Try it with the virtual scanner')
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Ready')
    await expectAccessibleInBoth(operator, 'look-start-form')
    await operator.press('Start batch')
    await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(20)
  })

  it.for(THEMES)('are accessible in every place while a batch runs: %s', async (theme) => {
    const { operator } = stage()
    await chooseTheme(operator, theme)
    for (const place of PLACE_NAMES) {
      await operator.go(place)
      await expectAccessible(operator, `look-${place.toLowerCase()}-${theme.toLowerCase()}`)
    }
  })

  it('are accessible while the cable is out', async () => {
    const { operator } = stage()
    await operator.go('Line')
    await operator.press('Pull the cable')
    await expect.poll(() => operator.banner(), PATIENCE).toContain('The scanner’s cable is out')
    await expectAccessibleInBoth(operator, 'look-cable-out')
    await operator.go('Alarms')
    await expectAccessibleInBoth(operator, 'look-cable-out-alarms')
    await operator.press('Put the cable back')
    await expect.poll(() => operator.banner(), PATIENCE).not.toContain('cable')
  })
})

describe('German', () => {
  it('is chosen in the menu, spoken on every screen, and kept with the theme over a reload', async () => {
    const { operator } = stage()
    const { page } = operator
    await operator.go('Line')
    await operator.choose('Language and theme', 'Deutsch')
    await operator.choose('Sprache und Aussehen', 'Dunkel')
    await operator.reload()
    await expect.poll(() => operator.headline(), PATIENCE).toBe('Läuft')
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    expect(await isDark(operator)).toBe(true)
    const places = page.getByRole('navigation').getByRole('link')
    for (const [index, name] of ['Linie', 'Horden', 'Alarme', 'Chargen', 'Verlauf', 'Service'].entries()) {
      const place = places.nth(index)
      expect(await place.innerText()).toContain(name)
      await place.click()
      await page.getByRole('main').getByRole('heading').first().waitFor({ state: 'attached' })
      await expectAccessible(operator, `german-${PLACE_NAMES[index]?.toLowerCase()}`)
    }
    await operator.choose('Sprache und Aussehen', 'English')
    await expect.poll(() => operator.fact('Scanner'), PATIENCE).toContain('OVO-VIRTUAL-1')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })
})
