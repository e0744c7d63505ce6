import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureDesktop } from '../../build/tasks/desktop-build.ts'
import { projectRoot } from '../../build/tasks/project.ts'
import { processControlContract } from '../../electron/contract/process-control.ts'
import { inferenceInitSchema, reviewInitSchema } from '../../electron/contract/process-init.ts'
import { reviewContract } from '../../electron/contract/review.ts'
import { createNodeHost } from '../../electron/host/node-host.ts'
import { connect } from '../../electron/rpc/client.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openDataKey } from '../../electron/store/key-file.ts'

const DIST = join(projectRoot, 'dist')

/** What Electron is given: built here from the present sources, read back, and, as far as plain Node can, run. */
describe('the desktop build', () => {
  beforeAll(async () => {
    const { ok, details } = await ensureDesktop()
    if (!ok) throw new Error(details)
  })

  it('gives the sandbox one CommonJS file that requires nothing but electron', () => {
    expect(readdirSync(join(DIST, 'preload'))).toEqual(['preload.cjs'])
    const source = readFileSync(join(DIST, 'preload', 'preload.cjs'), 'utf8')
    expect([...source.matchAll(/require\((.*?)\)/g)].map((match) => match[1])).toEqual(['"electron"'])
    expect(parseSync('preload.cjs', source).module.hasModuleSyntax).toBe(false)
  })

  it('gives main no native add-on', () => {
    expect(importedBy('main').filter((name) => !isBuiltin(name))).toEqual(['electron', 'pino'])
  })

  it('leaves outside only what the package will carry', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
    const carried = Object.keys((manifest as { dependencies: object }).dependencies)
    for (const name of importedBy('processes').filter((imported) => !isBuiltin(imported)))
      expect(carried).toContain(name)
  })

  it('finds the thread of review where review looks for it', async () => {
    const entry = join(DIST, 'processes', 'review.js')
    const host = createNodeHost({
      entries: { station: entry, inference: entry, review: entry, 'virtual-scanner': entry },
      onErrorOutput: () => undefined,
    })
    const dataFolder = mkdtempSync(join(tmpdir(), 'ovoscope-bundle-'))
    try {
      openDataKey(dataFiles(dataFolder))
      const init = reviewInitSchema.parse({ dataFolder, modelsFolder: join(projectRoot, 'models'), play: false })
      const child = host.spawn('review', { process: 'review', log: { folder: null, level: 'error' }, init })
      const control = connect(child.port, processControlContract)
      await expect.poll(async () => (await control.call('beat', {})).ready, { timeout: 30_000 }).toBe(true)
      const review = connect(host.open(child, 'shell'), reviewContract)
      await review.call('startUpkeep', { job: 'integrity' })
      // The thread ran and found no database: that is its own word, not that of a thread which could not be loaded.
      await expect
        .poll(async () => (await review.call('upkeepJobs', {})).integrity, { timeout: 10_000 })
        .toMatchObject({ state: 'failed', code: 'MISSING', message: expect.stringContaining('there is no database') })
    } finally {
      host.close()
      rmSync(dataFolder, { recursive: true, force: true })
    }
  })

  it('starts a built process that answers and stops in order', async () => {
    const entry = join(DIST, 'processes', 'inference.js')
    const said: string[] = []
    const host = createNodeHost({
      entries: { station: entry, inference: entry, review: entry, 'virtual-scanner': entry },
      onErrorOutput: (_name, text) => said.push(text),
    })
    try {
      const modelFolder = join(projectRoot, 'models', 'phantomnet-1.1.0')
      const init = inferenceInitSchema.parse({ modelFolder })
      const child = host.spawn('inference', { process: 'inference', log: { folder: null, level: 'error' }, init })
      const control = connect(child.port, processControlContract)
      await expect.poll(async () => (await control.call('beat', {})).ready, { timeout: 30_000 }).toBe(true)
      const ended = new Promise((resolve) => child.onExit(resolve))
      await control.call('stop', {})
      expect([await ended, said]).toEqual([{ code: 0, reason: 'ended' }, []])
    } finally {
      host.close()
    }
  })
})

/** Every module outside the build that the files of one folder import. */
function importedBy(folder: string): string[] {
  const files = readdirSync(join(DIST, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  const specifiers = files.flatMap((name) => {
    const { staticImports } = parseSync(name, readFileSync(join(DIST, folder, name), 'utf8')).module
    return staticImports.map(({ moduleRequest }) => moduleRequest.value)
  })
  return [...new Set(specifiers.filter((specifier) => !specifier.startsWith('.')))].sort()
}
