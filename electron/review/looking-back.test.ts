import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeBatch, makeGroup, makePrediction, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import { keepPictures } from '../../test/make/keep-pictures.ts'
import { LOOKED_BACK_KEY, lookBack } from '../../test/make/look-back.ts'
import { SEED_PLACE } from '../../test/make/master-records.ts'
import { readPdfPages } from '../../test/make/read-pdf.ts'
import { BATCHES_PAGE_MAX, TRAYS_LIST_MAX } from '../contract/looking-back.ts'
import { reviewContract } from '../contract/review.ts'
import { seedRecords } from '../domain/master-data/presets.ts'
import { dataFiles } from '../store/data-folder.ts'
import type { EggOverride, Store } from '../store/store.ts'
import { throughputOf } from './batch-report.ts'

const batchId = '2026-1121-01'
const cell = { row: 1, column: 2 }
const MINUTE_MS = 60_000

const correction: EggOverride = {
  ...{ visitId: 1, cell, attempt: 2, batchId, atWallMs: MORNING_MS + 9_000, operator: '' },
  from: { eggClass: 'MALE', action: 'REMOVE_MALE' },
  ...{ eggClass: 'FEMALE', action: 'KEEP', reason: 'CANDLED', note: '=vessels, clear' },
}

/** Two trays, one egg scanned twice, a stop of three minutes, an acknowledgement. */
function fill(store: Store): void {
  store.saveBatch(makeBatch())
  const visits = [1, 2].map((id) => ({ kind: 'tray-begin', visit: makeVisit(id, { batchId }) }) as const)
  store.commit(makeGroup(visits, 2, [1, 2]))
  const late = { arrivedWallMs: MORNING_MS + 4 * MINUTE_MS, decidedWallMs: MORNING_MS + 4 * MINUTE_MS + 7 }
  store.commit(
    makeGroup(
      [
        scanItem(3, { cell, eggClass: 'UNCERTAIN' }),
        scanItem(4, { cell, eggClass: 'MALE', attempt: 2, sampled: true, prediction: makePrediction({ female: 0.1 }) }),
        { kind: 'sorter-ack', visitId: 1, cell, attempt: 2, atWallMs: MORNING_MS + 8_000 },
        scanItem(5, { cell: { row: 0, column: 1 }, eggClass: 'FEMALE', visitId: 2, ...late }),
        { kind: 'tray-end', visitId: 1, endedWallMs: MORNING_MS + 9_000, state: 'complete' },
        { kind: 'tray-state', visitId: 2, state: 'held', reason: 'LINK_LOST' },
      ],
      5,
    ),
  )
}

describe('the list of batches', () => {
  it('pages from the newest to the oldest without a gap or a repetition', () =>
    lookBack((review, store) => {
      const ids = Array.from({ length: BATCHES_PAGE_MAX + 3 }, (_, n) => `2026-1121-${String(n + 1).padStart(2, '0')}`)
      for (const id of ids) store.saveBatch(makeBatch({}, id))
      const first = review.batches({ search: '', state: 'all', beforeCursor: null })
      const second = review.batches({ search: '', state: 'all', beforeCursor: first.at(-1)?.cursor ?? 0 })
      expect([...first, ...second].map((row) => row.batchId)).toEqual(ids.toReversed())
    }))

  it('finds by id, flock, breed and setter, and takes wildcards for letters', () =>
    lookBack((review, store) => {
      store.saveBatch(makeBatch({}, '2026-1121-01'))
      const other = makeBatch({ state: 'closed' }, '2026-1122-01')
      store.saveBatch({ ...other, identity: { ...other.identity, flock: '100% Süd_1', breed: 'White' } })
      const ids = (search: string, state: 'all' | 'open' | 'closed' = 'all') =>
        review.batches({ search, state, beforeCursor: null }).map((row) => row.batchId)
      expect(ids('flock 7')).toEqual(['2026-1121-01'])
      expect(ids('white')).toEqual(['2026-1122-01'])
      expect(ids('1122')).toEqual(['2026-1122-01'])
      expect(ids('0% Süd_')).toEqual(['2026-1122-01'])
      expect(ids('%')).toEqual(['2026-1122-01'])
      expect(ids('0%S')).toEqual([])
      expect(ids('', 'open')).toEqual(['2026-1121-01'])
      expect(ids('', 'closed')).toEqual(['2026-1122-01'])
    }))

  it('counts eggs, held trays and corrections of each batch', () =>
    lookBack((review, store) => {
      fill(store)
      store.saveOverride(correction)
      expect(review.batches({ search: '', state: 'all', beforeCursor: null })).toMatchObject([
        { batchId, eggs: 2, female: 1, male: 1, traysHeld: 1, overridden: 1 },
      ])
    }))
})

describe('the report of a batch', () => {
  it('sums scans, stops, trays and confidence from the fact cells', () =>
    lookBack((review, store) => {
      fill(store)
      const report = review.batchReport({ batchId })
      expect(report?.throughput.stepMinutes).toBe(1)
      expect(report?.throughput.steps.map((step) => step.scans)).toEqual([2, 0, 0, 0, 1])
      expect(report?.stops).toEqual({
        count: 1,
        minutes: 3,
        longest: [{ fromWallMs: MORNING_MS + MINUTE_MS, minutes: 3 }],
      })
      expect(report?.trays).toMatchObject([
        { visitId: 1, female: 0, male: 1, clearOrDead: 0, unclear: 0 },
        { visitId: 2, female: 1, male: 0, state: 'held' },
      ])
      expect(report?.confidence.reduce((sum, scans) => sum + scans, 0)).toBe(3)
      expect(report?.heldTrays).toMatchObject([{ visitId: 2, reasons: ['LINK_LOST'], said: [], outcome: 'waits' }])
      expect(report?.stillHeld).toBe(1)
      expect(reviewContract.methods.batchReport.result.safeParse(report).success).toBe(true)
      expect(review.batchReport({ batchId: 'none' })).toBeNull()
    }))

  it('puts minutes together until they fit into one chart, and loses no scan', () => {
    const minutes = Array.from({ length: 700 }, (_, n) => ({ minute: 5 + n * 3, scans: n }))
    const { stepMinutes, steps } = throughputOf(minutes)
    expect(stepMinutes).toBe(60)
    expect(steps.length).toBeLessThanOrEqual(60)
    expect(steps.reduce((sum, step) => sum + step.scans, 0)).toBe((699 * 700) / 2)
  })
})

describe('corrections', () => {
  it('stand beside the decision everywhere, and change none of its counts', () =>
    lookBack((review, store) => {
      fill(store)
      const before = review.batchRecord({ batchId })
      store.saveOverride({ ...correction, eggClass: 'EMPTY', action: 'NONE', reason: 'WRONG_CELL' })
      store.saveOverride(correction)
      expect(review.batchRecord({ batchId })).toEqual({ ...before, overridden: 1 })
      expect(review.tray({ visitId: 1 })?.eggs).toMatchObject([
        { cell, eggClass: 'MALE', action: 'REMOVE_MALE', override: { eggClass: 'FEMALE', action: 'KEEP' } },
      ])
      expect(review.egg({ visitId: 1, cell })?.overrides.map((one) => one.eggClass)).toEqual(['EMPTY', 'FEMALE'])
      expect(review.batchReport({ batchId })?.overrides.map((one) => one.reason)).toEqual(['CANDLED', 'WRONG_CELL'])
      expect(review.reconcile().differences).toEqual([])
    }))

  it('count no more once a later attempt has decided anew, and stay in the history', () =>
    lookBack((review, store) => {
      fill(store)
      store.saveOverride(correction)
      store.commit(makeGroup([scanItem(6, { cell, eggClass: 'FEMALE', attempt: 3 })], 6))
      expect(review.batchRecord({ batchId })?.overridden).toBe(0)
      expect(review.tray({ visitId: 1 })?.eggs[0]?.override).toBeNull()
      expect(review.egg({ visitId: 1, cell })?.overrides).toHaveLength(1)
    }))
})

describe('the trays of a batch', () => {
  const ask = { batchId, only: 'all', beforeVisitId: null } as const

  it('are listed from the newest, with what there is to look at', () =>
    lookBack((review, store) => {
      fill(store)
      store.saveOverride(correction)
      store.saveOverride(correction)
      const rows = review.batchTrays(ask)
      expect(reviewContract.methods.batchTrays.result.safeParse(rows).success).toBe(true)
      expect(rows).toMatchObject([
        { visitId: 2, state: 'held', decidedOn: false, cells: 150, scanned: 1, female: 1, corrected: 0 },
        { visitId: 1, state: 'complete', decidedOn: false, scanned: 1, male: 1, corrected: 1 },
      ])
      store.commit(makeGroup([scanItem(6, { cell, eggClass: 'FEMALE', attempt: 3 })], 6))
      expect(review.batchTrays({ ...ask, only: 'attention' }).map((row) => row.visitId)).toEqual([2])
      expect(review.batchTrays({ ...ask, batchId: 'none' })).toEqual([])
    }))

  it('are on hold until somebody lets them go, while another passage is awaited too', () =>
    lookBack((review, store) => {
      fill(store)
      const held = () => review.batchTrays(ask).find(({ visitId }) => visitId === 2)
      const release = (how: 'RESCAN' | 'AS_IS') =>
        store.trays.release({ visitId: 2, how, why: 'looked at', who: 'M. Visser', atWallMs: 1, eggs: [] })
      release('RESCAN')
      expect(held()).toMatchObject({ state: 'held', decidedOn: false })
      release('AS_IS')
      expect(held()).toMatchObject({ state: 'held', decidedOn: true })
    }))

  it('come page after page without a gap or a repetition', () =>
    lookBack((review, store) => {
      store.saveBatch(makeBatch())
      const ids = Array.from({ length: TRAYS_LIST_MAX + 5 }, (_, n) => n + 1)
      const visits = ids.map((id) => ({ kind: 'tray-begin', visit: makeVisit(id, { batchId }) }) as const)
      store.commit(makeGroup(visits, 1, [1]))
      const first = review.batchTrays(ask)
      const second = review.batchTrays({ ...ask, beforeVisitId: first.at(-1)?.visitId ?? 0 })
      expect([...first, ...second].map((row) => row.visitId)).toEqual(ids.toReversed())
    }))
})

describe('a tray and an egg', () => {
  it('are reached from each other', () =>
    lookBack((review, store) => {
      fill(store)
      expect(review.tray({ visitId: 1 })).toMatchObject({ batchId, previousVisitId: null, nextVisitId: 2 })
      expect(review.tray({ visitId: 2 })).toMatchObject({ previousVisitId: 1, nextVisitId: null })
      expect(review.tray({ visitId: 3 })).toBeNull()
      expect(review.egg({ visitId: 1, cell: { row: 0, column: 0 } })).toBeNull()
    }))

  it('tell every attempt with what the model said, the recipe asked and the sorter did', () =>
    lookBack((review, store) => {
      fill(store)
      const egg = review.egg({ visitId: 1, cell })
      expect(reviewContract.methods.egg.result.safeParse(egg).success).toBe(true)
      expect(egg?.attempts).toMatchObject([
        { attempt: 1, speaks: false, eggClass: 'UNCERTAIN', sorterAckWallMs: null, pictureKept: false },
        { attempt: 2, speaks: true, eggClass: 'MALE', latencyMs: 4.2, sorterAckWallMs: MORNING_MS + 8_000 },
      ])
      expect(egg?.attempts[1]?.probabilities?.female).toBeCloseTo(0.1)
      expect(egg?.attempts[1]?.recipe).toMatchObject({ femaleThreshold: 0.8 })
    }))

  it('show the picture that was kept, and say so when none was', () =>
    lookBack(async (review, store, folder) => {
      fill(store)
      const image = { width: 2, height: 1, channels: 1, slices: 1, pixels: new Uint8Array([1, 0, 2, 0]) }
      await keepPictures({ folder, key: LOOKED_BACK_KEY, store }, [
        { visitId: 1, cell, attempt: 2, picture: { image, attention: undefined } },
      ])
      expect(review.egg({ visitId: 1, cell })?.attempts.map((one) => one.pictureKept)).toEqual([false, true])
      expect(review.eggPicture({ visitId: 1, cell, attempt: 2 })).toEqual({ ...image, attention: null })
      expect(review.eggPicture({ visitId: 1, cell, attempt: 1 })).toBeNull()
    }))

  it('say that a kept picture is lost where its file is damaged or missing', () =>
    lookBack(async (review, store, folder) => {
      fill(store)
      const image = { width: 2, height: 1, channels: 1, slices: 1, pixels: new Uint8Array([1, 0, 2, 0]) }
      await keepPictures({ folder, key: LOOKED_BACK_KEY, store }, [
        { visitId: 1, cell, attempt: 2, picture: { image, attention: undefined } },
      ])
      const archive = dataFiles(folder).archive
      const path = join(archive, readdirSync(archive).find((name) => name.endsWith('.segment')) ?? '')
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1))
      expect(review.eggPicture({ visitId: 1, cell, attempt: 2 })).toBe('LOST')
      expect(review.eggPicture({ visitId: 1, cell, attempt: 1 })).toBeNull()
    }))
})

describe('the printed record', () => {
  const question = { batchId, language: 'en', paper: 'A4' } as const
  const printing = { printedAtWallMs: MORNING_MS + 60 * MINUTE_MS }

  it('holds what the rows hold, and is marked where the model is synthetic', () =>
    lookBack(async (review, store) => {
      fill(store)
      store.saveOverride(correction)
      const bytes = await review.recordPdf(question, printing)
      expect(reviewContract.methods.recordPdf.result.safeParse(bytes).success).toBe(true)
      const text = readPdfPages(bytes ?? new Uint8Array()).join(' ')
      expect(text).toContain('Batch record 2026-1121-01')
      expect(text).toContain('2 eggs in 2 trays, in 3 scans.')
      expect(text).toContain('B3 of tray TRAY-1')
      expect(text).toContain('Seen with a candling lamp: =vessels, clear')
      expect(text).toContain('8 to 16 3')
      expect(text).toContain('SYNTHETIC')
    }))

  it('tells times by the clocks of the site, wherever it is printed', () =>
    lookBack(async (review, store) => {
      fill(store)
      const textIn = async (timeZone: string) => {
        const revision = store.masterData.read().revision + 1
        const site = seedRecords({ ...SEED_PLACE, timeZone }).filter(({ kind }) => kind === 'site')
        store.masterData.write(site.map((record) => ({ ...record, revision })))
        return readPdfPages((await review.recordPdf(question, printing)) ?? new Uint8Array()).join(' ')
      }
      expect(readPdfPages((await review.recordPdf(question, printing)) ?? new Uint8Array()).join(' ')).toContain('UTC')
      expect(await textIn('Asia/Tokyo')).toContain('Set 9 Nov 2026, 17:00')
      expect(await textIn('Europe/Atlantis')).toContain('Set 9 Nov 2026, 08:00')
    }))

  it('is not made for a batch that nobody knows', () =>
    lookBack(async (review, store) => {
      fill(store)
      expect(await review.recordPdf({ ...question, batchId: 'none' }, printing)).toBeNull()
    }))
})

describe('exports', () => {
  it('write the record and one row an egg, with its correction', () =>
    lookBack((review, store) => {
      fill(store)
      store.saveOverride(correction)
      expect(review.recordCsv({ batchId })).toContain(
        'record,eggs overridden,1,\r\nrecord,eggs,2,3\r\nclass,FEMALE,1,1\r\n',
      )
      expect(review.recordCsv({ batchId: 'none' })).toBeNull()
      const { csv, nextVisitId } = review.eggsCsv({ batchId, afterVisitId: 0 })
      expect(nextVisitId).toBeNull()
      expect(csv.split('\r\n')).toEqual([
        'batch,tray,tray visit,tray began at,cell,attempt,class,action,confidence,sample,override class,override action',
        '2026-1121-01,TRAY-1,1,2026-11-21T08:00:00.000Z,B3,2,MALE,REMOVE_MALE,0.85,yes,FEMALE,KEEP',
        '2026-1121-01,TRAY-2,2,2026-11-21T08:00:00.000Z,A2,1,FEMALE,KEEP,0.85,no,,',
        '',
      ])
    }))
})
