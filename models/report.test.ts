import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseManifest } from '../electron/model/manifest.ts'
import { createOnnxSession } from '../electron/pipeline/predict/onnx/onnx-session.ts'
import { type AskedModel, BATCH, judgeTestSplit } from './judge-split.ts'
import { measure } from './measure.ts'
import { computeMetrics } from './metrics.ts'
import { referenceOf } from './reference.ts'
import { makeReport, type SeriesSizes, seriesPictures } from './report.ts'

const FEW: SeriesSizes = { unknownBreed: 60, coilNoise: 30, flag: 30, fault: 30, cueDial: 60, activation: 60 }
const IMAGES = 300

function shipped(file: string): Buffer {
  return readFileSync(new URL(`./phantomnet-1.1.0/${file}`, import.meta.url))
}

let model: AskedModel

beforeAll(async () => {
  const parsed = parseManifest(shipped('manifest.json').toString())
  if (!parsed.ok) throw new Error(parsed.error.detail)
  const session = await createOnnxSession(shipped('model.onnx'), parsed.value, BATCH)
  if (!session.ok) throw new Error(session.error.detail)
  model = { session: session.value, manifest: parsed.value }
})

describe('measure', () => {
  it('gives the same figures whenever it is asked, and of the test split those of the metrics', async () => {
    const sizes = { ...FEW, fault: 4, cueDial: 4, unknownBreed: 4, coilNoise: 4, flag: 4, activation: 4 }
    let told = 0
    const counted = { ...model, onJudged: (pictures: number) => void (told += pictures) }
    const first = await measure(counted, { split: 'test split', images: 60, sizes })
    expect(told).toBe(60 + seriesPictures(sizes))
    expect(await measure(model, { split: 'test split', images: 60, sizes })).toEqual(first)
    const judged = await judgeTestSplit(model, 60)
    expect(first).toEqual({
      ...computeMetrics('test split', judged),
      reference: referenceOf(judged),
      report: first.report,
    })
  })
})

describe('the report on the shipped model', () => {
  it('has a row for every day, breed, flag and fault, and loses no picture', async () => {
    const report = await makeReport(model, await judgeTestSplit(model, IMAGES), FEW)
    const living = report.curves[0]?.n ?? 0
    expect(living).toBeGreaterThan(0.8 * IMAGES)
    const sum = (rows: readonly { n: number }[]) => rows.reduce((total, { n }) => total + n, 0)
    expect([sum(report.calibration), sum(report.sexByDay), sum(report.sexByBreed)]).toEqual([living, living, living])
    expect(report.sexByDay.map(({ day }) => day)).toEqual([9, 10, 11, 12, 13])
    expect(report.sexByUnknownBreed).toMatchObject([{ breed: 'phantom-strange', n: FEW.unknownBreed }])
    expect(report.sexByFlag.map(({ flag }) => flag)).toEqual(['INVERTED', 'DOUBLE_YOLK'])
    expect(report.faults).toHaveLength(7)
    for (const { n, unreadable, uncertain, sexed, other } of report.faults) {
      expect(unreadable + uncertain + sexed + other).toBe(n)
    }
  })

  it('sees the cue where it is drawn, less of it when it is drawn weaker, and less in a breed it does not know', async () => {
    const report = await makeReport(model, await judgeTestSplit(model, IMAGES), FEW)
    expect(report.activation.peakOnCue).toBeGreaterThan(0.8)
    expect(report.activation.cueShareOfEgg).toBeLessThan(0.2)
    const areas = report.cueDial.map(({ rocArea }) => rocArea)
    expect(areas.at(-1)).toBeGreaterThan(0.95)
    expect(areas[0]).toBeLessThan(0.8)
    const known = Math.min(...report.sexByBreed.map(({ accuracyConfident }) => accuracyConfident))
    expect(report.sexByUnknownBreed[0]?.accuracyConfident).toBeLessThan(known)
    expect(report.cueDial.at(-1)?.observerArea).toBeCloseTo(0.9991, 4)
  })
})

describe('what the shipped manifest states', () => {
  it('keeps the promise of calibration, and of the right sex on confident calls', () => {
    const { metrics } = model.manifest
    expect(metrics?.sexCalibrationError).toBeLessThanOrEqual(0.02)
    expect(metrics?.sex.accuracyConfident).toBeGreaterThanOrEqual(0.975)
    expect(metrics?.report?.activation.peakOnCue).toBeGreaterThan(0.9)
  })

  it('lets no spoilt picture be believed where the image limits can see the fault', () => {
    const caught = (model.manifest.metrics?.report?.faults ?? []).filter(({ n, unreadable }) => unreadable === n)
    const names = caught.map(({ fault }) => fault)
    const all = ['DEAD_CHANNEL', 'SATURATED', 'DROPPED_LINES', 'DEAD_MAP', 'RF_ZIPPER', 'SHIFTED_FRAME']
    expect(names).toEqual(expect.arrayContaining(all))
  })

  it('lets no more than one in a hundred pictures with a dead element be believed, and takes one in 20,000 sound ones for spoilt', () => {
    const { report, confusion } = model.manifest.metrics ?? {}
    const dead = report?.faults.find(({ fault }) => fault === 'DEAD_ELEMENT')
    expect((dead?.sexed ?? Number.NaN) + (dead?.other ?? Number.NaN)).toBeLessThanOrEqual(0.01 * (dead?.n ?? 0))
    // Of eggs; of empty cells more are unreadable, because a model may doubt that they are empty.
    const column = confusion?.calls.indexOf('UNREADABLE') ?? -1
    const eggs = (confusion?.counts ?? []).slice(0, -1)
    expect(eggs.map((row) => row[column]).reduce((sum, one) => (sum ?? 0) + (one ?? 0), 0)).toBeLessThanOrEqual(1)
  })
})
