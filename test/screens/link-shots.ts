import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const
const SMALL = [1366, 768] as const
const TINY = [1024, 768] as const

/** Pictures of everything about the link to the scanner, for the command that takes them. */
export const LINK_SHOTS = [
  { name: 'link-service', scene: 'running', place: 'service' },
  { name: 'link-service-dark-de', scene: 'running', place: 'service', ...DARK_DE },
  { name: 'small-link-service', scene: 'running', place: 'service', size: SMALL },
  { name: 'small-link-service-lost-dark-de', scene: 'cableOut', place: 'service', ...DARK_DE, size: SMALL },
  { name: 'tiny-link-service-de', scene: 'scannerNoisy', place: 'service', language: 'de', size: TINY },
  { name: 'link-service-lost', scene: 'cableOut', place: 'service' },
  { name: 'link-service-busy-dark', scene: 'scannerBusy', place: 'service', theme: 'dark' },
  { name: 'link-service-incompatible', scene: 'scannerIncompatible', place: 'service' },
  { name: 'link-service-noisy', scene: 'scannerNoisy', place: 'service' },
  { name: 'link-service-noisy-dark-de', scene: 'scannerNoisy', place: 'service', ...DARK_DE },
  { name: 'link-service-none', scene: 'chooseScanner', place: 'service' },
  { name: 'link-taken-off', scene: 'scannerTakenOff' },
  { name: 'small-link-taken-off-dark-de', scene: 'scannerTakenOff', ...DARK_DE, size: SMALL },
  { name: 'link-other-in-batch', scene: 'scannerTakenOff', act: chooseScanner },
  { name: 'tiny-link-other-in-batch-de', scene: 'scannerTakenOff', act: chooseScanner, language: 'de', size: TINY },
  { name: 'link-waited-for', scene: 'scannerWaitedFor' },
  { name: 'small-link-waited-for-dark-de', scene: 'scannerWaitedFor', ...DARK_DE, size: SMALL },
  { name: 'tiny-link-waited-for-de', scene: 'scannerWaitedFor', language: 'de', size: TINY },
  { name: 'link-silent', scene: 'scannerSilent' },
  { name: 'tiny-link-silent-de', scene: 'scannerSilent', language: 'de', size: TINY },
  { name: 'link-chip', scene: 'running', act: openChip },
  { name: 'link-chip-lost-dark-de', scene: 'cableOut', act: openChip, ...DARK_DE },
  { name: 'tiny-link-chip-lost-de', scene: 'cableOut', act: openChip, language: 'de', size: TINY },
] as const

export async function openChip(page: Page): Promise<void> {
  await page.getByTitle(/^About the scanner$|^Über den Scanner$/).click()
}

async function chooseScanner(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Choose a scanner$|^Scanner wählen$/ }).click()
}
