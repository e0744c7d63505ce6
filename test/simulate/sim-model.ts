import type { Random } from '../../electron/base/random.ts'
import { PREDICT_DEADLINE_MS } from '../../electron/contract/inference.ts'
import type { EggClass } from '../../electron/domain/egg.ts'
import type { Prediction, Predictor } from '../../electron/pipeline/predict/prediction.ts'
import { PredictorHung } from '../../electron/pipeline/predict/predictor-hung.ts'
import type { ScanImage } from '../../electron/pipeline/scan/scan.ts'
import type { TrueKind } from '../../electron/scanner/virtual/egg-source.ts'
import type { Station } from '../../electron/station/station.ts'
import { makePrediction } from '../fake/scripted-predictor.ts'
import type { CrashPoints } from './crash-points.ts'
import type { ProcessTime } from './sim-time.ts'
import { type Counts, count } from './trace.ts'

/** `blind`: it answers and says nothing that can be used. `crashing`: every batch ends it. */
export type ModelState = 'well' | 'slow' | 'hanging' | 'crashing' | 'blind' | 'down'

const MODEL = { modelId: 'simulated-1.0.0', synthetic: true } as const
const SLOW_MS = 3_000
const RESTART_MS = 400

export const KINDS: readonly TrueKind[] = ['FEMALE', 'MALE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'EMPTY']
/** What a first look leaves in doubt. */
export const DOUBTFUL = 100
/** Ends whatever process looks at it. */
export const POISON = 200

/** The process in which the model runs, as the station sees it. */
export class SimModel {
  state: ModelState = 'well'
  /** Pictures, as text, that it was asked about and had no answer for. */
  readonly #failedOn = new Set<string>()
  readonly #random: Random
  readonly #points: CrashPoints
  readonly #counts: Counts
  #station: Station | undefined
  #time: ProcessTime | undefined
  #busy: Promise<void> = Promise.resolve()
  #life = 0

  constructor(parts: { readonly random: Random; readonly points: CrashPoints; readonly counts: Counts }) {
    this.#random = parts.random
    this.#points = parts.points
    this.#counts = parts.counts
  }

  /** A new station looks for its model. */
  attach(station: Station, time: ProcessTime): void {
    this.#station = station
    this.#time = time
    this.#start(20)
  }

  setState(state: ModelState): void {
    const wasDown = this.state === 'down'
    this.state = state
    if (state === 'down') this.#end()
    else if (wasDown) this.#start(RESTART_MS)
  }

  /** Whether it was once asked about this picture and had no answer. */
  hasFailedOn(pixels: Uint8Array): boolean {
    return this.#failedOn.has(textOf(pixels))
  }

  #fail(images: readonly ScanImage[]): void {
    for (const { pixels } of images) this.#failedOn.add(textOf(pixels))
  }

  #start(afterMs: number): void {
    const life = ++this.#life
    const [station, time] = [this.#station, this.#time]
    if (station === undefined || time === undefined || !time.alive || this.state === 'down') return
    time.after(afterMs, () => {
      if (life !== this.#life) return
      this.#points.pass('model: ready')
      if (!time.alive) return
      this.#busy = Promise.resolve()
      station.setModel({ ...MODEL, state: 'ready' }, this.#predictor(life, time))
    })
  }

  /** Gone with everything that it had in hand. */
  #end(): void {
    this.#life++
    const [station, time] = [this.#station, this.#time]
    if (station === undefined || time === undefined || !time.alive) return
    station.setModel({ ...MODEL, state: 'down' }, undefined)
  }

  #predictor(life: number, time: ProcessTime): Predictor {
    const predict = async (images: readonly ScanImage[]) => {
      const until = (ms: number) => new Promise<void>((resolve) => time.after(ms, resolve))
      this.#points.pass('model: asked')
      const isDead = () => life !== this.#life
      const before = this.#busy
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#busy = promise
      await before
      const { state } = this
      if (state === 'hanging') {
        await until(PREDICT_DEADLINE_MS)
        count(this.#counts, 'model gave no answer in time')
        if (!isDead()) this.#start(RESTART_MS)
        this.#fail(images)
        resolve()
        throw new PredictorHung()
      }
      await until(state === 'slow' ? 200 + this.#random.int(SLOW_MS) : 1 + images.length / 4)
      const isPoisoned = images.some(({ pixels }) => pixels[0] === POISON)
      if (state === 'crashing' || isPoisoned || isDead()) {
        count(this.#counts, isPoisoned ? 'model ended by a picture' : 'model ended with scans in hand')
        if (!isDead()) {
          this.#end()
          this.#start(RESTART_MS)
        }
        this.#fail(images)
        resolve()
        throw new Error('the inference process is gone')
      }
      resolve()
      this.#points.pass('model: answered')
      if (state === 'blind') this.#fail(images)
      return images.map((image) => (state === 'blind' ? undefined : predictionOf(image)))
    }
    return { modelId: MODEL.modelId, predict }
  }
}

function textOf(pixels: Uint8Array): string {
  return Buffer.from(pixels).toString('latin1')
}

/** What the recipe makes of a picture that the model has judged. */
export function classOf(shown: number): EggClass {
  if (shown === POISON) return 'UNREADABLE'
  return shown === DOUBTFUL ? 'UNCERTAIN' : (KINDS[shown] ?? 'FEMALE')
}

function predictionOf({ pixels }: ScanImage): Prediction {
  const modelId = MODEL.modelId
  const shown = pixels[0] ?? 0
  if (shown === DOUBTFUL) return makePrediction({ modelId, female: 0.5 })
  const kind = KINDS[shown] ?? 'FEMALE'
  const fertility = { viable: 0.01, infertile: 0.01, earlyDead: 0.01, midDead: 0.01, empty: 0.01 }
  switch (kind) {
    case 'FEMALE':
      return makePrediction({ modelId })
    case 'MALE':
      return makePrediction({ modelId, female: 0.01 })
    case 'INFERTILE':
      return makePrediction({ modelId, fertility: { ...fertility, infertile: 0.96 } })
    case 'EARLY_DEAD':
      return makePrediction({ modelId, fertility: { ...fertility, earlyDead: 0.96 } })
    case 'MID_DEAD':
      return makePrediction({ modelId, fertility: { ...fertility, midDead: 0.96 } })
    case 'EMPTY':
      return makePrediction({ modelId, fertility: { ...fertility, empty: 0.96 } })
  }
}
