import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureDesktop } from '../../build/tasks/desktop-build.ts'
import { findElectron } from '../../build/tasks/electron-runtime.ts'
import { projectRoot } from '../../build/tasks/project.ts'
import { ensureRenderer } from '../../build/tasks/renderer-build.ts'
import { noWindowReason } from '../../build/tasks/start.ts'
import { electronRuntime, needs } from '../requirement.ts'

/** The real runtime, a fresh data folder, the real screen. */
describe('the desktop app', () => {
  let dataFolder: string
  let app: ElectronApplication | undefined
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'ovoscope-desktop-'))
  })
  afterEach(async () => {
    await app?.close()
    app = undefined
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('opens its window, shows the line, and gives the page nothing but the bridge', async (context) => {
    needs(context, electronRuntime())
    const obstacle = noWindowReason(process.platform, process.env, process.getuid?.())
    if (obstacle !== undefined) context.skip(`${obstacle}; to provide it: run the tests as a user, under xvfb-run`)
    for (const built of [await ensureRenderer(), await ensureDesktop()]) expect(built).toMatchObject({ ok: true })

    app = await _electron.launch({
      executablePath: findElectron() ?? '',
      args: [projectRoot, `--data=${dataFolder}`],
      cwd: projectRoot,
    })
    const page = await app.firstWindow()
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(String(error)))
    await page.getByRole('main').waitFor()

    expect(page.url()).toMatch(/^app:\/\/ovoscope\//)
    const inside = await page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(window, 'ovoscope') as object),
      leaks: ['require', 'process', 'Buffer', 'module', 'electron'].filter((name) => name in window),
    }))
    expect(inside).toEqual({ bridge: ['connect'], leaks: [] })
    const services = await app.evaluate(({ app: electron }) =>
      electron.getAppMetrics().map(({ serviceName }) => serviceName?.replace(/-\d+$/, '')),
    )
    expect(services).toEqual(expect.arrayContaining(['ovoscope-station', 'ovoscope-inference', 'ovoscope-review']))
    expect(faults).toEqual([])
  })
})
