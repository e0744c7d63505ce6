import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const
const TINY = { size: [1024, 768] } as const

/** Pictures of choosing a serial port, and of what is wrong with one, for the command that takes them. */
export const SERIAL_SHOTS = [
  { name: 'serial-list', scene: 'chooseScanner' },
  { name: 'serial-list-dark-de', scene: 'chooseScanner', ...DARK_DE },
  { name: 'serial-list-open', scene: 'chooseScanner', act: spreadPorts },
  { name: 'tiny-serial-list-de', scene: 'chooseScanner', ...TINY, language: 'de' },
  { name: 'serial-empty', scene: 'noSerialPorts' },
  { name: 'serial-empty-dark-de', scene: 'noSerialPorts', ...DARK_DE },
  { name: 'serial-no-udevadm', scene: 'noUdevadm' },
  { name: 'serial-no-udevadm-dark-de', scene: 'noUdevadm', ...DARK_DE },
  { name: 'serial-held', scene: 'heldSerialPort' },
  { name: 'serial-held-dark-de', scene: 'heldSerialPort', ...DARK_DE },
  { name: 'serial-too-slow', scene: 'chooseScanner', act: chooseSlow },
  { name: 'serial-too-slow-dark-de', scene: 'chooseScanner', act: chooseSlow, ...DARK_DE },
  { name: 'serial-custom-speed', scene: 'chooseScanner', act: typeSpeed },
  { name: 'serial-permission', scene: 'serialPermission' },
  { name: 'serial-permission-dark-de', scene: 'serialPermission', ...DARK_DE },
  { name: 'serial-busy', scene: 'serialBusy' },
  { name: 'serial-busy-dark-de', scene: 'serialBusy', ...DARK_DE },
  { name: 'serial-ambiguous', scene: 'serialAmbiguous' },
  { name: 'serial-line-slow', scene: 'serialLineSlow' },
  { name: 'serial-line-slow-dark-de', scene: 'serialLineSlow', ...DARK_DE },
] as const

/** A list that is closed shows one port; this one shows all. */
async function spreadPorts(page: Page): Promise<void> {
  await page
    .getByRole('combobox')
    .first()
    .evaluate((list) => {
      list.setAttribute('size', '9')
      list.style.height = 'auto'
    })
}

/** The second list is that of speeds, in every language. */
async function chooseSlow(page: Page): Promise<void> {
  await page.getByRole('combobox').nth(1).selectOption('460800')
}

async function typeSpeed(page: Page): Promise<void> {
  await page.getByRole('combobox').nth(1).selectOption('')
  await page.getByLabel('Speed, typed by hand').fill('7,500')
}
