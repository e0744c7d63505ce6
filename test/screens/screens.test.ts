import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { SCENES, type SceneName } from '../fake/console-scenes.ts'
import { chromium, findChromium, needs } from '../requirement.ts'
import { SIZES } from './every-size.ts'
import { axeFindings, type OpenedScreen, openStage, STAGE_TIMEOUT_MS, type Stage } from './opened-screen.ts'

let stage: Stage | undefined
/** One page for each theme, shown one scene after the other. */
const screens = new Map<'light' | 'dark', OpenedScreen>()

beforeAll(async () => {
  const path = findChromium()
  if (path !== undefined) stage = await openStage(path)
}, STAGE_TIMEOUT_MS)

afterAll(async () => {
  await stage?.close()
})

/** The light page speaks English, the dark one German: between them every style and every word is seen. */
async function screenIn(theme: 'light' | 'dark', context: TestContext): Promise<OpenedScreen> {
  needs(context, chromium())
  if (stage === undefined) throw new Error('the stage was not set')
  const known = screens.get(theme)
  if (known !== undefined) return known
  const opened = await stage.open({ scene: 'running', theme, language: theme === 'light' ? 'en' : 'de' })
  screens.set(theme, opened)
  return opened
}

const SCENE_NAMES = Object.keys(SCENES) as SceneName[]
const THEMES = ['light', 'dark'] as const

describe('every scene', () => {
  it.for(THEMES.flatMap((theme) => SCENE_NAMES.map((scene) => [theme, scene] as const)))(
    'is accessible and keeps the policy: %s %s',
    async ([theme, scene], context) => {
      const screen = await screenIn(theme, context)
      await screen.show({ scene, place: 'line', size: SIZES[0] })
      expect(await axeFindings(screen.page)).toEqual([])
      expect(screen.faults).toEqual([])
    },
  )

  it.for(SCENE_NAMES)('fits every size, with targets large enough for a glove: %s', async (scene, context) => {
    const screen = await screenIn('dark', context)
    await screen.show({ scene, place: 'line' })
    for (const size of SIZES) {
      await screen.show({ size })
      const measured = await screen.page.evaluate(() => {
        const { documentElement: root } = document
        const main = document.querySelector('main')
        return {
          wider: root.scrollWidth - innerWidth,
          higher: root.scrollHeight - innerHeight,
          mainHigher: main === null ? 0 : main.scrollHeight - main.clientHeight,
          smallTargets: [...document.querySelectorAll('button, a, input:not([type=radio]), select')]
            .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 48)
            .map((element) => element.outerHTML.slice(0, 80)),
        }
      })
      expect({ size, ...measured }).toEqual({ size, wider: 0, higher: 0, mainHigher: 0, smallTargets: [] })
    }
  })
})

describe('every other place', () => {
  const cases = ['trays', 'alarms', 'batches', 'trends', 'service'].flatMap((place) =>
    (['inferenceStopped', 'chooseScanner'] as const).map((scene) => [place, scene] as const),
  )

  it.for(cases)('is accessible and keeps the policy: %s in scene %s', async ([place, scene], context) => {
    for (const theme of THEMES) {
      const screen = await screenIn(theme, context)
      await screen.show({ scene, place, size: SIZES[0] })
      expect(await axeFindings(screen.page)).toEqual([])
      expect(screen.faults).toEqual([])
    }
  })
})

describe('the settings of the machine', () => {
  it.for(['closed', 'managed', 'policyRefused'] as const)(
    'are accessible and keep the policy: %s',
    async (scene, context) => {
      for (const theme of THEMES) {
        const screen = await screenIn(theme, context)
        await screen.show({ scene, size: SIZES[0] })
        await screen.page.goto(`${screen.page.url().split('#')[0]}#/settings`)
        await screen.page.getByRole('heading', { level: 1, name: /Settings|Einstellungen/ }).waitFor()
        await screen.page.getByRole('button', { name: /^Save$|^Speichern$/ }).waitFor()
        expect(await axeFindings(screen.page)).toEqual([])
        expect(screen.faults).toEqual([])
      }
    },
  )
})
/** Buttons, links and fields lower than a gloved finger needs. Cells of a map are as large as the map allows. */
async function smallTargets({ page }: OpenedScreen): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main :is(button, a, select, summary, input:not([type=radio]))')]
      .filter((element) => element.checkVisibility() && element.closest('svg') === null)
      .filter((element) => (element.closest('label') ?? element).getBoundingClientRect().height < 44)
      .map((element) => element.outerHTML.slice(0, 80)),
  )
}

describe('looking back', () => {
  const places = [
    ...['batches', 'batches/2026-1120-03', 'trays/of/2026-1120-03', 'trays/of/unknown'],
    ...['trays/417', 'trays/415', 'trays/417/7-5', 'trays/417/7-0', 'trays/held', 'trays/refill'],
  ]

  it.for(places)('is accessible and keeps the policy: %s', async (place, context) => {
    for (const theme of THEMES) {
      const screen = await screenIn(theme, context)
      await screen.show({ scene: 'running', size: SIZES[0] })
      await screen.page.goto(`${screen.page.url().split('#')[0]}#/${place}`)
      await screen.page.getByRole('heading', { level: 1, name: /Batch|Tray|Refill|Charge|Horde|Nachfüllen/ }).waitFor()
      expect(await axeFindings(screen.page)).toEqual([])
      expect(await smallTargets(screen)).toEqual([])
      expect(screen.faults).toEqual([])
    }
  })
})
