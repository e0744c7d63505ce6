import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { FAKE_VERSIONS } from '../../../test/fake/upkeep.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../../test/make/commit-groups.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { silentLogger } from '../../log/logger.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { openDataKey, subKeys } from '../../store/key-file.ts'
import { openStore } from '../../store/open-store.ts'
import type { JobPlace, JobRequest } from '../upkeep/job-messages.ts'
import { runJob } from '../upkeep/run-job.ts'
import { BUNDLE_BYTES_MAX } from './make-bundle.ts'

const TOKEN = 'tk-planted-0123'
const PASSWORD = 'Planted!Pass'
const IDLE = { state: 'idle' } as const
const SEEN = { health: [{ name: 'station', state: 'running' }], info: { dataFolder: '/home/someone/o' }, line: null }

interface Rig {
  readonly place: JobPlace
  readonly files: ReturnType<typeof dataFiles>
  readonly keys: readonly Buffer[]
}

/** A station that has secrets wherever somebody could have left one. */
async function withPlanted(work: (rig: Rig) => Promise<void>): Promise<void> {
  await withFolder(async (root) => {
    const files = dataFiles(join(root, 'work'))
    const dataKey = openDataKey(files)
    const keys = [dataKey, ...Object.values(subKeys(dataKey))].map((key) => Buffer.from(key))
    const key = subKeys(dataKey).database
    const store = openStore({
      folder: files.folder,
      key,
      clock: { wallMs: () => 0, monoMs: () => 0 },
      log: silentLogger,
    })
    store.saveBatch(makeBatch())
    store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }, scanItem(2, {})], 2, [1]))
    writeFileSync(files.cloudToken, `${TOKEN}\n`, { mode: 0o600 })
    const [settingsFile, policyFile, logFolder] = ['settings.json', 'policy.json', 'logs'].map((name) =>
      join(root, name),
    )
    if (settingsFile === undefined || policyFile === undefined || logFolder === undefined) throw new Error('no paths')
    writeFileSync(settingsFile, JSON.stringify({ site: 'Nord', cloud: { apiPassword: PASSWORD, note: `is ${TOKEN}` } }))
    writeFileSync(policyFile, JSON.stringify({ version: 1, proxy: `http://user:${PASSWORD}@10.0.0.1:3128` }))
    mkdirSync(logFolder)
    const lines = [
      ...keys.flatMap((one) => [
        `raw ${one.toString('hex')}`,
        `b64 ${one.toString('base64')} url ${one.toString('base64url')}`,
      ]),
      `upper ${keys[0]?.toString('hex').toUpperCase()} in x${TOKEN}y`,
      ...[`password: ${PASSWORD}`, `password: "two ${PASSWORD}"`, 'plain words stay'],
    ]
    const asJson = lines.map((msg) =>
      JSON.stringify({ level: 30, process: 'station', msg, dataKey: keys[0]?.toString('latin1') }),
    )
    writeFileSync(join(logFolder, 'station.log'), [...lines, ...asJson, ''].join('\n'))
    const place: JobPlace = {
      ...{ dataFolder: files.folder, play: false, appVersion: '0.1.0', logFolder, settingsFile, policyFile, dataKey },
      nowWallMs: MORNING_MS,
    }
    try {
      await work({ place, files, keys })
    } finally {
      store.close()
    }
  })
}

async function bundleOf(place: JobPlace): Promise<{ readonly name: string; readonly files: Map<string, string> }> {
  const jobs = {
    integrity: IDLE,
    reconcile: IDLE,
    backup: IDLE,
    bundle: IDLE,
    dataSet: IDLE,
    restore: IDLE,
    table: IDLE,
    verify: IDLE,
  }
  const request: JobRequest = { job: 'bundle', seen: SEEN, versions: FAKE_VERSIONS, jobs }
  const outcome = await runJob(place, request, () => undefined)
  if (!outcome.ok || outcome.job !== 'bundle') throw new Error(JSON.stringify(outcome))
  const reader = new ZipReader(new Uint8ArrayReader(outcome.result.bytes), { useWebWorkers: false })
  const files = new Map<string, string>()
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) files.set(entry.filename, await entry.getData(new TextWriter()))
  }
  return { name: outcome.result.name, files }
}

describe('the bundle for support', () => {
  it('holds what helps, and says what each file is', () =>
    withPlanted(async ({ place }) => {
      const { name, files } = await bundleOf(place)
      expect(name).toBe('ovoscope-support-20261121T080000Z.zip')
      expect([...files.keys()]).toEqual([
        ...['README.txt', 'versions.json', 'screen.json', 'settings.json', 'policy.json', 'disk.json', 'database.json'],
        ...['jobs.json', 'logs/station.log'],
      ])
      for (const file of [...files.keys()].slice(1)) expect(files.get('README.txt')).toContain(file)
      expect(JSON.parse(files.get('versions.json') ?? '')).toEqual(FAKE_VERSIONS)
      expect(JSON.parse(files.get('settings.json') ?? '')).toMatchObject({ site: 'Nord' })
      const database = JSON.parse(files.get('database.json') ?? '') as Record<string, unknown>
      expect(database).toMatchObject({ integrity: { sound: true }, reconcile: { agrees: true, scanRows: 1 } })
      expect(JSON.stringify(database['tables'])).toContain('"name":"scan"')
      expect(JSON.parse(files.get('disk.json') ?? '')).toMatchObject({ growth: null })
      expect(files.get('logs/station.log')).toContain('plain words stay')
    }))

  it('holds no secret in any byte of any file', () =>
    withPlanted(async ({ place, keys }) => {
      const { files } = await bundleOf(place)
      const forms = keys.flatMap((key) => [
        ...[key.toString('hex'), key.toString('hex').toUpperCase(), key.toString('latin1')],
        // Without the ends: a cut or padded form is as good as the whole.
        ...[key.toString('base64').slice(0, 40), key.toString('base64url').slice(0, 40)],
      ])
      for (const [name, text] of files) {
        for (const secret of [...forms, TOKEN, PASSWORD, 'someone']) {
          expect([name, text.includes(secret), text.includes(JSON.stringify(secret).slice(1, -1))]).toEqual([
            name,
            false,
            false,
          ])
        }
      }
    }))

  it('is made all the same when the database, the settings and the logs cannot be read', () =>
    withPlanted(async ({ place, files }) => {
      const broken = {
        ...place,
        dataFolder: join(files.folder, 'gone'),
        logFolder: '/nowhere',
        settingsFile: '/nowhere/s',
      }
      const bundle = await bundleOf(broken)
      expect(bundle.files.get('database.json')).toContain('there is no database')
      expect(bundle.files.get('settings.json')).toContain('there is none')
      expect([...bundle.files.keys()].some((name) => name.startsWith('logs/'))).toBe(false)
    }))

  it('leaves out what would make it too large, and says so', () =>
    withPlanted(async ({ place }) => {
      const seen = { ...SEEN, line: Array.from({ length: 200 }, () => 'a b '.repeat(BUNDLE_BYTES_MAX / 700)) }
      const jobs = {
        integrity: IDLE,
        reconcile: IDLE,
        backup: IDLE,
        bundle: IDLE,
        dataSet: IDLE,
        restore: IDLE,
        table: IDLE,
        verify: IDLE,
      }
      const outcome = await runJob(place, { job: 'bundle', seen, versions: FAKE_VERSIONS, jobs }, () => undefined)
      if (!outcome.ok || outcome.job !== 'bundle') throw new Error('no bundle')
      const reader = new ZipReader(new Uint8ArrayReader(outcome.result.bytes), { useWebWorkers: false })
      const [first, ...rest] = await reader.getEntries()
      expect(rest.map(({ filename }) => filename)).not.toContain('screen.json')
      const readme = first?.directory === false ? await first.getData(new TextWriter()) : ''
      expect(readme).toContain('Left out because they are too large: screen.json')
    }))
})
