import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ModelManifest, manifestSchema, modelId } from '../../electron/model/manifest.ts'
import { createOnnxSession, type OnnxSession } from '../../electron/pipeline/predict/onnx/onnx-session.ts'
import { BATCH, TEST_IMAGES } from '../judge-split.ts'
import { measure } from '../measure.ts'
import { generatePhantom, type PhantomTruth } from '../phantom/phantom.ts'
import { type JudgedManifest, renderCard } from '../render-card.ts'
import { labelledScans, learntBreeds, readSources, type Source } from './sources.ts'
import { AGE_HOURS, TRAINED_BREEDS } from './splits.ts'

/** What train.py says about its run. */
interface Training {
  readonly seed: number
  readonly trainingImages: number
  readonly calibrationImages: number
  readonly fertilityTemperature: number
  readonly sexTemperature: number
  readonly parameters: number
}

const GOLDEN_SCANS = 24
/** Rounding of another processor's arithmetic moved a probability by less than a thousandth in all trials; a wrong model moves it by far more. */
const GOLDEN_TOLERANCE = 0.005
/** Every kind, flag and breed, and each fault that a model is shown: with 24 scans all of them twice at least. */
const GOLDEN_TRUTHS: readonly (Pick<PhantomTruth, 'kind'> & Partial<PhantomTruth>)[] = [
  { kind: 'LIVE', sex: 'FEMALE' },
  { kind: 'LIVE', sex: 'MALE' },
  { kind: 'INFERTILE' },
  { kind: 'LIVE', sex: 'FEMALE', flags: ['INVERTED'] },
  { kind: 'EARLY_DEAD' },
  { kind: 'LIVE', sex: 'MALE', flags: ['DOUBLE_YOLK'] },
  { kind: 'MID_DEAD' },
  { kind: 'EMPTY' },
  { kind: 'LIVE', sex: 'MALE', fault: 'RF_ZIPPER' },
  { kind: 'LIVE', sex: 'FEMALE', fault: 'SHIFTED_FRAME' },
  { kind: 'LIVE', sex: 'FEMALE', fault: 'DEAD_ELEMENT' },
  { kind: 'INFERTILE', flags: ['DOUBLE_YOLK'] },
]

export interface PackageWish {
  readonly name: string
  readonly version: string
  /** Somebody vouches that the labelled scans are of real eggs; without that the package stays SYNTHETIC. */
  readonly realEggs: boolean
}

/**
 * Builds a package from what was learnt in a work folder: evaluates it, writes golden scans, card and manifest with the hash of every file. Throws
 * where real eggs are claimed and none were learnt from.
 */
export async function makePackage(work: string, target: string, wish: PackageWish): Promise<void> {
  const trained = join(work, 'trained')
  const sources = readSources(work)
  if (wish.realEggs && labelledScans(sources) === 0) {
    throw new Error('There are no labelled scans among what was learnt from: leave --real-eggs out.')
  }
  mkdirSync(join(target, 'golden'), { recursive: true })
  copyFileSync(join(trained, 'model.onnx'), join(target, 'model.onnx'))
  const training = readTraining(join(trained, 'training.json'))
  const draft = draftManifest(training, wish, sources)
  const session = await createOnnxSession(readFileSync(join(target, 'model.onnx')), draft, BATCH)
  if (!session.ok) throw new Error(`${session.error.code}: ${session.error.detail}`)
  await writeGolden(session.value, target)
  const model = { session: session.value, manifest: draft }
  const metrics = await measure(model, { split: 'test split', images: TEST_IMAGES })
  const judged = { ...draft, metrics }
  writeFileSync(join(target, 'CARD.md'), renderCard(judged))
  const files = ['model.onnx', 'CARD.md', 'golden/scans.u16', 'golden/expected.f32'].map((path) => {
    const bytes = readFileSync(join(target, path))
    return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
  const manifest = manifestSchema.parse({ ...judged, files })
  writeFileSync(join(target, 'manifest.json'), manifestText(manifest))
  console.log(
    `${modelId(manifest)}: sex ${JSON.stringify(metrics.sex)}, calibration error ${metrics.sexCalibrationError}`,
  )
  console.log(`Not signed yet, and no station runs it so: npm run models:sign -- ${target} --key <signing-key.pem>`)
}

/** Indented, with each row of figures on one line: for people to read, and no larger than it must be. */
function manifestText(manifest: ModelManifest): string {
  const indented = JSON.stringify(manifest, null, 2)
  const rows = indented.replace(
    /([[{])\n\s+([^[\]{}]*?)\n\s+([\]}])/g,
    (_, open: string, row: string, close: string) => {
      return `${open}${row.replace(/\n\s+/g, ' ')}${close}`
    },
  )
  return `${rows}\n`
}

function readTraining(path: string): Training {
  const values: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'))
  const figure = (name: keyof Training): number => {
    const value = values[name]
    if (typeof value !== 'number') throw new Error(`${path}: ${name} is no number`)
    return value
  }
  return {
    seed: figure('seed'),
    trainingImages: figure('trainingImages'),
    calibrationImages: figure('calibrationImages'),
    fertilityTemperature: figure('fertilityTemperature'),
    sexTemperature: figure('sexTemperature'),
    parameters: figure('parameters'),
  }
}

function draftManifest(
  training: Training,
  { name, version, realEggs }: PackageWish,
  sources: readonly Source[],
): JudgedManifest {
  const scans = labelledScans(sources)
  return {
    format: 'ovoscope-model',
    formatVersion: 1,
    name,
    version,
    synthetic: !realEggs,
    title: titleOf(scans, realEggs),
    licence: 'Apache-2.0',
    input: { name: 'scan', type: 'uint16', width: 64, height: 64, maps: ['T2'] },
    outputs: {
      fertility: { name: 'fertility', labels: ['viable', 'infertile', 'earlyDead', 'midDead', 'empty'] },
      female: { name: 'female' },
      attention: { name: 'attention', width: 16, height: 16 },
    },
    calibration: {
      method: 'temperature',
      appliedInGraph: true,
      fertilityTemperature: training.fertilityTemperature,
      sexTemperature: training.sexTemperature,
      images: training.calibrationImages,
    },
    suggestedThresholds: { fertility: 0.6, female: 0.8, male: 0.8 },
    validFor: { breeds: [...learntBreeds(sources)], ageHours: { from: AGE_HOURS[0], to: AGE_HOURS[1] } },
    training: {
      images: training.trainingImages,
      ...(scans === 0 ? {} : { labelledScans: scans }),
      seed: training.seed,
      parameters: training.parameters,
      note: noteOf(sources, realEggs),
    },
    metrics: {
      split: 'test split',
      n: 0,
      confusion: { labels: [], calls: [], counts: [] },
      fertilityAccuracy: 0,
      sex: { n: 0, accuracyConfident: 0, uncertainShare: 0 },
      sexCalibrationError: 0,
      sexByNoise: [],
    },
    files: [],
    model: 'model.onnx',
    golden: {
      scans: 'golden/scans.u16',
      expected: 'golden/expected.f32',
      count: GOLDEN_SCANS,
      tolerance: GOLDEN_TOLERANCE,
    },
  }
}

function titleOf(scans: number, realEggs: boolean): string {
  const title = scans === 0 ? 'trained on drawn eggs' : 'trained on drawn eggs and on labelled scans of a line'
  return realEggs ? `Model ${title}` : `SYNTHETIC demonstration model, ${title}`
}

function noteOf(sources: readonly Source[], realEggs: boolean): string {
  const scans = sources.filter(({ drawn }) => !drawn)
  const drawn = 'drawn by models/phantom; no real egg, no real embryo, an invented sex cue.'
  if (scans.length === 0) return `SYNTHETIC: ${drawn}`
  const breeds = scans.flatMap((one) => Object.entries(one.breeds).map(([breed, count]) => `${breed} ${count}`))
  const of = breeds.length === 0 ? 'no breed stated' : breeds.join(', ')
  const said = `${labelledScans(sources)} labelled scans of a line (${of}); the rest ${drawn}`
  return realEggs ? said : `SYNTHETIC: ${said} Nobody has said that the scans are of real eggs.`
}

async function writeGolden(session: OnnxSession, target: string): Promise<void> {
  const scans = Buffer.alloc(GOLDEN_SCANS * 64 * 64 * 2)
  const expected = Buffer.alloc(GOLDEN_SCANS * 6 * 4)
  for (let scan = 0; scan < GOLDEN_SCANS; scan++) {
    const drawn = GOLDEN_TRUTHS[scan % GOLDEN_TRUTHS.length] ?? { kind: 'EMPTY' }
    const truth: PhantomTruth = { sex: undefined, flags: [], fault: undefined, ...drawn }
    const breed = TRAINED_BREEDS[scan % TRAINED_BREEDS.length] ?? 'phantom'
    const place = { seed: 'golden', tray: scan, cell: { row: 0, column: 0 }, ageHours: 220 + 5 * scan }
    const { image } = generatePhantom({ ...place, breed, truth })
    scans.set(image.pixels, scan * 64 * 64 * 2)
    const values = new Uint16Array(image.pixels.slice().buffer)
    const output = await session.run({ values, dims: [1, 1, 64, 64] })
    const figures = [...output.fertility, ...output.female]
    figures.forEach((figure, index) => {
      expected.writeFloatLE(figure, (scan * 6 + index) * 4)
    })
  }
  writeFileSync(join(target, 'golden/scans.u16'), scans)
  writeFileSync(join(target, 'golden/expected.f32'), expected)
}
