import type { LineOutcome } from '../../electron/contract/line.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { makeWish } from '../make/station.ts'
import type { SimLine } from './sim-line.ts'
import type { World } from './world.ts'

const LOOKS_EVERY_MS = 200

/** Whoever stands at a line: begins its batches one after the other, and ends each when its trays are through. */
export class Operator {
  readonly #world: World
  readonly #at: number
  readonly #line: SimLine
  #batch = 0
  #phase: 'begin' | 'feed' | 'end' | 'closing' = 'begin'

  constructor(world: World, at: number, line: SimLine) {
    this.#world = world
    this.#at = at
    this.#line = line
    world.time.every(LOOKS_EVERY_MS, () => this.#look())
  }

  get done(): boolean {
    return this.#batch >= this.#line.plan.batches.length
  }

  /** For whoever wonders why it takes so long. */
  get says(): string {
    return `line ${this.#at}: batch ${this.#batch + 1} of ${this.#line.plan.batches.length}, ${this.#phase}`
  }

  #look(): void {
    const { life, plan } = this.#world
    const line = life?.attended?.lines[this.#at]
    const trays = this.#line.plan.batches[this.#batch]
    if (line === undefined || trays === undefined) return
    const state = line.overview.batch
    if (this.#phase === 'begin') {
      if (state === 'running' || state === 'paused') this.#feed(trays)
      else {
        const wish = { setAtWallMs: plan.setAtWallMs, jurisdictionId: plan.country }
        this.#did('starts a batch', () => line.startBatch(makeWish(new ManualTime(), wish)))
      }
    } else if (this.#phase === 'feed') {
      if (state === 'paused' && this.#world.time.monoMs() > plan.calmFromMs) line.resumeBatch()
      if (this.#line.finished) this.#phase = 'end'
    } else if (state === 'none') {
      this.#batch++
      this.#phase = 'begin'
    } else if (state !== 'closing') this.#did('ends it', () => line.closeBatch())
  }

  #feed(trays: number): void {
    this.#phase = 'feed'
    this.#line.feed(trays)
  }

  /** What was refused is tried again at the next look. */
  #did(what: string, deed: () => LineOutcome): void {
    const outcome = deed()
    this.#world.trace.note(`operator ${this.#at} ${what}: ${outcome.ok ? 'done' : outcome.refusal}`)
  }
}
