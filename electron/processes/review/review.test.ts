import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../../test/make/commit-groups.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { processControlContract } from '../../contract/process-control.ts'
import type { ReviewInit } from '../../contract/process-init.ts'
import { reviewContract } from '../../contract/review.ts'
import { createNodeHost } from '../../host/node-host.ts'
import { silentLogger } from '../../log/logger.ts'
import { connect, type RpcClient } from '../../rpc/client.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { openDataKey, subKeys } from '../../store/key-file.ts'
import { openStore } from '../../store/open-store.ts'

const ENTRY = join(import.meta.dirname, 'main.ts')
const MODELS = join(import.meta.dirname, '../../../models')
const READY_MS = 20_000

interface Rig {
  readonly review: RpcClient<typeof reviewContract>
  readonly control: RpcClient<typeof processControlContract>
  readonly files: ReturnType<typeof dataFiles>
}

/** The real process on a data folder; `work` may make the database first. */
async function withReview(work: (rig: Rig) => Promise<void>): Promise<void> {
  await withFolder(async (root) => {
    const [dataFolder, logFolder] = [join(root, 'work'), join(root, 'logs')]
    mkdirSync(dataFolder, { mode: 0o700 })
    const said: string[] = []
    const host = createNodeHost({
      entries: { station: ENTRY, inference: ENTRY, review: ENTRY, 'virtual-scanner': ENTRY },
      onErrorOutput: (_name, text) => said.push(text),
    })
    try {
      const init: ReviewInit = { dataFolder, modelsFolder: MODELS, play: false, appVersion: '0.1.0', logFolder }
      const child = host.spawn('review', { process: 'review', log: { folder: logFolder, level: 'info' }, init })
      const control = connect(child.port, processControlContract)
      await expect.poll(async () => (await control.call('beat', {})).ready, { timeout: READY_MS }).toBe(true)
      await work({
        review: connect(host.open(child, 'shell'), reviewContract),
        control,
        files: dataFiles(dataFolder),
      })
      const ended = new Promise((resolve) => child.onExit(resolve))
      await control.call('stop', {})
      expect(await ended).toEqual({ code: 0, reason: 'ended' })
      // How fast the machine is says nothing here.
      const lines = said.flatMap((text) => text.split('\n')).filter((line) => line !== '')
      expect(lines.filter((line) => !line.includes('a question was slow'))).toEqual([])
    } finally {
      host.close()
    }
  })
}

function makeDatabase({ folder, ...files }: Rig['files']): void {
  const key = subKeys(openDataKey({ ...files })).database
  const store = openStore({ folder, key, clock: { wallMs: () => MORNING_MS, monoMs: () => 0 }, log: silentLogger })
  store.saveBatch(makeBatch())
  store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }, scanItem(2, {})], 2, [1]))
  store.close()
}

describe('the review process', () => {
  it('tells what it can before there is a database', () =>
    withReview(async ({ review }) => {
      expect(await review.call('versions', {})).toMatchObject({
        app: '0.1.0',
        node: process.versions.node,
        schema: null,
      })
      expect(await review.call('disk', {})).toMatchObject({ growth: null, use: { database: 0 } })
      expect((await review.call('backups', {})).backups).toEqual([])
      await review.call('startUpkeep', { job: 'integrity' })
      await expect
        .poll(async () => (await review.call('upkeepJobs', {})).integrity)
        .toMatchObject({ state: 'failed', code: 'MISSING' })
    }))

  it('checks, backs up and bundles in a thread, and beats meanwhile', () =>
    withReview(async ({ review, control, files }) => {
      makeDatabase(files)
      writeFileSync(files.cloudToken, 'planted-token-1', { mode: 0o600 })
      const { schema, schemaKnown } = await review.call('versions', {})
      expect(schema).toBe(schemaKnown)
      for (const job of ['integrity', 'reconcile', 'backup'] as const) await review.call('startUpkeep', { job })
      await review.call('startBundle', { seen: { health: [], info: { note: 'planted-token-1' }, line: null } })
      expect(await control.call('beat', {})).toMatchObject({ ready: true })
      await expect
        .poll(async () => (await review.call('upkeepJobs', {})).bundle.state, { timeout: READY_MS })
        .toBe('done')
      expect(await review.call('upkeepJobs', {})).toMatchObject({
        integrity: { result: { sound: true } },
        reconcile: { result: { agrees: true, scanRows: 1 } },
        backup: { result: { backup: { scans: 1, appVersion: '0.1.0' } } },
      })
      const { backups, folder } = await review.call('backups', {})
      expect(readFileSync(join(folder, backups[0]?.name ?? '', 'manifest.json'), 'utf8')).toContain('"scan": 1')
      const bundle = await review.call('takeBundle', {})
      expect(Buffer.from(bundle?.bytes ?? []).toString('latin1', 0, 2)).toBe('PK')
      expect(await review.call('takeBundle', {})).toBeNull()
      const { lines, processes } = await review.call('logLines', {
        process: 'review',
        level: 'info',
        search: 'started',
      })
      expect([processes, lines.length > 0]).toEqual([['review'], true])
    }))

  it('counts labelled scans in its thread, and writes nothing by that', () =>
    withReview(async ({ review, files }) => {
      makeDatabase(files)
      const wish = { maps: ['T2' as const], fromWallMs: null, untilWallMs: null, batchId: null }
      const dataSet = async () => (await review.call('upkeepJobs', {})).dataSet
      expect(await review.call('startDataSet', { ...wish, write: false })).toEqual({ ok: true })
      await expect.poll(async () => (await dataSet()).state, { timeout: READY_MS }).toBe('done')
      expect(await dataSet()).toMatchObject({
        result: { written: null, counts: { sample: {}, override: {}, unlabelledSamples: 0, syntheticModels: [] } },
      })
      expect(await review.call('cancelDataSet', {})).toEqual({})
      expect(existsSync(files.dataSets)).toBe(false)
    }))
})
