import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const
const SMALL_DE = { size: [1366, 768], language: 'de' } as const
const SMALL_DARK = { size: [1366, 768], theme: 'dark' } as const
const SERVICE = { place: 'service' } as const

/** Pictures of backups: made, verified and put back, also where the database cannot be opened; and of a station that cannot start. */
export const BACKUP_SHOTS = [
  { name: 'refused-line', scene: 'refusedInUse', place: 'line' },
  { name: 'small-refused-line-de', scene: 'refusedKey', place: 'line', ...SMALL_DE },
  { name: 'refused', scene: 'refusedKey', ...SERVICE },
  { name: 'refused-dark-de', scene: 'refusedInUse', ...SERVICE, ...DARK_DE },
  { name: 'refused-read-only', scene: 'refusedReadOnly', ...SERVICE },
  { name: 'small-refused-read-only-line-dark-de', scene: 'refusedReadOnly', place: 'line', ...SMALL_DE, theme: 'dark' },
  { name: 'pages-damaged', scene: 'pagesDamaged', ...SERVICE },
  { name: 'small-pages-damaged-dark-de', scene: 'pagesDamaged', ...SERVICE, ...SMALL_DE, theme: 'dark' },
  { name: 'pages-damaged-alarms', scene: 'pagesDamaged', place: 'alarms' },
  { name: 'damage-history', scene: 'pagesDamaged', place: 'alarms', act: toHistory },
  {
    name: 'small-damage-history-dark-de',
    scene: 'pagesDamaged',
    place: 'alarms',
    act: toHistory,
    ...SMALL_DE,
    theme: 'dark',
  },
  { name: 'small-pages-damaged-line-de', scene: 'pagesDamaged', place: 'line', ...SMALL_DE },
  { name: 'backups-key-bad', scene: 'backupKeyBad', ...SERVICE, act: toBackups },
  {
    name: 'small-backups-key-bad-dark-de',
    scene: 'backupKeyBad',
    ...SERVICE,
    act: toBackups,
    ...SMALL_DE,
    theme: 'dark',
  },
  { name: 'disk', scene: 'running', ...SERVICE, act: toDisk },
  { name: 'disk-dark-de', scene: 'running', ...SERVICE, act: toDisk, ...DARK_DE },
  { name: 'rescue-line', scene: 'damaged', place: 'line' },
  { name: 'small-rescue-line-de', scene: 'damaged', place: 'line', ...SMALL_DE },
  { name: 'rescue', scene: 'damaged', ...SERVICE },
  { name: 'rescue-dark-de', scene: 'damaged', ...SERVICE, ...DARK_DE },
  { name: 'small-rescue-de', scene: 'damaged', ...SERVICE, ...SMALL_DE },
  { name: 'small-rescue-dark', scene: 'damaged', ...SERVICE, ...SMALL_DARK },
  { name: 'rescue-newest-bad', scene: 'damagedNewestBad', ...SERVICE },
  { name: 'small-rescue-newest-bad-de', scene: 'damagedNewestBad', ...SERVICE, ...SMALL_DE },
  { name: 'rescue-none-good', scene: 'damagedNoneGood', ...SERVICE },
  { name: 'rescue-none-dark-de', scene: 'damagedNoBackup', ...SERVICE, ...DARK_DE },
  { name: 'rescue-copying', scene: 'restoring', ...SERVICE },
  { name: 'rescue-copying-dark-de', scene: 'restoring', ...SERVICE, ...DARK_DE },
  { name: 'rescue-ready', scene: 'damaged', ...SERVICE, act: putBack },
  { name: 'small-rescue-ready-de', scene: 'damaged', ...SERVICE, act: putBack, ...SMALL_DE },
  { name: 'rescue-done', scene: 'damaged', ...SERVICE, act: startAgain },
  { name: 'rescue-done-dark-de', scene: 'damaged', ...SERVICE, act: startAgain, ...DARK_DE },
  { name: 'backups', scene: 'running', ...SERVICE, act: toBackups },
  { name: 'backups-dark-de', scene: 'running', ...SERVICE, act: toBackups, ...DARK_DE },
  { name: 'backups-bad', scene: 'backupBad', ...SERVICE, act: toBackups },
  { name: 'small-backups-bad-de', scene: 'backupBad', ...SERVICE, act: toBackups, ...SMALL_DE },
  { name: 'backups-verifying', scene: 'backupVerifying', ...SERVICE, act: toBackups },
  { name: 'backups-second-away', scene: 'backupSecondAway', ...SERVICE, act: toBackups },
  { name: 'backups-second-away-dark-de', scene: 'backupSecondAway', ...SERVICE, act: toBackups, ...DARK_DE },
  { name: 'backups-restore', scene: 'running', ...SERVICE, act: openRestore },
  { name: 'small-backups-restore-dark-de', scene: 'running', ...SERVICE, act: openRestore, ...SMALL_DE, theme: 'dark' },
  { name: 'plan-wrong', scene: 'running', place: 'settings', act: wrongPlan },
  { name: 'retention', scene: 'running', place: 'settings', act: toRetention },
  { name: 'retention-dark-de', scene: 'managed', place: 'settings', act: toRetention, ...DARK_DE },
  { name: 'small-retention-de', scene: 'running', place: 'settings', act: toRetention, ...SMALL_DE },
  { name: 'backups-waiting', scene: 'running', ...SERVICE, act: waitForStart },
  {
    name: 'small-backups-waiting-dark-de',
    scene: 'running',
    ...SERVICE,
    act: waitForStart,
    ...SMALL_DE,
    theme: 'dark',
  },
  { name: 'backups-waiting-card', scene: 'running', ...SERVICE, act: closePanel },
  { name: 'backups-waiting-line', scene: 'running', ...SERVICE, act: goToLine },
  {
    name: 'small-backups-waiting-line-dark-de',
    scene: 'running',
    ...SERVICE,
    act: goToLine,
    ...SMALL_DE,
    theme: 'dark',
  },
  { name: 'archive-new', scene: 'archiveNew', ...SERVICE, act: toArchive },
  { name: 'archive-tight', scene: 'archiveTight', ...SERVICE, act: toArchive },
  { name: 'small-archive-tight-de', scene: 'archiveTight', ...SERVICE, act: toArchive, ...SMALL_DE },
  { name: 'archive-unreadable', scene: 'archiveUnreadable', ...SERVICE, act: toArchive },
  { name: 'archive-dark-de', scene: 'running', ...SERVICE, act: toArchive, ...DARK_DE },
] as const

async function wrongPlan(page: Page): Promise<void> {
  await page.getByLabel('Hour of the night').fill('24')
  await page.getByLabel('Second folder').fill('backups')
  await page.getByRole('button', { name: 'Save the plan of the backups' }).click()
}

async function toRetention(page: Page): Promise<void> {
  await toHeading(page, /^(How long pictures are kept|Wie lange Bilder aufbewahrt werden)$/)
}

async function toHistory(page: Page): Promise<void> {
  await page
    .getByRole('main')
    .getByText(/^(History|Verlauf)$/)
    .click()
  await page.getByText(/(39 messages|39 bestätigte)/).waitFor()
}

async function toDisk(page: Page): Promise<void> {
  await toHeading(page, /^(Disk|Platte)$/)
}

async function toArchive(page: Page): Promise<void> {
  await toHeading(page, /^(Kept pictures|Aufbewahrte Bilder)$/)
}

async function hold(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole('button', { name })
  await button.scrollIntoViewIfNeeded()
  await button.hover()
  await page.mouse.down()
  await page.waitForTimeout(1_500)
  await page.mouse.up()
}

async function putBack(page: Page): Promise<void> {
  await hold(page, /^(Hold to put it back|Zum Zurückspielen halten)/)
  await page.getByText(/(Proved and copied:|Geprüft und kopiert:)/).waitFor()
}

async function waitForStart(page: Page): Promise<void> {
  await openRestore(page)
  await hold(page, /^(Hold to put it back|Zum Zurückspielen halten)/)
  const proved = page.getByText(/(Proved and copied:|Geprüft und kopiert:)/)
  await proved.waitFor()
  await proved.scrollIntoViewIfNeeded()
}

/** The card at the top of Service, with no panel open. */
async function closePanel(page: Page): Promise<void> {
  await waitForStart(page)
  await page.getByRole('button', { name: /^(Close|Schließen)$/ }).click()
  await page.getByRole('button', { name: /^(Do not put it back|Nicht zurückspielen)/ }).scrollIntoViewIfNeeded()
}

async function goToLine(page: Page): Promise<void> {
  await waitForStart(page)
  await page.goto(page.url().replace(/#.*/, '#/line'))
  await page.getByRole('link', { name: /^(Open Service|Service öffnen)/ }).waitFor()
}

async function startAgain(page: Page): Promise<void> {
  await putBack(page)
  await hold(page, /^(Hold to start the station again|Halten, um die Station neu zu starten)/)
  await page.getByText(/(is in place, with|ist an ihrem Platz, mit)/).waitFor()
  await page.getByText(/(is in place, with|ist an ihrem Platz, mit)/).scrollIntoViewIfNeeded()
}

async function toBackups(page: Page): Promise<void> {
  await toHeading(page, /^(Backups|Sicherungen)$/)
}

async function toHeading(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('heading', { name }).evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
}

async function openRestore(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(Restore …|Zurückspielen …)/ })
    .nth(1)
    .click()
  await page.getByRole('button', { name: /^(Hold to put it back|Zum Zurückspielen halten)/ }).scrollIntoViewIfNeeded()
}
