import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifestSchema, modelId } from '../../electron/model/manifest.ts'
import { createOnnxSession, type OnnxSession } from '../../electron/pipeline/predict/onnx/onnx-session.ts'
import { BATCH, judgeTestSplit, TEST_IMAGES } from '../judge-split.ts'
import { computeMetrics } from '../metrics.ts'
import { generatePhantom, type PhantomKind } from '../phantom/phantom.ts'
import { type JudgedManifest, renderCard } from '../render-card.ts'
import { AGE_HOURS } from './splits.ts'

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
const GOLDEN_KINDS: readonly PhantomKind[] = [
  'LIVE',
  'LIVE',
  'LIVE',
  'INFERTILE',
  'EARLY_DEAD',
  'MID_DEAD',
  'LIVE',
  'EMPTY',
]

/** Builds a package from what train.py wrote: evaluates it, writes golden scans, card and manifest with the hash of every file. */
async function makePackage(trained: string, target: string, version: string): Promise<void> {
  mkdirSync(join(target, 'golden'), { recursive: true })
  copyFileSync(join(trained, 'model.onnx'), join(target, 'model.onnx'))
  const training = readTraining(join(trained, 'training.json'))
  const draft = draftManifest(training, version)
  const session = await createOnnxSession(readFileSync(join(target, 'model.onnx')), draft, BATCH)
  if (!session.ok) throw new Error(`${session.error.code}: ${session.error.detail}`)
  await writeGolden(session.value, target)
  const metrics = computeMetrics('test split', await judgeTestSplit(session.value, draft, TEST_IMAGES))
  const judged = { ...draft, metrics }
  writeFileSync(join(target, 'CARD.md'), renderCard(judged))
  const files = ['model.onnx', 'CARD.md', 'golden/scans.u16', 'golden/expected.f32'].map((path) => {
    const bytes = readFileSync(join(target, path))
    return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
  const manifest = manifestSchema.parse({ ...judged, files })
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  console.log(
    `${modelId(manifest)}: sex ${JSON.stringify(metrics.sex)}, calibration error ${metrics.sexCalibrationError}`,
  )
  console.log(`Not signed yet, and no station runs it so: npm run models:sign -- ${target} --key <signing-key.pem>`)
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

function draftManifest(training: Training, version: string): JudgedManifest {
  return {
    format: 'ovoscope-model',
    formatVersion: 1,
    name: 'phantomnet',
    version,
    synthetic: true,
    title: 'SYNTHETIC demonstration model, trained on drawn eggs',
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
    validFor: { breeds: ['phantom'], ageHours: { from: AGE_HOURS[0], to: AGE_HOURS[1] } },
    training: {
      images: training.trainingImages,
      seed: training.seed,
      parameters: training.parameters,
      note: 'SYNTHETIC: drawn by models/phantom; no real egg, no real embryo, an invented sex cue.',
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

async function writeGolden(session: OnnxSession, target: string): Promise<void> {
  const scans = Buffer.alloc(GOLDEN_SCANS * 64 * 64 * 2)
  const expected = Buffer.alloc(GOLDEN_SCANS * 6 * 4)
  for (let scan = 0; scan < GOLDEN_SCANS; scan++) {
    const kind = GOLDEN_KINDS[scan % GOLDEN_KINDS.length] as PhantomKind
    const sex = kind !== 'LIVE' ? undefined : scan % 2 === 0 ? 'FEMALE' : 'MALE'
    const truth = { sex, kind, flags: [], fault: undefined } as const
    const ageHours = 220 + 5 * scan
    const { image } = generatePhantom({ seed: 'golden', tray: scan, cell: { row: 0, column: 0 }, ageHours, truth })
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

const [trained, target, version = '1.0.0'] = process.argv.slice(2)
if (trained === undefined || target === undefined) {
  console.error('Usage: node models/training/make-package.ts <training output> <package folder> [version]')
  process.exit(2)
}
await makePackage(trained, target, version)
