import type { Page } from 'playwright-core'
import { SCENE_PIN } from '../fake/people.ts'

const DARK_DE = { theme: 'dark', language: 'de' } as const

/** Pictures of everything about people, for the command that takes them. */
export const PEOPLE_SHOTS = [
  { name: 'sign-in', scene: 'nobody', act: (page: Page) => signInAs(page, 'K. Jansen', '') },
  { name: 'sign-in-wrong', scene: 'nobody', act: (page: Page) => signInAs(page, 'K. Jansen', '000000') },
  { name: 'sign-in-locked', scene: 'nobody', act: lock },
  { name: 'sign-in-locked-dark', scene: 'nobody', theme: 'dark', act: lock },
  { name: 'small-sign-in', scene: 'nobody', size: [1366, 768], act: (page: Page) => signInAs(page, 'K. Jansen', '') },
  { name: 'tiny-sign-in', scene: 'nobody', size: [1024, 768], act: lock },
  { name: 'must-change-pin', scene: 'nobody', act: (page: Page) => signInAs(page, 'A. Okafor', SCENE_PIN) },
  { name: 'first-user', scene: 'nobodyEver', act: firstUser },
  { name: 'first-user-dark-de', scene: 'nobodyEver', act: firstUser, ...DARK_DE },
  { name: 'user-menu', scene: 'running', act: openMenu },
  { name: 'user-menu-dark-de', scene: 'running', act: openMenu, ...DARK_DE },
  { name: 'idle', scene: 'leaving', act: (page: Page) => page.waitForTimeout(1_500) },
  { name: 'idle-dark-de', scene: 'leaving', act: (page: Page) => page.waitForTimeout(1_500), ...DARK_DE },
  { name: 'locked-line', scene: 'pausedNobody' },
  { name: 'locked-line-dark-de', scene: 'pausedNobody', ...DARK_DE },
  { name: 'tiny-locked-line-de', scene: 'pausedNobody', language: 'de', size: [1024, 768] },
  { name: 'needs-somebody', scene: 'pausedNobody', act: resume },
  { name: 'users', scene: 'running', place: 'people' },
  { name: 'users-dark-de', scene: 'running', place: 'people', ...DARK_DE },
  { name: 'tiny-users', scene: 'running', place: 'people', size: [1024, 768] },
  { name: 'users-pin-again', scene: 'signedInSince', place: 'people', act: askUsers },
  { name: 'users-denied', scene: 'operator', place: 'people' },
  { name: 'users-denied-asked', scene: 'operator', place: 'people', act: askUsers },
  { name: 'users-play', scene: 'runningPlay', place: 'people' },
  { name: 'user-enrol', scene: 'running', place: 'people', act: enrol },
  { name: 'small-user-enrol-de', scene: 'running', place: 'people', act: enrol, size: [1366, 768], language: 'de' },
  { name: 'audit', scene: 'running', place: 'audit', act: verify },
  { name: 'audit-dark-de', scene: 'running', place: 'audit', act: verify, ...DARK_DE },
  { name: 'tiny-audit', scene: 'running', place: 'audit', size: [1024, 768] },
  { name: 'audit-denied', scene: 'operator', place: 'audit' },
  { name: 'audit-none', scene: 'running', place: 'audit', act: searchNothing },
  { name: 'play-leave', scene: 'runningPlay', act: leavePlay },
  { name: 'play-leave-dark-de', scene: 'runningPlay', act: leavePlay, ...DARK_DE },
] as const

export async function signInAs(page: Page, name: string, pin: string): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Sign in$|^Anmelden$/ })
    .click()
  await page.getByRole('button', { name, exact: true }).click()
  await typePin(page, pin)
}

/** By the keys of the pad, as with a glove. */
export async function typePin(page: Page, pin: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  for (const digit of pin) await dialog.getByRole('button', { name: digit, exact: true }).click()
  if (pin !== '') await dialog.getByRole('button', { name: 'OK', exact: true }).click()
  await page.waitForTimeout(150)
}

async function lock(page: Page): Promise<void> {
  await signInAs(page, 'K. Jansen', '000000')
  await typePin(page, '000000')
  await typePin(page, '000000')
}

async function firstUser(page: Page): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Enrol the first user|Ersten Benutzer anlegen/ })
    .click()
  await page.getByRole('button', { name: /^Enrol and sign in$|^Anlegen und anmelden$/ }).click()
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /M\. Visser/ }).click()
}

async function resume(page: Page): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Resume/ })
    .click()
}

async function askUsers(page: Page): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Sign in$|^Anmelden$|^Enter the PIN$/ })
    .click()
  await page.waitForTimeout(200)
}

async function enrol(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Enrol somebody|^Jemanden anlegen/ }).click()
  await page.getByRole('button', { name: /^Save$|^Speichern$/ }).click()
}

async function verify(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Verify the chain|Kette prüfen/ }).click()
  await page.waitForTimeout(200)
}

async function searchNothing(page: Page): Promise<void> {
  await page.getByLabel('Search by name, deed or subject').fill('nothing like this')
  await page.waitForTimeout(600)
}

async function leavePlay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Leave play$|^Übung beenden$/ }).click()
}
