import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ensureRenderer } from '../../build/tasks/renderer-build.ts'
import { chromium, findChromium, needs } from '../requirement.ts'
import { PATIENCE } from './operator.ts'
import { takePicture } from './pictures.ts'
import { setStage } from './stage.ts'
import { type StartedConsole, startConsole } from './started-console.ts'

const folder = mkdtempSync(join(tmpdir(), 'ovoscope-e2e-'))
let first: StartedConsole | undefined

// Before the stage is set: the second console comes to a folder that is in use.
beforeAll(async () => {
  if (findChromium() === undefined) return
  await ensureRenderer()
  first = startConsole({ ownFolder: folder })
  const mark = join(folder, 'work', 'database.mark')
  await vi.waitUntil(() => existsSync(mark), PATIENCE)
})

afterAll(async () => {
  await first?.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
})

describe('a second console on the same data', () => {
  const stage = setStage({ ownFolder: folder })

  it('says on the line and in its terminal why its station cannot start', async () => {
    const { operator, console } = stage()
    await expect.poll(() => operator.banner(), PATIENCE).toContain('another Ovoscope uses its data')
    await operator.sees('Another Ovoscope on this computer has the line')
    await takePicture(operator.page, 'refused-start-line')
    expect(console.printed()).toContain('The station cannot start: another Ovoscope is running on the data in')
  })

  it('says on Service what the station said, and that it is tried again', async () => {
    const { operator } = stage()
    await operator.go('Service')
    await operator.sees(/What the station said: another Ovoscope is running/)
    expect(await operator.text()).toContain('tried again for half a minute')
    await takePicture(operator.page, 'refused-start-service')
  })

  it('starts once the first one is closed and somebody asks for it', async () => {
    const { operator, console } = stage()
    expect(await first?.stop()).toBe(0)
    await operator.press('Start again')
    await expect.poll(() => operator.process('Station'), PATIENCE).toMatchObject({ state: 'running' })
    await operator.go('Line')
    await expect.poll(() => operator.banner(), PATIENCE).toBe('')
    await expect.poll(() => console.printed(), PATIENCE).toContain('The station works.')
  })
})

describe('a second console while the first one trains', () => {
  it('is refused as beside one that works, although training keeps a folder of its own', async (context) => {
    needs(context, chromium())
    const root = mkdtempSync(join(tmpdir(), 'ovoscope-e2e-'))
    const training = startConsole({ ownFolder: root, args: ['--demo'] })
    try {
      await vi.waitUntil(() => existsSync(join(root, 'play', 'database.mark')), PATIENCE)
      const second = startConsole({ ownFolder: root })
      try {
        const words = `The station cannot start: another Ovoscope is running on the data in ${root}; close it, or use that one`
        await expect.poll(() => second.printed(), PATIENCE).toContain(words)
        expect(existsSync(join(root, 'work', 'ovoscope.db'))).toBe(false)
      } finally {
        await second.stop()
      }
    } finally {
      await training.stop()
      rmSync(root, { recursive: true, force: true, maxRetries: 20 })
    }
  })
})
