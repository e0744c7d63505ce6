import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ModelDriftView } from '../../../electron/contract/model-files.ts'
import type { ModelsView } from '../../../electron/contract/models.ts'
import type { VirtualScannerSettings } from '../../../electron/contract/shell.ts'
import { systemClock } from '../../../electron/host/system-clock.ts'
import { startDemoCloud } from '../../demo/demo-cloud.ts'
import { SHIPPED_PACKAGE } from '../../make/signed-package.ts'
import { type LineRig, startLineRig } from '../../rig/line-rig.ts'
import { sayPinAgain, signIn } from '../../rig/sign-in.ts'
import { judgeModel, type SexFigures } from './judge-model.ts'
import { readLabelledSamples } from './labelled-samples.ts'
import { openEveryEgg, readTruth, runBatch } from './line-steps.ts'

/** Sizes of the loop. */
export interface LoopWish {
  readonly seed: string
  /** Pictures that are drawn to learn from, beside the labelled scans. */
  readonly drawn: number
  readonly epochs: number
  /** Trays whose eggs are all opened. */
  readonly openedTrays: number
  /** Drawn pictures by which both models are held against each other. */
  readonly judged: number
}

export interface LoopOutcome {
  readonly before: ModelDriftView
  readonly after: ModelDriftView
  readonly opened: number
  /** What the export command said. */
  readonly exported: string
  readonly shipped: { readonly old: SexFigures; readonly now: SexFigures }
  readonly retrained: { readonly old: SexFigures; readonly now: SexFigures }
  /** Scans on which both looked, and those that they called differently. */
  readonly shadow: { readonly compared: number; readonly differently: number; readonly leftOut: number }
  readonly batchModels: readonly (readonly string[])[]
  readonly promoted: string
  readonly rolledBackTo: string
  readonly elapsedMs: number
}

const execute = promisify(execFile)
/** Far more than a training says. */
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024
const ROOT = join(import.meta.dirname, '../../..')
const OLD = 'phantomnet-1.1.0'
const NEW_VERSION = '1.2.0'
const NEW = `phantomnet-${NEW_VERSION}`
const TRAY = { rows: 10, columns: 15 }
const RATE_PER_HOUR = 1_800_000
/** So slow that every egg is drawn for itself: a faster virtual scanner shows the same few hundred again, and a model would be judged by eggs that it learnt. */
const EVERY_EGG_ANOTHER_PER_HOUR = 100_000
/** Enough scans for a drift to be judged by, and for a candidate to be compared. */
const LOOK_TRAYS = 10
/** Another breed comes, and four coils have become noisy. */
const DRIFTED = {
  breed: 'phantom-strange',
  coilNoise: [2, 5, 9, 14].map((coil) => ({ coil, factor: 4 })),
} as const
const PATIENCE_MS = 120_000

/** The whole way round: a line drifts, its scans are labelled, a model learns from them, is compared, takes over and is taken back. Rejects where a step does not succeed. */
export async function runLoop(wish: LoopWish, say: (text: string) => void): Promise<LoopOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-loop-'))
  try {
    return await new Loop(folder, wish, say).run()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

class Loop {
  readonly #wish: LoopWish
  readonly #say: (text: string) => void
  readonly #modelsFolder: string
  readonly #keysFolder: string
  readonly #dataFolder: string
  readonly #work: string
  readonly #keys: string

  constructor(folder: string, wish: LoopWish, say: (text: string) => void) {
    this.#wish = wish
    this.#say = say
    this.#modelsFolder = join(folder, 'models')
    this.#keysFolder = join(this.#modelsFolder, 'trusted-keys')
    this.#dataFolder = join(folder, 'data')
    this.#work = join(folder, 'training')
    this.#keys = join(folder, 'keys')
    mkdirSync(this.#dataFolder, { recursive: true })
  }

  async run(): Promise<LoopOutcome> {
    const began = systemClock.monoMs()
    cpSync(SHIPPED_PACKAGE, join(this.#modelsFolder, OLD), { recursive: true })
    cpSync(join(SHIPPED_PACKAGE, '../trusted-keys'), this.#keysFolder, { recursive: true })
    const cloud = await startDemoCloud(this.#dataFolder)
    const rig = await startLineRig({
      ...{ dataFolder: this.#dataFolder, modelFolder: join(this.#modelsFolder, OLD), cloud: cloud.settings },
      ...{ scanner: this.#eggs('steady', LOOK_TRAYS), ratedEggsPerHour: RATE_PER_HOUR, onErrorOutput: () => undefined },
    })
    try {
      const drifted = await this.#drift(rig)
      const learnt = await this.#learn()
      const taken = await this.#takeOver(rig, learnt.folder)
      return { ...drifted, ...learnt, ...taken, elapsedMs: systemClock.monoMs() - began }
    } finally {
      await rig.stop()
      await cloud.close()
    }
  }

  /** A batch of eggs that the model knows, then one of eggs that it does not; every egg of that one is opened. */
  async #drift(rig: LineRig): Promise<Pick<LoopOutcome, 'before' | 'after' | 'opened'>> {
    const { openedTrays } = this.#wish
    await runBatch(rig, this.#eggs('steady', LOOK_TRAYS))
    const before = await driftOf(rig)
    this.#say(`eggs that it knows: ${before.state}`)
    const eggs = { ...this.#eggs('drifted', openedTrays), ratePerHour: EVERY_EGG_ANOTHER_PER_HOUR }
    const batchId = await runBatch(rig, { ...eggs, ...DRIFTED })
    const after = await driftOf(rig)
    this.#say(`another breed, and four coils that are noisy: ${after.state}`)
    const opened = await openEveryEgg(rig, batchId, await readTruth(rig))
    this.#say(`${opened} eggs opened`)
    return { before, after, opened }
  }

  /** Exports what was found, learns from it beside what was drawn, and makes a signed package. */
  async #learn() {
    const { drawn, epochs, judged } = this.#wish
    const labelled = join(this.#work, 'labelled')
    mkdirSync(this.#work, { recursive: true })
    const exported = await node(
      'electron/review/data-set/export-command.ts',
      '--data',
      this.#dataFolder,
      '--out',
      labelled,
    )
    this.#say(exported.trim().split('\n')[0] ?? '')
    const train = 'models/training/train-command.ts'
    const [together, target] = [join(this.#work, 'together'), join(this.#work, NEW)]
    const counts = ['--train', String(drawn), '--calibration', String(Math.round(drawn / 3))]
    this.#say('learning')
    const learning = ['--with', labelled, ...counts, '--epochs', String(epochs), '--version', NEW_VERSION]
    await node(train, together, target, ...learning)
    await node('models/sign.ts', '--make-keys', this.#keys)
    // As IT does: from now on this key is believed on this station.
    cpSync(join(this.#keys, 'signing-key.pub.pem'), join(this.#keysFolder, 'loop.pem'))
    await node('models/sign.ts', target, '--key', join(this.#keys, 'signing-key.pem'), '--keys', this.#keysFolder)
    const sizes = { images: judged, came: readLabelledSamples(labelled) }
    const shipped = await judgeModel(join(this.#modelsFolder, OLD), this.#keysFolder, sizes)
    const retrained = await judgeModel(target, this.#keysFolder, sizes)
    return { folder: target, exported, shipped, retrained }
  }

  /** Installed, beside the other one for a batch, in its place for a batch, and back. */
  async #takeOver(rig: LineRig, from: string) {
    // A station signs out whoever has not been there for as long as a training takes.
    await signIn(rig.station, rig.review)
    await sayPinAgain(rig.station)
    const installed = await rig.review.call('installModel', { from })
    if (!installed.ok) throw new Error(`the package is not installed: ${installed.code} ${installed.path}`)
    const model = await inLibrary(rig, NEW)
    await done(rig, () => rig.station.call('shadowModel', model))
    await until(rig, 'the candidate ready', ({ candidate }) => candidate?.progress.state === 'ready')
    const drifted = (name: string) => ({ ...this.#eggs(name, LOOK_TRAYS), ...DRIFTED })
    const beside = await runBatch(rig, drifted('beside'))
    const compared = await until(rig, 'a comparison', ({ candidate }) => (candidate?.counts.compared ?? 0) > 0)
    const { counts } = compared.candidate ?? { counts: { compared: 0, differently: 0, leftOut: 0 } }
    this.#say(`${counts.compared} scans compared, ${counts.differently} called differently`)
    await done(rig, () => rig.station.call('switchModel', { ...model, evenWithBatch: false }))
    const promoted = await judges(rig, NEW)
    const after = await runBatch(rig, drifted('promoted'))
    const before = await inLibrary(rig, OLD)
    await done(rig, () => rig.station.call('rollBackModel', { ...before, evenWithBatch: false }))
    const rolledBackTo = await judges(rig, OLD)
    const back = await runBatch(rig, drifted('back'))
    const batchModels: (readonly string[])[] = []
    for (const batchId of [beside, after, back]) {
      batchModels.push((await rig.review.call('batchRecord', { batchId }))?.models ?? [])
    }
    const shadow = { compared: counts.compared, differently: counts.differently, leftOut: counts.leftOut }
    return { shadow, promoted, rolledBackTo, batchModels }
  }

  #eggs(name: string, trays: number): VirtualScannerSettings {
    return { seed: `${this.#wish.seed} ${name}`.slice(0, 60), ratePerHour: RATE_PER_HOUR, trays, ...TRAY }
  }
}

async function driftOf(rig: LineRig): Promise<ModelDriftView> {
  const drift = await rig.review.call('modelDrift', { modelId: OLD })
  if (drift === null) throw new Error(`${OLD} does not say what it was judged by`)
  return drift
}

async function inLibrary(rig: LineRig, modelId: string) {
  const { library } = await until(rig, `${modelId} in the library`, (view) =>
    view.library.some((one) => one.modelId === modelId),
  )
  const { manifestSha256 = '' } = library.find((one) => one.modelId === modelId) ?? {}
  return { modelId, manifestSha256 }
}

async function judges(rig: LineRig, modelId: string): Promise<string> {
  const { active } = await until(
    rig,
    `${modelId} judging`,
    (view) => view.active.modelId === modelId && view.active.progress.state === 'ready',
  )
  return active.modelId
}

async function until(rig: LineRig, what: string, holds: (view: ModelsView) => boolean): Promise<ModelsView> {
  const giveUpMs = systemClock.monoMs() + PATIENCE_MS
  for (;;) {
    const view = await rig.station.call('models', {})
    if (holds(view)) return view
    if (systemClock.monoMs() > giveUpMs) throw new Error(`${what} did not happen: ${JSON.stringify(view)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** A critical act: the PIN is asked for again before it. */
async function done(rig: LineRig, act: () => Promise<{ readonly ok: boolean }>): Promise<void> {
  await sayPinAgain(rig.station)
  const answer = await act()
  if (!answer.ok) throw new Error(JSON.stringify(answer))
}

/** A command of this project, as somebody would type it beside the line that runs on; what it printed. */
async function node(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await execute(process.execPath, [join(ROOT, program), ...args], {
    cwd: ROOT,
    maxBuffer: OUTPUT_BYTES_MAX,
  })
  return stdout
}
