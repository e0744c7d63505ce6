import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MORNING_MS, makeGroup, SAID, scanItem } from '../../../test/make/commit-groups.ts'
import { fillLabelled, keepLabelled, LABELLED_BATCH, labelledPicture } from '../../../test/make/labelled-eggs.ts'
import { LOOKED_BACK_KEY, lookBack } from '../../../test/make/look-back.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import type { Cell } from '../../domain/egg.ts'
import { silentLogger } from '../../log/logger.ts'
import { PictureReader } from '../../store/archive/picture-reader.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { openDataKey, subKeys } from '../../store/key-file.ts'
import { openReadable, type ReadableDb } from '../../store/open-database.ts'
import { openStore } from '../../store/open-store.ts'
import { countUnlabelled, type LabelledEgg, readLabels } from './label-rows.ts'
import { labelOf } from './labels.ts'
import { writeDataSet } from './write-data-set.ts'

const batchId = LABELLED_BATCH

function withLabels<T>(folder: string, work: (db: ReadableDb) => T, key: Uint8Array = LOOKED_BACK_KEY): T {
  const db = openReadable({ path: dataFiles(folder).database, key })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

const labelsIn = (folder: string, key: Uint8Array) => withLabels(folder, (db) => readLabels(db), key)

describe('labels', () => {
  it('are the newest word about each egg, with how it came to be looked at; the rest is counted', () =>
    lookBack((_review, store, folder) => {
      fillLabelled(store)
      const { eggs, leftOut } = labelsIn(folder, LOOKED_BACK_KEY)
      const told = eggs.map(({ kind, female, source, broken, picture }) => [
        picture.cell.column,
        kind,
        female,
        source,
        broken,
      ])
      expect(told).toEqual([
        [0, 'LIVE', 1, 'sample', false],
        [1, 'INFERTILE', -1, 'sample', false],
        [2, 'EARLY_DEAD', -1, 'override', false],
        [3, 'LIVE', 0, 'override', true],
        [7, 'MID_DEAD', -1, 'override', false],
        [8, 'LIVE', 1, 'override', false],
      ])
      expect(Object.fromEntries(leftOut)).toEqual({ sexUnknown: 1, wrongCell: 1, noScan: 1 })
      expect(eggs[0]).toMatchObject({ breed: 'Brown layer', ageHours: 288, modelId: 'phantom-cnn-1', decided: 'MALE' })
      expect(JSON.stringify(eggs)).not.toContain('Ada')
    }))

  it('are none where eggs were moved', () =>
    lookBack((_review, store, folder) => {
      fillLabelled(store)
      const moves = [{ from: { row: 0, column: 0 }, to: { row: 0, column: 8 } }]
      store.trays.transfer({ fromVisitId: 1, toVisitId: 2, moves, ...SAID })
      expect(labelsIn(folder, LOOKED_BACK_KEY).leftOut.get('moved')).toBe(1)
    }))

  it('are those of a batch or of a time, and the sampled eggs that nobody has labelled are counted', () =>
    lookBack((_review, store, folder) => {
      fillLabelled(store)
      store.commit(makeGroup([scanItem(20, { cell: { row: 1, column: 0 }, sampled: true })], 20))
      store.commit(makeGroup([scanItem(21, { cell: { row: 1, column: 0 }, attempt: 2, sampled: true })], 21))
      const every = { fromWallMs: null, untilWallMs: null, batchId: null }
      const at = (which: Partial<typeof every> | { readonly [bound: string]: number | string }) =>
        withLabels(folder, (db) => {
          const asked = { ...every, ...which }
          return [readLabels(db, asked).eggs.length, countUnlabelled(db, asked)]
        })
      // Of two attempts at one egg one speaks: it is one egg.
      expect(at({})).toEqual([6, 1])
      expect(at({ batchId })).toEqual([6, 1])
      expect(at({ batchId: '2026-1121-02' })).toEqual([0, 0])
      expect(at({ fromWallMs: MORNING_MS - 86_400_000, untilWallMs: MORNING_MS + 86_400_000 })).toEqual([6, 1])
      expect(at({ fromWallMs: MORNING_MS + 86_400_000 })).toEqual([0, 0])
      expect(at({ untilWallMs: MORNING_MS - 86_400_000 })).toEqual([0, 0])
    }))

  it('say of an empty cell that it is one', () => {
    const egg = { reason: 'OTHER', moved: false, decided: 'FEMALE', sampled: false } as const
    expect(labelOf({ ...egg, called: 'EMPTY' })).toMatchObject({ kind: 'EMPTY', female: -1 })
  })
})

describe('a data set', () => {
  it('holds the maps that were asked for, the middle slice, one size, and says what is not there', () =>
    lookBack(async (_review, store, folder) => {
      fillLabelled(store)
      await keepLabelled({ folder, key: LOOKED_BACK_KEY, store }, [0, 1, 2, 7])
      const { eggs } = labelsIn(folder, LOOKED_BACK_KEY)
      const index = store.archive.index
      const pictures = new PictureReader({ folder: dataFiles(folder).archive, key: LOOKED_BACK_KEY, index })
      const out = join(folder, 'set')
      const summary = writeDataSet({
        ...{ folder: out, eggs, maps: ['T2', 'ADC'] },
        readPicture: (batch, key) => pictures.read(batch, key),
      })
      expect(summary).toMatchObject({ width: 8, height: 8 })
      expect(Object.fromEntries(summary.leftOut)).toEqual({ pictureGone: 2, otherSize: 1 })
      const [split] = Object.entries(summary.pictures).find(([, count]) => count === 3) ?? []
      const truth: Record<string, unknown> = JSON.parse(readFileSync(join(out, `${split}.json`), 'utf8'))
      expect(truth).toMatchObject({
        ...{ count: 3, maps: ['T2', 'ADC'], kind: [0, 1, 2], female: [1, -1, -1], broken: [0, 0, 0] },
        source: ['sample', 'sample', 'override'],
      })
      const pixels = readFileSync(join(out, `${split}.u16`))
      expect(pixels.length).toBe(3 * 2 * 64 * 2)
      // The second of two slices is the middle one: channel 0 is plane 1, channel 2 is plane 5.
      expect([0, 128, 256, 384].map((at) => pixels.readUInt16LE(at))).toEqual([1, 5, 1001, 1005])
    }))

  it('never puts eggs of one tray into two splits, and the same egg into the same one again', () =>
    withFolder((folder) => {
      const egg = (visitId: number, column: number): LabelledEgg => ({
        ...{ kind: 'LIVE', female: 1, source: 'sample', broken: false, batchId, breed: '', flock: '' },
        ...{ picture: { visitId, cell: { row: 0, column }, attempt: 1 }, ageHours: null, coil: 0 },
        ...{ reason: 'OPENED', decided: 'MALE', modelId: null },
      })
      const eggs = Array.from({ length: 200 }, (_, at) => egg(Math.floor(at / 5), at % 5))
      const write = (name: string) => {
        const out = join(folder, name)
        writeDataSet({
          folder: out,
          eggs,
          maps: ['T2'],
          readPicture: (_batch, { cell }) => labelledPicture(cell.column),
        })
        return ['train', 'calibration', 'test'].map((split) => {
          const { visitId }: { visitId: number[] } = JSON.parse(readFileSync(join(out, `${split}.json`), 'utf8'))
          return visitId
        })
      }
      const once = write('once')
      expect(write('again')).toEqual(once)
      expect(once.map((visits) => visits.length > 0)).toEqual([true, true, true])
      expect(once.flatMap((visits) => [...new Set(visits)]).length).toBe(40)
    }))
})

describe('a data set of pictures that lack a map', () => {
  /** Of the first eggs the picture has this many maps; of the others all. */
  const reading =
    (lacking: number, channels: number) =>
    (_batch: string | null, { cell }: { cell: Cell }) => {
      const { image, attention } = labelledPicture(cell.column, cell.column < lacking ? 16 : 8)
      return { attention, image: cell.column < lacking ? { ...image, channels } : image }
    }

  it('is of the others, and of their size', () =>
    lookBack((_review, store, folder) => {
      fillLabelled(store)
      const { eggs } = labelsIn(folder, LOOKED_BACK_KEY)
      const out = join(folder, 'set')
      const summary = writeDataSet({ folder: out, eggs, maps: ['T2', 'T1'], readPicture: reading(4, 1) })
      expect(summary).toMatchObject({ width: 8, height: 8 })
      expect(Object.fromEntries(summary.leftOut)).toEqual({ mapMissing: 4 })
    }))

  it('is none where all do, and says what there is', () =>
    lookBack((_review, store, folder) => {
      fillLabelled(store)
      const { eggs } = labelsIn(folder, LOOKED_BACK_KEY)
      const of = { folder: join(folder, 'set'), eggs, maps: ['T2', 'ADC'] as const }
      const none =
        'No labelled scan has a picture with T2 and ADC: nothing was written. There are 6 with T2, T1 of 16×16.'
      expect(() => writeDataSet({ ...of, readPicture: reading(10, 2) })).toThrow(none)
      expect(() => writeDataSet({ ...of, readPicture: () => undefined })).toThrow('No picture could be read')
      expect(readdirSync(folder).filter((name) => name.startsWith('set'))).toEqual([])
    }))
})

describe('a data set that cannot be finished', () => {
  it('leaves nothing behind', () =>
    lookBack((_review, store, folder) => {
      fillLabelled(store)
      const { eggs } = labelsIn(folder, LOOKED_BACK_KEY)
      const out = join(folder, 'set')
      let read = 0
      const readPicture = () => {
        // Each is looked at for its size first.
        if (read++ > eggs.length) throw new Error('the disk is failing')
        return labelledPicture(1)
      }
      expect(() => writeDataSet({ folder: out, eggs, maps: ['T2'], readPicture })).toThrow('the disk is failing')
      mkdirSync(out)
      expect(() => writeDataSet({ folder: out, eggs, maps: ['T2'], readPicture: () => labelledPicture(1) })).toThrow(
        'already',
      )
      expect(readdirSync(folder).filter((name) => name.startsWith('set'))).toEqual(['set'])
    }))
})

describe('models:export', () => {
  function run(...args: string[]) {
    const program = join(import.meta.dirname, 'export-command.ts')
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }

  it('writes what is kept of work and says what is not', () =>
    withFolder(async (data) => {
      const work = join(data, 'work')
      mkdirSync(work)
      const keys = subKeys(openDataKey(dataFiles(work)))
      const clock = { wallMs: () => MORNING_MS, monoMs: () => 0 }
      const store = openStore({ folder: work, key: keys.database, clock, log: silentLogger })
      fillLabelled(store)
      await keepLabelled({ folder: work, key: keys.archive, store }, [0, 1])
      store.close()
      const out = join(data, 'set')
      const done = run('--data', data, '--out', out)
      expect(done).toMatchObject({ status: 0, said: expect.stringContaining('2 scans of 8×8') })
      expect(done.said).toContain('Left out: 4 have no picture any more')
      expect(done.said).toContain('2 of the labelled eggs were drawn as a sample (1 FEMALE, 1 INFERTILE).')
      expect(done.said).toContain('SYNTHETIC: phantom-cnn-1 was trained on drawn phantoms')
      expect(done.said).toContain('Too few for what they are for (below 100): to train, to calibrate, to test.')
      expect(done.said).toContain('not in the audit trail')
      const about = JSON.parse(readFileSync(join(out, 'data-set.json'), 'utf8'))
      expect(about).toMatchObject({
        ...{ format: 'ovoscope-data-set', synthetic: true, syntheticModels: ['phantom-cnn-1'], unlabelledSamples: 0 },
        labelled: { sample: { FEMALE: 1, INFERTILE: 1 }, override: {}, leftOut: { pictureGone: 4, sexUnknown: 1 } },
        chosen: { maps: ['T2'], from: null, until: null, batchId: null },
      })
      expect(existsSync(join(out, 'train.json'))).toBe(true)
      const nothing = run('--data', data, '--out', join(data, 'none'), '--until', '2020-01-01')
      expect(nothing).toMatchObject({ status: 1, said: expect.stringContaining('There is no labelled scan') })
      expect(existsSync(join(data, 'none'))).toBe(false)
      const itself = run('--data', work, '--out', join(data, 'again'))
      expect(itself).toMatchObject({ status: 0, said: expect.stringContaining('2 scans of 8×8') })
      expect(run('--data', data, '--out', out)).toMatchObject({
        status: 2,
        said: expect.stringContaining('already there'),
      })
    }))

  it('exports nothing of play, and explains itself', () =>
    withFolder((data) => {
      mkdirSync(join(data, 'play'))
      const refused = run('--data', join(data, 'play'), '--out', join(data, 'set'))
      expect(refused).toMatchObject({ status: 2, said: expect.stringContaining('nothing of it is exported') })
      const alone = run('--data', data, '--out', join(data, 'set'))
      expect(alone).toMatchObject({ status: 1, said: expect.stringContaining('training (play) alone') })
      const elsewhere = run('--data', join(data, 'gone'), '--out', join(data, 'set'))
      expect(elsewhere).toMatchObject({ status: 2, said: expect.stringContaining('is no data folder of a station') })
      expect(run('--help')).toMatchObject({ status: 0, said: expect.stringContaining('--maps') })
      expect(run()).toMatchObject({ status: 2 })
    }))
})
