import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { ensureRenderer } from '../../build/tasks/renderer-build.ts'
import { launchBrowser } from '../fake/browser.ts'
import { chromium, findChromium, needs, type Requirement } from '../requirement.ts'
import { Operator } from './operator.ts'
import { type ConsoleStart, type StartedConsole, startConsole } from './started-console.ts'

export interface Stage {
  readonly console: StartedConsole
  readonly browser: Browser
  /** Signed in with the first link. */
  readonly operator: Operator
}

export interface StageOptions extends ConsoleStart {
  readonly browserArgs?: readonly string[]
  /** What it takes besides a browser. */
  readonly requires?: readonly Requirement[]
}

/**
 * One console, one browser and one operator for all tests of a file, which are the steps of one story: after a step that failed
 * the later ones mean nothing and fail at once. No step may leave a fault on the page.
 */
export function setStage(options: StageOptions = {}): () => Stage {
  let stage: Stage | undefined
  let failedStep: string | undefined
  const requires = [chromium(), ...(options.requires ?? [])]

  beforeAll(async () => {
    const path = findChromium()
    if (path !== undefined && requires.every(({ isPresent }) => isPresent)) stage = await openStage(path, options)
  })

  beforeEach((context) => {
    for (const one of requires) needs(context, one)
    if (failedStep !== undefined) throw new Error(`an earlier step failed: ${failedStep}`)
  })

  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failedStep ??= task.name
    expect(stage?.operator.faults.splice(0) ?? []).toEqual([])
  })

  afterAll(async () => {
    if (stage === undefined) return
    const lateFaults = [...stage.operator.faults]
    // The browser first: to the page the end of its console is an error.
    await stage.browser.close()
    const end = { code: await stage.console.stop(), printed: stage.console.printed() }
    // Windows knows no signal that asks a program to stop; there it is simply ended.
    if (process.platform !== 'win32') expect(end).toMatchObject({ code: 0 })
    expect(lateFaults).toEqual([])
  })

  return () => {
    if (stage === undefined) throw new Error('the stage was not set')
    return stage
  }
}

async function openStage(executablePath: string, options: StageOptions): Promise<Stage> {
  const built = await ensureRenderer()
  if (!built.ok) throw new Error(`the screen cannot be built: ${built.details ?? ''}`)
  const console = startConsole(options)
  const browser = await launchBrowser(executablePath, options.browserArgs)
  try {
    return { console, browser, operator: await Operator.signIn(browser, await console.nextLink()) }
  } catch (problem) {
    await browser.close()
    await console.stop()
    throw problem
  }
}
