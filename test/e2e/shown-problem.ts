import type { Locator } from 'playwright-core'
import type { Operator } from './operator.ts'
import { takePicture, wantsPictures } from './pictures.ts'

/** Chooses a port as somebody at the line does: typed by hand, because no list holds a pseudo-terminal. */
export async function choosePath(operator: Operator, path: string): Promise<void> {
  const { page } = operator
  await openChoice(operator)
  // Chosen even where it stands already: a list that comes late then takes nothing away.
  await page.getByLabel('Port', { exact: true }).selectOption('')
  await page.getByLabel('Port, typed by hand').fill(path)
  await operator.press('Connect')
}

/** Chooses a port of the list and the speed of its line. */
export async function chooseListed(operator: Operator, path: string, baudRate: number): Promise<void> {
  const { page } = operator
  await openChoice(operator)
  await page.getByLabel('Port', { exact: true }).selectOption(path)
  await page.getByLabel('Speed, baud', { exact: true }).selectOption(String(baudRate))
  await operator.press('Connect')
}

async function openChoice(operator: Operator): Promise<void> {
  const { page } = operator
  if (!page.url().endsWith('#/line')) await operator.go('Line')
  await page
    .getByRole('heading', { name: /^Which scanner\?$|^What will run$/ })
    .first()
    .waitFor()
  const other = page.getByRole('button', { name: 'Use another scanner' })
  if (await other.isVisible()) await other.click()
}

export async function streams(operator: Operator): Promise<void> {
  await operator.page.getByRole('banner').getByText('Scanner streaming').waitFor()
}

/** The drawing on the Service page while that state is lit. */
export async function lit(operator: Operator, state: string): Promise<Locator> {
  const drawing = operator.page.getByRole('img', { name: `The states of the link. Present: ${state}.` })
  await drawing.waitFor()
  return drawing
}

/** A problem on the Service page's card, with all that is said of it. */
export function problemOf({ page }: Operator, title: string): Locator {
  const list = page.getByRole('main').getByRole('list', { name: 'What is wrong with the scanner’s link' })
  return list.getByRole('listitem').filter({ hasText: title })
}

export interface Expected {
  readonly title: string
  /** What always helps, or exactly what to do on this machine where the station knows it. */
  readonly tip: string | RegExp
  /** Lit in the drawing; the link streams on where it is left out. */
  readonly state?: string
}

/** On the Service page: the problem with its tip, the state that is lit, and a picture of both. */
export async function expectShown(
  operator: Operator,
  picture: string,
  { title, tip, state = 'Streaming' }: Expected,
): Promise<void> {
  await operator.go('Service')
  const problem = problemOf(operator, title)
  await problem.getByText(tip).waitFor()
  const drawing = await lit(operator, state)
  if (state !== 'Streaming') await problem.getByRole('button', { name: /^Try now$|^Trying/ }).waitFor()
  // In the docs the state is to be lit that is spoken of: a second is time enough before the next attempt.
  if (state !== 'Streaming' && wantsPictures) await problem.getByText(/^next attempt in [1-9]/).waitFor()
  await takePicture(operator.page, `link-${picture}`, `link-${picture}`, [problem, drawing])
}

/** On the Alarms page: an alarm with its tip, and a picture of both. */
export async function expectAlarm(operator: Operator, picture: string, { title, tip }: Expected): Promise<void> {
  await operator.go('Alarms')
  const { page } = operator
  const row = page.getByRole('main').getByRole('row').filter({ hasText: title })
  await row.getByText(tip).waitFor()
  await takePicture(page, picture, picture, [row])
}
