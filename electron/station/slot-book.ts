import type { SlotsWanted } from '../contract/model-slots.ts'
import { MODEL_SLOTS, type ModelSlot } from '../contract/shell.ts'
import type { ModelRef } from '../domain/model/model-choice.ts'
import { AWAY, type SlotState } from './model-slot.ts'

/** Which package each process of a model is to run, and how far it is with it. */
export class SlotBook {
  readonly #states: Record<ModelSlot, SlotState> = { inference: AWAY, 'inference-2': AWAY }
  /** Places whose process is to run another package: what the old one still says is not of that one. */
  readonly #exchanged = new Set<ModelSlot>()
  #wanted: SlotsWanted

  constructor(wanted: SlotsWanted) {
    this.#wanted = wanted
  }

  get wanted(): SlotsWanted {
    return this.#wanted
  }

  /** Whether it is said by the process that is meant. */
  hear(slot: ModelSlot, now: SlotState): boolean {
    if (now.state === 'wait') this.#exchanged.delete(slot)
    if (this.#exchanged.has(slot)) return false
    this.#states[slot] = now
    return true
  }

  /** Answers whether other packages are to run than before, or than those that do. */
  want(wanted: SlotsWanted, running: SlotsWanted = this.#wanted): boolean {
    this.#wanted = wanted
    const others = MODEL_SLOTS.filter((slot) => wanted[slot] !== running[slot])
    for (const slot of others) {
      this.#states[slot] = AWAY
      this.#exchanged.add(slot)
    }
    return others.length > 0
  }

  /** Whatever runs there. */
  stateIn(slot: ModelSlot): SlotState {
    return this.#states[slot]
  }

  /** With regard to a model: one that is ready with another is not yet exchanged, and one with other bytes is refused. */
  stateOf(slot: ModelSlot, model: ModelRef): SlotState {
    const now = this.#states[slot]
    if (this.#wanted[slot] === null) return AWAY
    if (now.state !== 'ready') return now
    if (now.model.modelId !== model.modelId) return AWAY
    if (now.model.manifestSha256 === model.manifestSha256) return now
    return {
      state: 'refused',
      file: 'manifest.json',
      code: 'MANIFEST_CHANGED',
      detail: `${model.modelId} was chosen with other bytes`,
    }
  }
}
