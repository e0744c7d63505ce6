import { describe, expect, it } from 'vitest'
import { commandsSoFar, expectHeard, expectOnScreen, primary, shareOneStage } from './on-screen.ts'
import { axeFindings } from './opened-screen.ts'

shareOneStage()

describe('choosing a folder that a scanner writes pictures into', () => {
  it('takes a whole path, says why a folder was refused, and keeps one that was not', (context) =>
    expectOnScreen(context, { scene: 'chooseScanner' }, async ({ page }, on) => {
      const [connected, kept] = [commandsSoFar(on, 'connectFolder'), commandsSoFar(on, 'rememberScanner')]
      await page.getByText('Folder', { exact: true }).click()
      const path = page.getByLabel('Folder that the scanner writes pictures into')
      expect(await primary(page, 'Connect').isDisabled()).toBe(true)
      await path.fill('scans')
      await page.getByText('The whole path is needed', { exact: false }).waitFor()
      expect(await primary(page, 'Connect').isDisabled()).toBe(true)
      await path.fill('/srv/missing')
      expect(await axeFindings(page)).toEqual([])
      await primary(page, 'Connect').click()
      await page.getByText('There is no folder /srv/missing.', { exact: false }).waitFor()
      expect(commandsSoFar(on, 'rememberScanner')).toBe(kept)
      await path.fill('/srv/scans')
      expect(await page.getByText('There is no folder', { exact: false }).count()).toBe(0)
      await page.getByLabel('Names of the files').fill('{tray}-{cell}')
      await primary(page, 'Connect').click()
      await expectHeard(on, 'connectFolder', connected + 1)
      await expectHeard(on, 'rememberScanner', kept + 1)
    }))
})

describe('a folder that does not give scans', () => {
  it.for([
    ['folderGone', 'There is no folder /srv/scans/line-1.'],
    ['picturesRefused', '0417_Z9.png: its cell is not in a tray'],
  ] as const)('says in scene %s exactly what to do', ([scene, words], context) =>
    expectOnScreen(context, { scene }, async ({ page, show }) => {
      await page.getByRole('alert').getByText(words, { exact: false }).waitFor()
      await show({ place: 'alarms' })
      await page.getByRole('main').getByText(words, { exact: false }).waitFor()
    }),
  )
})
