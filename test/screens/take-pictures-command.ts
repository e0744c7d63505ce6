import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { commandLine } from '../../electron/command/command-line.ts'
import { folderToWrite, oneOf } from '../../electron/command/typed-values.ts'
import { launchBrowser, watchedPage } from '../fake/browser.ts'
import { createFakeBackground } from '../fake/console-background.ts'
import { SCENES, type SceneName } from '../fake/console-scenes.ts'
import { startConsoleServer } from '../fake/console-server.ts'
import { findChromium } from '../requirement.ts'
import { BACKUP_SHOTS } from './backup-shots.ts'
import { BATCH_LIFE_SHOTS } from './batch-life-shots.ts'
import { EXPLAIN_SHOTS } from './explain-shots.ts'
import { FAULT_SHOTS } from './fault-shots.ts'
import { FOLDER_SHOTS } from './folder-shots.ts'
import { INFERENCE_SHOTS } from './inference-shots.ts'
import { KEY_SHOTS } from './key-shots.ts'
import { LAW_SHOTS } from './law-shots.ts'
import { LINE_SHOTS } from './line-shots.ts'
import { LINK_SHOTS } from './link-shots.ts'
import { MODEL_SHOTS } from './model-shots.ts'
import { ORDER_SHOTS } from './order-shots.ts'
import { PEOPLE_SHOTS } from './people-shots.ts'
import { RECIPE_SHOTS } from './recipe-shots.ts'
import { REFUSED_SHOTS } from './refused-shots.ts'
import { SERIAL_SHOTS } from './serial-shots.ts'
import { SETUP_SHOTS } from './setup-shots.ts'
import { TRAY_SHOTS } from './tray-shots.ts'

interface Shot {
  readonly name: string
  readonly scene: SceneName
  readonly place?: string
  readonly theme?: 'light' | 'dark'
  readonly language?: 'en' | 'de'
  readonly size?: readonly [number, number]
  readonly trouble?: 'frozen' | 'cut-off'
  readonly act?: (page: Page) => Promise<void>
}

const EVENTS_IN_GERMAN: Omit<Shot, 'name'> = {
  ...{ scene: 'cableOut', place: 'alarms', theme: 'dark', language: 'de' },
  act: (page) => page.getByText('Ereignisse').click(),
}

const SHOTS: readonly Shot[] = [
  ...BACKUP_SHOTS,
  ...BATCH_LIFE_SHOTS,
  ...EXPLAIN_SHOTS,
  ...FAULT_SHOTS,
  ...FOLDER_SHOTS,
  ...INFERENCE_SHOTS,
  ...KEY_SHOTS,
  ...LAW_SHOTS,
  ...LINE_SHOTS,
  ...LINK_SHOTS,
  ...MODEL_SHOTS,
  ...REFUSED_SHOTS,
  ...ORDER_SHOTS,
  ...PEOPLE_SHOTS,
  ...RECIPE_SHOTS,
  ...SERIAL_SHOTS,
  ...SETUP_SHOTS,
  ...TRAY_SHOTS,
  { name: 'first-start', scene: 'firstStart' },
  { name: 'choose-scanner-dark', scene: 'chooseScanner', theme: 'dark' },
  { name: 'choose-scanner-usb', scene: 'chooseScanner', act: chooseUsb },
  { name: 'tiny-choose-scanner-usb-de', scene: 'chooseScanner', act: chooseUsb, language: 'de', size: [1024, 768] },
  { name: 'start-batch', scene: 'startBatch' },
  { name: 'running', scene: 'running' },
  { name: 'running-dark', scene: 'running', theme: 'dark' },
  { name: 'running-de', scene: 'running', language: 'de' },
  { name: 'started-again', scene: 'startedAgain' },
  { name: 'small-started-again-dark-de', scene: 'startedAgain', size: [1366, 768], theme: 'dark', language: 'de' },
  { name: 'running-play', scene: 'runningPlay' },
  { name: 'hold', scene: 'hold' },
  { name: 'cable-out', scene: 'cableOut' },
  { name: 'cable-out-play-dark-de', scene: 'cableOutPlay', theme: 'dark', language: 'de' },
  { name: 'paused', scene: 'paused' },
  { name: 'closed', scene: 'closed' },
  { name: 'stale', scene: 'running', trouble: 'frozen' },
  { name: 'backend-lost', scene: 'running', trouble: 'cut-off' },
  { name: 'backend-lost-dark', scene: 'running', trouble: 'cut-off', theme: 'dark' },
  { name: 'honeycomb', scene: 'honeycomb' },
  { name: 'no-set-time', scene: 'noSetTime' },
  { name: 'legal-past', scene: 'legalPast', theme: 'dark' },
  { name: 'legal-open', scene: 'running', act: openLegal },
  { name: 'legal-open-past-dark-de', scene: 'legalPast', act: openLegal, theme: 'dark', language: 'de' },
  { name: 'legal-open-clock', scene: 'clockJumped', act: openLegal },
  { name: 'tiny-legal-open-de', scene: 'noSetTime', act: openLegal, size: [1024, 768], language: 'de' },
  { name: 'clock-jumped-dark', scene: 'clockJumped', theme: 'dark' },
  { name: 'small-running-de', scene: 'running', size: [1366, 768], language: 'de' },
  { name: 'settings', scene: 'running', act: openSettings },
  { name: 'settings-dark-de', scene: 'running', act: openSettings, theme: 'dark', language: 'de' },
  { name: 'machine', scene: 'closed', place: 'settings' },
  { name: 'machine-errors', scene: 'closed', place: 'settings', act: wrongSettings },
  { name: 'machine-managed', scene: 'managed', place: 'settings' },
  { name: 'machine-managed-dark-de', scene: 'managed', place: 'settings', theme: 'dark', language: 'de' },
  { name: 'machine-refused', scene: 'policyRefused', place: 'settings' },
  { name: 'machine-refused-dark-de', scene: 'policyRefused', place: 'settings', theme: 'dark', language: 'de' },
  { name: 'small-machine-refused-de', scene: 'policyRefused', place: 'settings', size: [1366, 768], language: 'de' },
  { name: 'tiny-machine', scene: 'managed', place: 'settings', size: [1024, 768] },
  { name: 'policy-refused-line', scene: 'policyRefused' },
  { name: 'tiny-policy-refused-line-de', scene: 'policyRefused', size: [1024, 768], language: 'de' },
  { name: 'holding', scene: 'running', act: holdStop },
  { name: 'form-errors', scene: 'startBatch', act: emptyForm },
  { name: 'keyboard-focus', scene: 'running', act: (page) => page.keyboard.press('Tab') },
  { name: 'trays', scene: 'hold', place: 'trays' },
  { name: 'alarms', scene: 'inferenceStopped', place: 'alarms' },
  { name: 'alarms-flood', scene: 'cableOut', place: 'alarms' },
  { name: 'alarms-flood-dark-de', scene: 'cableOut', place: 'alarms', theme: 'dark', language: 'de' },
  { name: 'alarms-history', scene: 'cableOut', place: 'alarms', act: (page) => page.getByText('History').click() },
  { name: 'alarms-events-dark-de', ...EVENTS_IN_GERMAN },
  {
    name: 'alarms-meanings',
    scene: 'running',
    place: 'alarms',
    act: (page) => page.getByText('What they mean').click(),
  },
  { name: 'alarms-out-of-service', scene: 'cableOut', place: 'alarms', act: takeOutOfService },
  { name: 'batches', scene: 'running', place: 'batches' },
  { name: 'batch', scene: 'running', place: 'batches/2026-1120-03' },
  { name: 'batch-foot', scene: 'running', place: 'batches/2026-1120-03', act: scrollToFoot },
  { name: 'batch-dark-de', scene: 'running', place: 'batches/2026-1120-03', theme: 'dark', language: 'de' },
  { name: 'batches-dark-de', scene: 'running', place: 'batches', theme: 'dark', language: 'de' },
  { name: 'egg', scene: 'running', place: 'trays/417/7-5' },
  { name: 'egg-dark-de', scene: 'running', place: 'trays/417/1-5', theme: 'dark', language: 'de' },
  { name: 'egg-not-kept', scene: 'running', place: 'trays/416/2-0' },
  { name: 'override', scene: 'running', place: 'trays/417/7-5', act: openOverride },
  { name: 'trays-held', scene: 'hold', place: 'trays/held' },
  { name: 'trays-held-dark-de', scene: 'hold', place: 'trays/held', theme: 'dark', language: 'de' },
  { name: 'tiny-trays-held-de', scene: 'hold', place: 'trays/held', language: 'de', size: [1024, 768] },
  { name: 'trays-held-ask', scene: 'hold', place: 'trays/held', act: askForTray },
  { name: 'trays-held-none', scene: 'running', place: 'trays/held' },
  { name: 'refill', scene: 'running', place: 'trays/refill', act: planRefill },
  { name: 'refill-dark-de', scene: 'running', place: 'trays/refill', act: planRefill, theme: 'dark', language: 'de' },
  { name: 'tray-list', scene: 'running', place: 'trays/of/2026-1120-03' },
  { name: 'tray-list-dark-de', scene: 'running', place: 'trays/of/2026-1120-03', theme: 'dark', language: 'de' },
  { name: 'tray-list-empty', scene: 'running', place: 'trays/of/unknown' },
  { name: 'trays-none-de', scene: 'chooseScanner', place: 'trays', language: 'de' },
  { name: 'tray-held-dark-de', scene: 'running', place: 'trays/415', theme: 'dark', language: 'de' },
  { name: 'tiny-tray', scene: 'running', place: 'trays/415', size: [1024, 768] },
  { name: 'tray-past', scene: 'running', place: 'trays/412' },
  { name: 'small-egg', scene: 'running', place: 'trays/417/7-5', size: [1366, 768] },
  { name: 'tiny-egg-de', scene: 'running', place: 'trays/417/7-5', size: [1024, 768], language: 'de' },
  { name: 'tiny-batch', scene: 'running', place: 'batches/2026-1120-03', size: [1024, 768] },
  { name: 'trends', scene: 'running', place: 'trends' },
  { name: 'service', scene: 'inferenceStopped', place: 'service' },
  { name: 'service-well', scene: 'running', place: 'service', act: wholePage },
  { name: 'service-whole', scene: 'inferenceStopped', place: 'service', act: wholePage },
  {
    name: 'service-whole-dark-de',
    scene: 'inferenceStopped',
    place: 'service',
    act: wholePage,
    theme: 'dark',
    language: 'de',
  },
  { name: 'update-waits', scene: 'updateWaits' },
  { name: 'tiny-update-waits-dark-de', scene: 'updateWaits', theme: 'dark', language: 'de', size: [1024, 768] },
  { name: 'service-update-refused', scene: 'updateRefused', place: 'service', size: [1366, 768], act: scrollToUpdates },
  { name: 'small-running', scene: 'running', size: [1366, 768] },
  { name: 'small-cable-out-play-de', scene: 'cableOutPlay', size: [1366, 768], language: 'de' },
  { name: 'small-first-start', scene: 'firstStart', size: [1366, 768] },
  { name: 'small-start-batch-de', scene: 'startBatch', size: [1366, 768], language: 'de' },
  { name: 'tiny-running', scene: 'running', size: [1024, 768] },
  { name: 'tiny-running-de', scene: 'running', size: [1024, 768], language: 'de' },
  { name: 'tiny-cable-out-play', scene: 'cableOutPlay', size: [1024, 768] },
  { name: 'tiny-start-batch', scene: 'startBatch', size: [1024, 768] },
  { name: 'tiny-first-start-de', scene: 'firstStart', size: [1024, 768], language: 'de' },
  { name: 'tiny-service', scene: 'inferenceStopped', place: 'service', size: [1024, 768] },
  { name: 'tiny-batches', scene: 'running', place: 'batches', size: [1024, 768] },
]

const executablePath = findChromium()
const { FOLDER: folder, rest: wanted } = commandLine({
  usage: 'node test/screens/take-pictures-command.ts FOLDER [name …]: pictures of the screens; needs a Chromium',
  positions: { FOLDER: folderToWrite() },
  rest: oneOf(SHOTS.map(({ name }) => name)),
})
if (executablePath === undefined) throw new Error('there is no Chromium on this machine')
mkdirSync(folder, { recursive: true })
const background = createFakeBackground(SCENES.running)
const server = await startConsoleServer(background)
const browser = await launchBrowser(executablePath)
let failed = false
for (const shot of SHOTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const faults = await take(shot, join(folder, `${shot.name}.png`))
  failed ||= faults.length > 0
  console.log(`${shot.name}${faults.length > 0 ? `: ${faults.join(' | ')}` : ''}`)
}
await browser.close()
background.close()
await server.close()
process.exit(failed ? 1 : 0)

async function take(shot: Shot, path: string): Promise<readonly string[]> {
  const [width, height] = shot.size ?? [1920, 1080]
  background.show(SCENES[shot.scene])
  background.freeze(false)
  server.readmit()
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
  const { page, faults } = await watchedPage(context)
  await page.addInitScript(
    ([theme, language]) => {
      localStorage.setItem('ovoscope.theme', theme)
      localStorage.setItem('ovoscope.language', language)
    },
    [shot.theme ?? 'light', shot.language ?? 'en'] as const,
  )
  await page.goto(`${server.address}/#/${shot.place ?? 'line'}`)
  await page.getByRole('main').locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForTimeout(900)
  if (shot.trouble === 'frozen') {
    background.freeze(true)
    await page.waitForTimeout(1_600)
  } else if (shot.trouble === 'cut-off') {
    server.cutOff()
    await page.waitForTimeout(3_200)
  }
  await shot.act?.(page)
  await page.screenshot({ path })
  await context.close()
  return faults
}

async function openLegal(page: Page): Promise<void> {
  await page.getByRole('button', { name: /What the law allows|Was das Recht erlaubt/ }).click()
}

async function openSettings(page: Page): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Language and theme$|^Sprache und Aussehen$/ })
    .click()
}

async function wrongSettings(page: Page): Promise<void> {
  await page.getByLabel('Site', { exact: true }).fill('')
  await page.getByLabel('Address of the cloud').fill('http://elsewhere.example')
  await page.getByLabel('New token').fill('two words')
  await page.getByRole('button', { name: 'Replace the token' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
}

async function chooseUsb(page: Page): Promise<void> {
  await page.getByText('USB', { exact: true }).click()
}

async function scrollToUpdates(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Updates of Ovoscope' }).scrollIntoViewIfNeeded()
}

async function holdStop(page: Page): Promise<void> {
  const box = await page.getByRole('button', { name: 'Hold to stop' }).boundingBox()
  if (box === null) throw new Error('no stop button')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.waitForTimeout(700)
}

async function emptyForm(page: Page): Promise<void> {
  await page.getByLabel('Flock', { exact: true }).fill('')
  await page.getByLabel('Age of the parent flock, weeks').fill('4')
  await page.getByRole('button', { name: 'Start batch' }).click()
}

async function scrollToFoot(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /^Corrections/ }).scrollIntoViewIfNeeded({ timeout: 5_000 })
}

async function askForTray(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Release as it is' }).first().click()
}

async function planRefill(page: Page): Promise<void> {
  const [toCode, fromCode] = await page.getByRole('textbox').all()
  await toCode?.fill('0372')
  await fromCode?.fill('0371')
  await page.locator('main form button').click()
}

async function openOverride(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Correct this egg …' }).click()
}

/** The place scrolls within the frame; a window as high as all of it shows the whole. */
async function wholePage(page: Page): Promise<void> {
  const height = await page.evaluate(() => {
    const places = [...document.querySelectorAll('main, main *')]
    return Math.max(...places.map((element) => element.scrollHeight))
  })
  await page.setViewportSize({ width: 1920, height: height + 160 })
  await page.waitForTimeout(400)
}

async function takeOutOfService(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Out of service …' }).first().click()
  await page.getByLabel('Why').fill('The sensor is known to be broken')
}
