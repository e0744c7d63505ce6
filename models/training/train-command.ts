import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { exportDataset } from './export-dataset.ts'
import { joinDataSets } from './join-data-sets.ts'
import { makePackage } from './make-package.ts'
import { missingForTraining } from './missing-for-training.ts'

const USAGE = `Makes the demo model from nothing but code: draws the pictures, trains, evaluates, writes the package. What is drawn is SYNTHETIC.

  node models/training/train-command.ts WORK PACKAGE [options]

  WORK             a folder outside this project: 650 MB of pictures, and what the training says
  PACKAGE          the folder of the package, for example models/phantomnet-1.1.0
  --with FOLDER    labelled scans of a line beside what is drawn, as npm run models:export writes them; may be given again
  --real-eggs      these scans are of real eggs: without it the package is marked SYNTHETIC
  --name NAME      of the package (phantomnet)
  --version N.N.N  of the package (1.1.0)
  --train N        pictures to learn from (48000)
  --calibration N  pictures to fit the temperatures on (16000)
  --epochs N       (10)
  --seed N         of the training; the pictures have seeds of their own (1)
  --threads N      of PyTorch (2)
  --python FILE    a Python with torch, onnx and numpy (python3)
  --only STEP      export, train or package: one step alone, on what the ones before it left in WORK`

const STEPS = ['export', 'train', 'package'] as const
const TRAIN_PROGRAM = join(import.meta.dirname, 'train.py')

async function run(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      with: { ...text, multiple: true },
      'real-eggs': { type: 'boolean', default: false },
      name: { ...text, default: 'phantomnet' },
      version: { ...text, default: '1.1.0' },
      train: { ...text, default: '48000' },
      calibration: { ...text, default: '16000' },
      epochs: { ...text, default: '10' },
      seed: { ...text, default: '1' },
      threads: { ...text, default: '2' },
      python: { ...text, default: 'python3' },
      only: text,
    },
  })
  const [work, target] = positionals
  const steps = STEPS.filter((step) => values.only === undefined || values.only === step)
  if (work === undefined || target === undefined || steps.length === 0) return fail(USAGE)
  // First, so that nobody waits for pictures that nothing can learn from.
  const missing = steps.includes('train') ? missingForTraining(values.python) : undefined
  if (missing !== undefined) return fail(missing)
  if (steps.includes('export')) {
    const counts = { train: Number(values.train), calibration: Number(values.calibration) }
    await collect(work, values.with ?? [], counts)
  }
  if (steps.includes('train')) {
    const { epochs, seed, threads } = values
    const trained = join(work, 'trained')
    const options = ['--epochs', epochs, '--seed', seed, '--threads', threads]
    const { status } = spawnSync(values.python, [TRAIN_PROGRAM, work, trained, ...options], { stdio: 'inherit' })
    if (status !== 0) return fail(`train.py ended with ${status ?? 'a signal'}; no package was made.`)
  }
  if (steps.includes('package')) {
    if (!existsSync(join(work, 'trained/training.json'))) return fail(`${work} holds no trained model yet.`)
    const { name, version, 'real-eggs': realEggs } = values
    await makePackage(work, target, { name, version, realEggs })
  }
  return 0
}

/** Draws what is to be learnt, and puts what people on a line said of scans beside it. */
async function collect(
  work: string,
  labelled: readonly string[],
  counts: { readonly train: number; readonly calibration: number },
): Promise<void> {
  if (labelled.length === 0) return exportDataset(work, counts)
  const drawn = join(work, 'drawn')
  await exportDataset(drawn, counts)
  joinDataSets([drawn, ...labelled], work)
}

function fail(reason: string): number {
  console.error(reason)
  return 1
}

process.exitCode = await run(process.argv.slice(2))
