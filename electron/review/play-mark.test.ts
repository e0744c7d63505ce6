import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { FAKE_VERSIONS } from '../../test/fake/upkeep.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import { keepPictures } from '../../test/make/keep-pictures.ts'
import { readPdfPages } from '../../test/make/read-pdf.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { reviewContract } from '../contract/review.ts'
import { silentLogger } from '../log/logger.ts'
import { dataFiles } from '../store/data-folder.ts'
import { openDataKey, subKeys } from '../store/key-file.ts'
import { openStore } from '../store/open-store.ts'
import { MANIFEST_FILE, openManifest } from './backup/manifest.ts'
import { loadSharp } from './load-sharp.ts'
import { openReview, type Review } from './open-review.ts'
import type { JobPlace, JobRequest } from './upkeep/job-messages.ts'
import { runJob } from './upkeep/run-job.ts'

const batchId = '2026-1121-01'
const MARK = /TRAINING|ÜBUNG/

interface Station {
  readonly review: Review
  readonly place: JobPlace
}

const EGG = { visitId: 1, cell: { row: 0, column: 0 }, attempt: 1 } as const
const PICTURE = { width: 8, height: 8, channels: 1, slices: 1, pixels: new Uint8Array(128).fill(9) }

/** A station with one batch of one tray. */
async function atStation(play: boolean, work: (station: Station) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const files = dataFiles(folder)
    const dataKey = openDataKey(files)
    const key = subKeys(dataKey).database
    const store = openStore({ folder, key, clock: { wallMs: () => MORNING_MS, monoMs: () => 0 }, log: silentLogger })
    const archive = { folder: files.archive, key }
    const imaging = () => loadSharp()
    const review = openReview({ path: files.database, key, play, isSynthetic: () => false, archive, imaging })
    try {
      store.saveBatch(makeBatch())
      store.commit(
        makeGroup(
          [{ kind: 'tray-begin', visit: makeVisit(1, { batchId }) }, scanItem(2, { eggClass: 'MALE' })],
          2,
          [1],
        ),
      )
      await keepPictures({ folder, key, store }, [{ ...EGG, picture: { image: PICTURE, attention: undefined } }])
      const place: JobPlace = {
        ...{ dataFolder: folder, dataKey, play, appVersion: '0.1.0', nowWallMs: MORNING_MS },
        ...{ logFolder: null, settingsFile: null, policyFile: null },
      }
      await work({ review, place })
    } finally {
      review.close()
      store.close()
    }
  })
}

/** Every page or first line of what a screen can have written into a file, and its own name where the background gives one. */
const EXPORTS: Readonly<Record<string, (station: Station) => Promise<readonly string[]>>> = {
  recordCsv: async ({ review }) => [firstLine(review.recordCsv({ batchId }) ?? '')],
  eggsCsv: async ({ review }) => [firstLine(review.eggsCsv({ batchId, afterVisitId: 0 }).csv)],
  recordPdf: async ({ review }) => {
    const printing = { printedAtWallMs: MORNING_MS }
    const pages: string[] = []
    for (const language of ['en', 'de'] as const) {
      const pdf = await review.recordPdf({ batchId, language, paper: 'A4' }, printing)
      pages.push(...readPdfPages(pdf ?? new Uint8Array()))
    }
    expect(pages.length).toBeGreaterThan(1)
    return pages
  },
  eggPictureFile: async ({ review }) => {
    const files = [
      await review.eggPictureFile({ ...EGG, format: 'png16', channel: 0, slice: 0 }),
      await review.eggPictureFile({ ...EGG, format: 'tiff16', channel: 0, slice: 0 }),
    ]
    return files.flatMap((file) => {
      if (file.state !== 'made') throw new Error(file.state)
      return [file.name.toUpperCase(), Buffer.from(file.bytes).toString('latin1')]
    })
  },
  startTable: async ({ place }) => {
    const span = { fromWallMs: null, untilWallMs: null, batchId: null }
    const parts: string[] = []
    for (const format of ['csv', 'parquet'] as const) {
      const wish = { table: 'scans', format, ...span } as const
      const made = await runJob(place, { job: 'table', wish, syntheticModels: [] }, () => undefined)
      if (!made.ok || made.job !== 'table') throw new Error(`no table: ${JSON.stringify(made)}`)
      const text = readFileSync(made.result.file, 'latin1')
      parts.push(basename(made.result.file).toUpperCase(), format === 'csv' ? firstLine(text) : text)
    }
    return parts
  },
  takeBundle: async ({ place }) => {
    const made = await runJob(place, BUNDLE, () => undefined)
    if (!made.ok || made.job !== 'bundle') throw new Error(`no bundle: ${JSON.stringify(made)}`)
    const zip = new ZipReader(new Uint8ArrayReader(made.result.bytes), { useWebWorkers: false })
    const readme = (await zip.getEntries()).find(({ filename }) => filename === 'README.txt')
    if (readme === undefined || readme.directory) throw new Error('no README.txt')
    return [made.result.name.toUpperCase(), firstLine(await readme.getData(new TextWriter()))]
  },
}

const IDLE = { state: 'idle' } as const
const BUNDLE: JobRequest = {
  job: 'bundle',
  seen: { health: [], info: null, line: null },
  versions: FAKE_VERSIONS,
  jobs: {
    ...{ integrity: IDLE, reconcile: IDLE, backup: IDLE, bundle: IDLE },
    ...{ dataSet: IDLE, restore: IDLE, table: IDLE, verify: IDLE },
  },
}

function firstLine(text: string): string {
  return text.split(/\r?\n/)[0] ?? ''
}

describe('what is taken out of a station', () => {
  it.for(Object.keys(EXPORTS))('bears the mark of play in play, and none in work: %s', async (name) => {
    const written = EXPORTS[name]
    if (written === undefined) throw new Error(name)
    await atStation(true, async (station) => {
      for (const part of await written(station)) expect(part).toMatch(MARK)
    })
    await atStation(false, async (station) => {
      for (const part of await written(station)) expect(part).not.toMatch(MARK)
    })
  })

  it('is all of it looked at here', () => {
    const files = Object.entries(reviewContract.methods).filter(
      ([method, { right }]) =>
        (right === 'records.export' && !method.startsWith('cancel')) || /Csv|Pdf|^take/.test(method),
    )
    expect(files.map(([method]) => method).toSorted()).toEqual(Object.keys(EXPORTS).toSorted())
  })

  it('says in the manifest of a backup where it was made', async () => {
    for (const play of [true, false]) {
      await atStation(play, async ({ place }) => {
        const made = await runJob(place, { job: 'backup' }, () => undefined)
        expect(made).toMatchObject({ ok: true, job: 'backup' })
        const { backups } = dataFiles(place.dataFolder)
        const [name = ''] = readdirSync(backups)
        const text = readFileSync(join(backups, name, MANIFEST_FILE), 'utf8')
        const manifest = openManifest(text, subKeys(place.dataKey).database)
        expect(manifest).toMatchObject({ ok: true, value: { play } })
      })
    }
  })
})
