import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { ensureRenderer } from '../../build/tasks/renderer-build.ts'
import { launchBrowser, watchedPage } from '../fake/browser.ts'
import { createFakeBackground, type FakeBackground } from '../fake/console-background.ts'
import { SCENES, type Scene, type SceneName } from '../fake/console-scenes.ts'
import { type ConsoleServer, startConsoleServer } from '../fake/console-server.ts'
import { isShut } from '../fake/damaged-scenes.ts'

export interface ScreenOptions {
  readonly scene: SceneName
  readonly place?: string
  readonly theme?: 'light' | 'dark'
  readonly language?: 'en' | 'de'
  readonly size?: ScreenSize
}

export type ScreenSize = readonly [width: number, height: number]

/** Two views of the fake station and the time that an egg stays in the picture. */
const DRAWN_AFTER_MS = 650
/** A frame or two. */
const LAID_OUT_AFTER_MS = 150

/** One browser, one server, one background of scenes, for a whole suite. */
export interface Stage {
  readonly background: FakeBackground
  readonly server: ConsoleServer
  open(options: ScreenOptions): Promise<OpenedScreen>
  close(): Promise<void>
}

export interface OpenedScreen {
  readonly page: Page
  /** What must stay empty: console errors, exceptions, violations of the content security policy. */
  readonly faults: readonly string[]
  /** Another scene on the same page, or another place or size; resolves when it is drawn. */
  show(change: { readonly scene?: SceneName; readonly place?: string; readonly size?: ScreenSize }): Promise<void>
  close(): Promise<void>
}

/** Time to build the screen, if its sources have changed, and to start the browser. */
export const STAGE_TIMEOUT_MS = 120_000

export async function openStage(executablePath: string): Promise<Stage> {
  const built = await ensureRenderer()
  if (!built.ok) throw new Error(`the screen cannot be built: ${built.details ?? ''}`)
  const background = createFakeBackground(SCENES.running)
  const server = await startConsoleServer(background)
  const browser: Browser = await launchBrowser(executablePath)
  return {
    background,
    server,
    async open(options) {
      background.show(SCENES[options.scene])
      background.freeze(false)
      server.readmit()
      const [width, height] = options.size ?? [1920, 1080]
      const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
      const { page, faults } = await watchedPage(context)
      await choose(context, options)
      await page.goto(`${server.address}/#/${options.place ?? 'line'}`)
      await untilTold(page, options.scene)
      let stand = standOf(options.scene)
      const show: OpenedScreen['show'] = async ({ scene, place, size }) => {
        if (scene !== undefined) {
          background.show(SCENES[scene])
          // A screen asks who stands before it when it opens, and learns nothing by itself afterwards.
          if (standOf(scene) !== stand) {
            stand = standOf(scene)
            await page.reload()
            await untilTold(page, scene)
          }
        }
        if (place !== undefined) await page.getByRole('navigation').locator(`a[href="#/${place}"]`).click()
        if (size !== undefined) await page.setViewportSize({ width: size[0], height: size[1] })
        await page.waitForTimeout(scene === undefined && place === undefined ? LAID_OUT_AFTER_MS : DRAWN_AFTER_MS)
      }
      return { page, faults, show, close: () => context.close() }
    },
    async close() {
      await browser.close()
      background.close()
      await server.close()
    },
  }
}

/** Who stands at the screen of a scene, for how long, and whether the station shows its line: a page learns that when it opens. */
function standOf(name: SceneName): string {
  const scene: Scene = SCENES[name]
  const { crew, idleSignOutMs, view } = scene
  return JSON.stringify([crew, idleSignOutMs, view.play, isShut(scene)])
}

/** The first view has come when the site stands in the top bar; one that is shut says only who is there. */
async function untilTold(page: Page, name: SceneName): Promise<void> {
  await page
    .getByText(isShut(SCENES[name]) ? 'M. Visser' : 'Site Nord')
    .first()
    .waitFor()
}

async function choose(context: BrowserContext, { theme = 'light', language = 'en' }: ScreenOptions): Promise<void> {
  await context.addInitScript(
    ([chosenTheme, chosenLanguage]) => {
      localStorage.setItem('ovoscope.theme', chosenTheme)
      localStorage.setItem('ovoscope.language', chosenLanguage)
    },
    [theme, language] as const,
  )
}

/** What axe finds, as short lines. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Without a second page that gathers what frames say: the console has none, and that page costs half of the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}
