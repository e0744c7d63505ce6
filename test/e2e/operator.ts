import type { Browser, Page } from 'playwright-core'
import { NOTHING_TOLERATED, watchedPage } from '../fake/browser.ts'
import { batchIdOf, countOf, eggsOf, type ShownTray, trayOf } from './screen-text.ts'

/** For `expect.poll`: a loaded machine takes its time, and nothing here is measured. */
export const PATIENCE = { timeout: 60_000, interval: 100 } as const

export const SCREEN_SIZE = { width: 1920, height: 1080 } as const

const PLACES = ['Line', 'Trays', 'Alarms', 'Batches', 'Trends', 'Service'] as const
export type PlaceName = (typeof PLACES)[number]
export const PLACE_NAMES: readonly PlaceName[] = PLACES

/** A row of the process table on the Service screen. */
export interface ShownProcess {
  readonly state: string
  readonly pid: number
  readonly restarts: number
}

/** Somebody before the screen: finds everything by visible text and roles, and keeps a list of what must not happen. */
export class Operator {
  readonly page: Page
  readonly faults: string[]

  private constructor(page: Page, faults: string[]) {
    this.page = page
    this.faults = faults
  }

  /** A browser profile of its own that opens the link; the console stands when the places are there. */
  static async signIn(browser: Browser, link: string): Promise<Operator> {
    const context = await browser.newContext({ viewport: SCREEN_SIZE, locale: 'en-GB', colorScheme: 'light' })
    context.setDefaultTimeout(PATIENCE.timeout)
    const { page, faults } = await watchedPage(context, NOTHING_TOLERATED)
    await page.goto(link)
    await page.getByRole('link', { name: 'Service' }).waitFor()
    return new Operator(page, faults)
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
  }

  /** Presses and holds until a button says that it was enough; the expression names them if one of them may pass by too quickly to be seen. */
  async hold(name: string, until: RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).hover()
    await this.page.mouse.down()
    await this.page.getByRole('button', { name: until }).first().waitFor()
    await this.page.mouse.up()
  }

  async go(place: PlaceName): Promise<void> {
    const link = this.page.getByRole('navigation').first().getByRole('link', { name: place })
    await link.click()
    await this.page.getByRole('main').getByRole('heading').first().waitFor({ state: 'attached' })
  }

  async reload(): Promise<void> {
    await this.page.reload()
    await this.page.getByRole('main').waitFor()
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor()
  }

  /** All that can be read on the screen. */
  text(): Promise<string> {
    return this.page.locator('body').innerText()
  }

  /** The one word on the line screen that says whether it runs. */
  headline(): Promise<string> {
    return this.page.getByRole('main').getByRole('status').first().innerText()
  }

  /** What the banner says, its age left out; empty while there is none. */
  async banner(): Promise<string> {
    return (await this.page.getByRole('alert').allInnerTexts()).join('\n')
  }

  async batchId(): Promise<string | undefined> {
    return batchIdOf(await this.text())
  }

  async eggs(): Promise<number | undefined> {
    return eggsOf(await this.text())
  }

  async tray(): Promise<ShownTray | undefined> {
    return trayOf(await this.text())
  }

  /** Whether the tray on the screen has left the scanner: complete, or waiting to be sent through again. */
  async trayIsThrough(): Promise<boolean> {
    const text = await this.text()
    const tray = trayOf(text)
    return tray?.state === 'complete' || (tray !== undefined && text.includes(`Tray ${tray.code} is on hold`))
  }

  /** The value beside a name in a list of facts, on whichever screen is open. */
  async fact(name: string): Promise<string | undefined> {
    const names = await this.page.getByRole('term').allInnerTexts()
    const values = await this.page.getByRole('definition').allInnerTexts()
    return values[names.indexOf(name)]
  }

  async factCount(name: string): Promise<number> {
    return countOf((await this.fact(name)) ?? '')
  }

  /** The numbers of a row of a table, by the row's name. */
  async row(name: string): Promise<readonly string[]> {
    const row = this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
    return row.getByRole('cell').allInnerTexts()
  }

  /** A background process, as the Service screen shows it. */
  async process(name: string): Promise<ShownProcess> {
    const [state = '', pid = '', restarts = ''] = await this.row(name)
    return { state: state.trim(), pid: Number(pid), restarts: Number(restarts) }
  }

  /** Opens the record of the newest batch. */
  async openNewestBatch(): Promise<void> {
    await this.go('Batches')
    await this.page.getByRole('rowheader').getByRole('link').first().click()
    await this.sees(/^Batch record/)
  }

  /** Eggs and scans of the newest batch as the database has them now. */
  async record(): Promise<{ readonly batchId: string; readonly eggs: number; readonly scans: number }> {
    await this.openNewestBatch()
    await this.press('Read again')
    await this.sees('Eggs and scans')
    const heading = await this.page.getByRole('heading', { name: /^Batch record/ }).innerText()
    const [eggs = '', scans = ''] = await this.row('Eggs without empty cells, all scans')
    return { batchId: heading.replace('Batch record', '').trim(), eggs: countOf(eggs), scans: countOf(scans) }
  }

  /** What the Service screen answers when asked to add everything up. */
  async checkSums(): Promise<string> {
    await this.go('Service')
    await this.press('Check the sums')
    const answer = this.page.getByRole('main').getByRole('status').getByText(/\S/)
    await answer.first().waitFor()
    return answer.first().innerText()
  }

  /** The very first user of the station, by the chip in the top bar. */
  async enrolFirst(name: string, pin: string): Promise<void> {
    await this.press('Enrol the first user')
    const sheet = this.page.getByRole('dialog')
    await sheet.getByLabel('Name').fill(name)
    await sheet.getByLabel(/^PIN/).fill(pin)
    await sheet.getByLabel('The same PIN once more').fill(pin)
    await this.press('Enrol and sign in')
    await this.page.getByRole('banner').getByRole('button', { name }).waitFor()
  }

  /** The settings of the machine, by the wheel in the top bar. */
  async openSettings(): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: /^Language and theme$|^Sprache und Aussehen$/ })
      .click()
    await this.page.getByRole('link', { name: 'Settings of this machine' }).click()
    await this.page.getByRole('heading', { level: 1, name: 'Settings of this machine' }).waitFor()
  }

  /** Language or theme, by the words of the present language. */
  async choose(menu: string, choice: string): Promise<void> {
    await this.page.getByRole('button', { name: menu }).click()
    // The place behind the menu may have switches of its own.
    const switches = this.page.getByRole('banner').getByRole('radiogroup')
    await switches.getByText(choice, { exact: true }).click()
    await this.page.keyboard.press('Escape')
    await switches.first().waitFor({ state: 'hidden' })
  }
}
