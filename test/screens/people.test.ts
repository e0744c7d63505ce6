import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { SCENE_PIN } from '../fake/people.ts'
import { commandsSoFar, expectHeard, expectOnScreen, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'
import { signInAs, typePin } from './people-shots.ts'

shareOneStage()

const sheet = (page: Page) => page.getByRole('dialog')
const chip = (page: Page, name: RegExp | string) => page.getByRole('banner').getByRole('button', { name })

describe('signing in', () => {
  it('takes a name and a PIN on large keys, and says who it was', (context) =>
    expectOnScreen(context, { scene: 'nobody' }, async ({ page }) => {
      await chip(page, 'Sign in').click()
      for (const size of [
        [1920, 1080, 83],
        [1366, 768, 59],
        [1024, 768, 59],
      ] as const) {
        await page.setViewportSize({ width: size[0], height: size[1] })
        await page.getByRole('button', { name: 'K. Jansen' }).click()
        // 15 mm where the screen is 15.6 inches wide.
        for (const name of ['K. Jansen', '1', '0', 'OK', 'Delete the last character']) {
          const box = await sheet(page).getByRole('button', { name, exact: true }).boundingBox()
          expect([name, box !== null && box.height >= size[2] && box.width >= size[2]]).toEqual([name, true])
        }
      }
      expect(await axeFindings(page)).toEqual([])
      await typePin(page, SCENE_PIN)
      await sheet(page).waitFor({ state: 'detached' })
      await chip(page, /K\. Jansen, Operator/).waitFor()
    }))

  it('works with a keyboard alone, and letters are possible', (context) =>
    expectOnScreen(context, { scene: 'nobody' }, async ({ page }) => {
      await chip(page, 'Sign in').focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'K. Jansen' }).focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
      await page.keyboard.type('three words long')
      await page.keyboard.press('Enter')
      await page.getByText('That is not the PIN. Try again.').last().waitFor()
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
      await page.keyboard.type(SCENE_PIN)
      await page.keyboard.press('Enter')
      await chip(page, /K\. Jansen/).waitFor()
      await page.keyboard.press('Escape')
    }))

  it('counts a lock down in words, lets somebody else in, and leaves the line alone', (context) =>
    expectOnScreen(context, { scene: 'nobody' }, async ({ page }) => {
      await signInAs(page, 'K. Jansen', '000000')
      await typePin(page, '000000')
      await typePin(page, '000000')
      await page
        .getByText(/Locked for another (1 min 0|5\d) s; the line goes on/)
        .first()
        .waitFor()
      expect(await sheet(page).getByRole('button', { name: '1', exact: true }).isDisabled()).toBe(true)
      await page
        .getByText(/Locked for another 5\d s/)
        .last()
        .waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'M. Visser' }).click()
      await typePin(page, SCENE_PIN)
      await chip(page, /M\. Visser/).waitFor()
    }))

  it('asks for another PIN where the first one was given by somebody else', (context) =>
    expectOnScreen(context, { scene: 'nobody' }, async ({ page }) => {
      await signInAs(page, 'A. Okafor', SCENE_PIN)
      const save = page.getByRole('button', { name: 'Change PIN' })
      await page.getByLabel('New PIN', { exact: false }).fill('1111')
      await save.click()
      await page.getByText('At least 6 characters.').waitFor()
      await page.getByLabel('New PIN', { exact: false }).fill('111111')
      await save.click()
      await page.getByText('The two are not the same.').waitFor()
      await page.getByLabel('The same PIN once more').fill('111111')
      await save.click()
      await page.getByText('This PIN is too easy to guess.', { exact: false }).last().waitFor()
      for (const label of ['New PIN', 'The same PIN once more']) await page.getByLabel(label).fill('a fine summer')
      await save.click()
      await sheet(page).waitFor({ state: 'detached' })
      await chip(page, /A\. Okafor/).waitFor()
    }))

  it('signs out whoever gives up there', (context) =>
    expectOnScreen(context, { scene: 'nobody' }, async ({ page }) => {
      await signInAs(page, 'A. Okafor', SCENE_PIN)
      await page.getByText('Choose one that only you know.', { exact: false }).waitFor()
      await page.getByRole('button', { name: 'Close' }).click()
      await chip(page, 'Sign in').waitFor()
    }))

  it('switches and signs out from the chip', (context) =>
    expectOnScreen(context, { scene: 'running' }, async ({ page }) => {
      await chip(page, /M\. Visser, Supervisor, IT admin/).click()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Switch user' }).click()
      await page.getByRole('button', { name: 'K. Jansen' }).click()
      await typePin(page, SCENE_PIN)
      await chip(page, /K\. Jansen/).click()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await chip(page, 'Sign in').waitFor()
    }))

  it('enrols the first user before anything else', (context) =>
    expectOnScreen(context, { scene: 'nobodyEver' }, async ({ page }) => {
      await chip(page, 'Enrol the first user').click()
      await page.getByRole('button', { name: 'Enrol and sign in' }).click()
      await page.getByText('Please fill in.').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByLabel('Name').fill('M. Visser')
      for (const label of ['PIN', 'The same PIN once more']) {
        await page.getByRole('dialog').getByLabel(label, { exact: false }).first().fill(SCENE_PIN)
      }
      await page.getByLabel('The same PIN once more').fill(SCENE_PIN)
      await page.getByRole('button', { name: 'Enrol and sign in' }).click()
      await chip(page, /M\. Visser, Supervisor, IT admin/).waitFor()
    }))

  it('ends by itself, announced, while the line stays in sight', (context) =>
    expectOnScreen(context, { scene: 'shortLeave' }, async ({ page }) => {
      await page.getByText(/M\. Visser is signed out in \d s\./).waitFor()
      await page.getByRole('button', { name: 'Stay' }).click()
      await chip(page, 'Sign in').waitFor({ timeout: 15_000 })
      await page.getByRole('button', { name: 'Pause line' }).waitFor()
      await page.getByText('23 640').first().waitFor()
    }))
})

describe('what is for others', () => {
  it('asks for the PIN again, and goes on by itself', (context) =>
    expectOnScreen(context, { scene: 'signedInSince', place: 'people' }, async ({ page }) => {
      await page.getByRole('main').getByRole('button', { name: 'Enter the PIN' }).click()
      await page.getByText('Managing users asks for your PIN again, M. Visser.').waitFor()
      await typePin(page, SCENE_PIN)
      await page.getByRole('row', { name: /K\. Jansen/ }).waitFor()
    }))

  it('says what needs whom, refuses those who may not either, and does nothing when somebody thinks better of it', (context) =>
    expectOnScreen(context, { scene: 'operator', place: 'people' }, async ({ page }) => {
      await page.getByRole('heading', { name: 'Managing users needs an IT admin.' }).waitFor()
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('K. Jansen may not do this. Managing users needs an IT admin.', { exact: false }).waitFor()
      await sheet(page).getByRole('button', { name: 'S. Lindqvist' }).click()
      await typePin(page, SCENE_PIN)
      await page.getByText('S. Lindqvist is signed in, but may not do this either.').waitFor()
      await page.keyboard.press('Escape')
      await sheet(page).waitFor({ state: 'detached' })
      await page.getByRole('heading', { name: 'Managing users needs an IT admin.' }).waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
    }))

  it('bears a lock, asks the one who presses it, and then does what was pressed', (context) =>
    expectOnScreen(context, { scene: 'pausedNobody' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'resumeBatch')
      const resume = page.getByRole('main').getByRole('button', { name: 'Resume for an operator or a supervisor' })
      await resume.click()
      await page.getByText('Running the line needs an operator or a supervisor.', { exact: false }).waitFor()
      await page.keyboard.press('Escape')
      await sheet(page).waitFor({ state: 'detached' })
      expect(commandsSoFar(on, 'resumeBatch')).toBe(before)
      expect(await page.getByRole('alert').count()).toBe(0)
      await resume.click()
      await page.getByRole('button', { name: 'K. Jansen' }).click()
      await typePin(page, SCENE_PIN)
      await expectHeard(on, 'resumeBatch', before + 1)
      await page.getByRole('main').getByRole('button', { name: 'Resume', exact: true }).waitFor()
    }))

  it('never asks who wants to pause', (context) =>
    expectOnScreen(context, { scene: 'nobody' }, async ({ page }, on) => {
      const before = commandsSoFar(on, 'pauseBatch')
      await page.getByRole('button', { name: 'Pause line', exact: true }).click()
      await expectHeard(on, 'pauseBatch', before + 1)
      expect(await sheet(page).count()).toBe(0)
    }))
})

describe('the users', () => {
  it('are enrolled, changed and given another PIN', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'people' }, async ({ page }) => {
      await page.getByRole('row', { name: /K\. Jansen/ }).waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByRole('button', { name: 'Enrol somebody' }).click()
      expect(await axeFindings(page)).toEqual([])
      await page.getByLabel('Name').fill('K. Jansen')
      await page.getByLabel('First PIN').fill(SCENE_PIN)
      await page.getByLabel('The same PIN once more').fill(SCENE_PIN)
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('There is somebody of this name already.', { exact: false }).last().waitFor()
      await page.getByLabel('Name').fill('K. B. Jansen')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('row', { name: /K\. B\. Jansen.*must choose a PIN/ }).waitFor()
      await page.getByRole('button', { name: 'Change M. Visser' }).click()
      await page.getByLabel('Works here and may sign in').uncheck()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('One IT admin must stay', { exact: false }).last().waitFor()
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByRole('button', { name: 'New PIN for K. Jansen' }).click()
      await page.getByLabel('First PIN').fill('another one')
      await page.getByLabel('The same PIN once more').fill('another one')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('row', { name: /^K\. Jansen.*must choose a PIN/ }).waitFor()
    }))
})

describe('the audit trail', () => {
  it('is read newest first, searched, paged and verified', (context) =>
    expectOnScreen(context, { scene: 'running', place: 'audit' }, async ({ page }) => {
      const rows = page.getByRole('row')
      await page.getByRole('row', { name: /^130 .*Recipe activated/ }).waitFor()
      expect(await page.getByRole('row', { name: /^130 / }).innerText()).toMatch(/limits\.female: 0\.9\s*→\s*0\.93/)
      expect(await page.getByRole('row', { name: /^125 / }).innerText()).toContain('Batch paused')
      expect(await rows.count()).toBe(101)
      await page.getByRole('button', { name: 'Show earlier entries' }).click()
      await page.getByRole('row', { name: /^1 / }).waitFor()
      expect(await rows.count()).toBe(131)
      await page.getByRole('button', { name: 'Verify the chain' }).click()
      await page.getByText('The chain holds: 130 entries, each following from the one before.').waitFor()
      expect(await axeFindings(page)).toEqual([])
      await page.getByLabel('Search by name, deed or subject').fill('müller')
      await page.getByRole('row', { name: /^130 / }).waitFor({ state: 'detached' })
      await page
        .getByRole('row', { name: /Müller-Hohenstein/ })
        .first()
        .waitFor()
      await page.getByLabel('Search by name, deed or subject').fill('activated')
      await page.getByRole('row', { name: /^130 .*Recipe activated/ }).waitFor()
      await page.getByLabel('Search by name, deed or subject').fill('no such words')
      await page.getByText('No entry has these words.').waitFor()
    }))
})

describe('every page about people', () => {
  const scenes = [
    ['operator', 'people'],
    ['operator', 'audit'],
    ['runningPlay', 'people'],
    ['running', 'audit'],
    ['leaving', 'line'],
    ['pausedNobody', 'line'],
  ] as const
  it.for(scenes)('is accessible in both themes and languages: %s at %s', async ([scene, place], context) => {
    for (const [theme, language] of [
      ['light', 'en'],
      ['dark', 'de'],
    ] as const) {
      await expectOnScreen(context, { scene, place, theme, language }, async ({ page }) => {
        await page.getByRole('main').locator('h1').first().waitFor({ state: 'attached' })
        await page.waitForTimeout(400)
        expect(await axeFindings(page)).toEqual([])
      })
    }
  })
})
