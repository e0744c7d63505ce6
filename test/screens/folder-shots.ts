import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const

/** Pictures of choosing a folder, and of what can be wrong with one, for the command that takes them. */
export const FOLDER_SHOTS = [
  { name: 'folder-choose', scene: 'chooseScanner', act: chooseFolder },
  { name: 'folder-choose-dark-de', scene: 'chooseScanner', act: chooseFolder, ...DARK_DE },
  { name: 'tiny-folder-choose-de', scene: 'chooseScanner', act: chooseFolder, language: 'de', size: [1024, 768] },
  { name: 'folder-refused', scene: 'chooseScanner', act: chooseMissing },
  { name: 'folder-refused-dark-de', scene: 'chooseScanner', act: chooseMissing, ...DARK_DE },
  { name: 'folder-gone', scene: 'folderGone' },
  { name: 'folder-gone-service-dark-de', scene: 'folderGone', place: 'service', ...DARK_DE },
  { name: 'pictures-refused', scene: 'picturesRefused' },
  { name: 'pictures-refused-alarms-dark-de', scene: 'picturesRefused', place: 'alarms', ...DARK_DE },
] as const

/** The third way, in every language. */
async function chooseFolder(page: Page): Promise<void> {
  await page.getByText(/^(Folder|Ordner)$/).click()
}

async function chooseMissing(page: Page): Promise<void> {
  await chooseFolder(page)
  await page.getByLabel(/^(Folder that|Ordner, in)/).fill('/srv/missing')
  await page
    .getByRole('button', { name: /^(Connect|Verbinden)/ })
    .last()
    .click()
  await page.getByRole('main').getByRole('alert').waitFor()
}
