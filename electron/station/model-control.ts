import type { TimerHandle } from '../base/clock.ts'
import type { TakeOverRefusal } from '../contract/model-refusals.ts'
import type { SlotsWanted } from '../contract/model-slots.ts'
import type { ModelOutcome, RefusedPackage } from '../contract/models.ts'
import type { ModelSlot } from '../contract/shell.ts'
import { type Caller, PROGRAM } from '../domain/access.ts'
import {
  isSameModel,
  type ModelAct,
  type ModelChoice,
  type ModelRef,
  switchedTo,
  withCandidate,
  withoutCandidate,
} from '../domain/model/model-choice.ts'
import type { ModelFault } from '../domain/model/model-faults.ts'
import { AWAY, InHand, liveModel, otherSlot, type SlotState } from './model-slot.ts'
import { SlotBook } from './slot-book.ts'
import {
  type FailedTakeOver,
  failureDeed,
  type ModelControlParts,
  obstacleTo,
  type PendingTakeOver,
  refused,
  stopDeed,
} from './take-over.ts'

/** A package of some megabytes is verified and warm within seconds; one that takes longer than this does not take over any more by itself. */
const READY_IN_MS = 120_000
/** What the old model has in hand is answered in milliseconds; after this its process ends all the same, and those scans are asked again. */
const DRAIN_MS = 6_000

const DONE: ModelOutcome = { ok: true }

/**
 * Which model judges, and how another one takes its place. The other one is made ready in a process of its own: verified, warm, held against its
 * golden scans. Then it is written down who judges from now on, and the next scan that is asked about goes to the new model; what the old one has
 * in hand it still answers, and its process ends after that. A scan is asked about once, so it has one model's answer.
 */
export class ModelControl {
  readonly #parts: ModelControlParts
  #activeSlot: ModelSlot = 'inference'
  readonly #slots: SlotBook
  #inHand = new InHand()
  /** Package of the model that judged until a moment ago and still answers what it has in hand. */
  #leaving: { readonly folder: string | null; readonly deadline: TimerHandle } | undefined
  #pending: (PendingTakeOver & { readonly deadline: TimerHandle }) | undefined
  #failure: FailedTakeOver | undefined

  constructor(parts: ModelControlParts) {
    this.#parts = parts
    this.#slots = new SlotBook(this.#makeWanted(null))
    this.#tellActive()
  }

  get wanted(): SlotsWanted {
    return this.#slots.wanted
  }

  get pending(): PendingTakeOver | undefined {
    return this.#pending
  }

  get failure(): FailedTakeOver | undefined {
    return this.#failure
  }

  get activeState(): SlotState {
    return this.#stateOf(this.#activeSlot, this.#parts.choices.now.active)
  }

  /** Of the process beside the active one, if it is for that model. */
  besideState(model: ModelRef): SlotState {
    return isSameModel(this.#beside, model) ? this.#stateOf(otherSlot(this.#activeSlot), model) : AWAY
  }

  /** The processes that run already, as a station finds them that was restarted beside them: the model that judged goes on where it is. */
  adopt(running: SlotsWanted): SlotsWanted {
    const active = this.#slots.wanted[this.#activeSlot]
    const other = otherSlot(this.#activeSlot)
    const isElsewhere = active !== null && running[this.#activeSlot] !== active && running[other] === active
    if (isElsewhere && this.#pending === undefined && this.#leaving === undefined) this.#activeSlot = other
    this.#reconcile(running)
    this.#tellActive()
    return this.#slots.wanted
  }

  /** A model's process came, went, or got further. */
  onSlot(slot: ModelSlot, now: SlotState): void {
    if (!this.#slots.hear(slot, now)) return
    if (slot === this.#activeSlot) this.#tellActive()
    else this.#lookBeside()
  }

  /** The package of a chosen model that is not here may be brought at any time; until then nothing judges in its place. */
  lookForMissing(): void {
    const { activeState } = this
    if (activeState.state !== 'refused' || activeState.code !== 'PACKAGE_MISSING') return
    this.#reconcile()
    this.#tellActive()
  }

  shadow(model: ModelRef, caller: Caller): ModelOutcome {
    const { choices } = this.#parts
    const now = this.activeChoice
    if (choices.find(model) === undefined || now.active.modelId === '') return refused('UNKNOWN_MODEL')
    if (isSameModel(now.active, model)) return refused('IS_ACTIVE')
    if (this.#pending !== undefined) return refused('BUSY')
    if (isSameModel(now.candidate, model)) return DONE
    return this.#choose('shadow', withCandidate(now, model), caller, model.modelId)
  }

  giveUp(model: ModelRef, caller: Caller): ModelOutcome {
    const { now } = this.#parts.choices
    // It may be the candidate that is being made ready: that is stopped first.
    if (this.#pending !== undefined) return refused('BUSY')
    if (now.candidate === undefined) return refused('NO_CANDIDATE')
    if (!isSameModel(now.candidate, model)) return refused('CHANGED')
    return this.#choose('giveUp', withoutCandidate(now), caller, model.modelId)
  }

  /** Of a model that is being made ready; a candidate stays one. */
  stopTakeOver(model: ModelRef, caller: Caller): ModelOutcome {
    const pending = this.#pending
    if (pending === undefined || !isSameModel(pending.model, model)) return refused('CHANGED')
    if (!this.#parts.choices.note(caller, stopDeed(pending))) return refused('NOT_SAVED')
    this.#endPending()
    this.#reconcile()
    return DONE
  }

  switchTo(model: ModelRef, evenWithBatch: boolean, caller: Caller): ModelOutcome {
    return this.#takeOver({ act: 'switch', model, evenWithBatch, caller })
  }

  rollBack(model: ModelRef, evenWithBatch: boolean, caller: Caller): ModelOutcome {
    const { previous, active } = this.#parts.choices.now
    if (previous === undefined) return refused('NO_PREVIOUS')
    // Whoever is the second to go back would bring the other one in again.
    if (!isSameModel(previous, model)) return refused(isSameModel(active, model) ? 'IS_ACTIVE' : 'CHANGED')
    return this.#takeOver({ act: 'rollBack', model, evenWithBatch, caller })
  }

  #takeOver(wish: PendingTakeOver): ModelOutcome {
    const { choices, timers } = this.#parts
    const known = choices.find(wish.model)
    if (known === undefined) return refused('UNKNOWN_MODEL')
    if (isSameModel(choices.now.active, wish.model)) return refused('IS_ACTIVE')
    if (this.#pending !== undefined || this.#leaving !== undefined) return refused('BUSY')
    const obstacle = obstacleTo(known, wish.evenWithBatch, this.#parts)
    if (obstacle !== undefined) return obstacle
    this.#failure = undefined
    const deadline = timers.after(READY_IN_MS, () => this.#fail('NOT_IN_TIME'))
    this.#pending = { ...wish, deadline }
    this.#reconcile()
    this.#lookBeside()
    // It was ready already, and its take-over could not be written down.
    const { failure } = this
    return failure === undefined ? DONE : refused(failure.refusal, failure.faults)
  }

  /** Whether the model beside the active one takes over now, or runs beside it, or neither. */
  #lookBeside(): void {
    const slot = otherSlot(this.#activeSlot)
    const pending = this.#pending
    const { choices, setShadow } = this.#parts
    if (pending === undefined) {
      const { candidate } = choices.now
      const now = candidate === undefined ? AWAY : this.besideState(candidate)
      const { stored } = choices
      const isReady = now.state === 'ready' && stored !== undefined
      setShadow(
        isReady ? { choiceId: stored.choiceId, activeId: stored.active.modelId, predictor: now.predictor } : undefined,
      )
      return
    }
    setShadow(undefined)
    const now = this.#stateOf(slot, pending.model)
    if (now.state === 'refused') this.#fail('PACKAGE_REFUSED', [], now)
    else if (now.state === 'stopped') this.#fail('PROCESS_STOPPED')
    else if (now.state === 'ready') this.#goOver(pending)
  }

  /** The one moment at which another model begins to judge: between two scans, because nothing else runs in this process meanwhile. */
  #goOver(pending: PendingTakeOver): void {
    const { choices } = this.#parts
    const known = choices.find(pending.model)
    const obstacle =
      known === undefined ? refused('UNKNOWN_MODEL') : obstacleTo(known, pending.evenWithBatch, this.#parts)
    if (obstacle !== undefined) {
      this.#fail(obstacle.refusal, obstacle.faults)
      return
    }
    const before = this.activeChoice
    const batches = this.#parts.openBatches().map(({ batchId }) => batchId)
    const subject = pending.model.modelId
    const what = { subject, from: before.active.modelId || choices.activeName, ...(batches.length > 0 && { batches }) }
    if (!choices.save(pending.act, switchedTo(before, pending.model), pending.caller, what)) {
      this.#fail('NOT_SAVED')
      return
    }
    this.#endPending()
    const leaving = this.#slots.wanted[this.#activeSlot]
    const oldInHand = this.#inHand
    this.#activeSlot = otherSlot(this.#activeSlot)
    this.#inHand = new InHand()
    this.#leaving = { folder: leaving, deadline: this.#parts.timers.after(DRAIN_MS, () => this.#left()) }
    this.#reconcile()
    this.#tellActive()
    this.#parts.log.info(what, 'another model judges from now on')
    oldInHand.whenNone(() => this.#left())
  }

  /** The old model has nothing in hand any more: its process may end, and its place is free. */
  #left(): void {
    if (this.#leaving === undefined) return
    this.#parts.timers.cancel(this.#leaving.deadline)
    this.#leaving = undefined
    this.#reconcile()
  }

  #fail(refusal: TakeOverRefusal, faults: readonly ModelFault[] = [], refusedAs?: RefusedPackage): void {
    const pending = this.#pending
    if (pending === undefined) return
    this.#endPending()
    const { act, model } = pending
    this.#failure = { act, model, refusal, faults, package: refusedAs, atWallMs: this.#parts.clock.wallMs() }
    this.#parts.log.warn({ model: pending.model.modelId, refusal, faults }, 'a model did not take over')
    this.#parts.choices.note(PROGRAM, failureDeed(this.#failure, pending))
    this.#reconcile()
  }

  #endPending(): void {
    if (this.#pending !== undefined) this.#parts.timers.cancel(this.#pending.deadline)
    this.#pending = undefined
  }

  #choose(act: ModelAct, choice: ModelChoice, caller: Caller, subject: string): ModelOutcome {
    if (!this.#parts.choices.save(act, choice, caller, { subject })) return refused('NOT_SAVED')
    this.#reconcile()
    return DONE
  }

  /** What holds now. As long as nobody chose, the model that judges is the one that its process says. */
  get activeChoice(): ModelChoice {
    const { now, stored } = this.#parts.choices
    const active = this.#slots.stateIn(this.#activeSlot)
    if (stored !== undefined || active.state !== 'ready') return now
    const { modelId, manifestSha256 } = active.model
    return { ...now, active: { modelId, manifestSha256 } }
  }

  /** The model whose process is to run beside the active one. */
  get #beside(): ModelRef | undefined {
    return this.#pending?.model ?? this.#parts.choices.now.candidate
  }

  #makeWanted(running: string | null): SlotsWanted {
    const { choices } = this.#parts
    const beside = this.#beside
    // What runs is sound whether its package can be found just now or not: only a start may refuse.
    const inUse = running !== null && this.activeState.state === 'ready' ? running : undefined
    const active = choices.folderOf(choices.now.active, inUse) ?? null
    const other = this.#leaving === undefined ? beside && (choices.find(beside)?.folder ?? null) : this.#leaving.folder
    const wanted = { [this.#activeSlot]: active, [otherSlot(this.#activeSlot)]: other ?? null }
    return { inference: wanted['inference'] ?? null, 'inference-2': wanted['inference-2'] ?? null }
  }

  /** Says which processes are to run, if they are others than before, or than those that run. */
  #reconcile(running?: SlotsWanted): void {
    const inActive = (running ?? this.#slots.wanted)[this.#activeSlot]
    if (this.#slots.want(this.#makeWanted(inActive), running)) this.#parts.onWanted(this.#slots.wanted)
    // Who runs beside may be another one now; a take-over is looked at where it is begun.
    if (this.#pending === undefined) this.#lookBeside()
  }

  #stateOf(slot: ModelSlot, model: ModelRef): SlotState {
    const isChosen = this.#parts.choices.stored !== undefined || slot !== this.#activeSlot
    if (slot === this.#activeSlot && this.#slots.wanted[slot] === null) {
      const { activeName: file } = this.#parts.choices
      return { state: 'refused', file, code: 'PACKAGE_MISSING', detail: `no package of ${file} is on this station` }
    }
    return isChosen ? this.#slots.stateOf(slot, model) : this.#slots.stateIn(slot)
  }

  #tellActive(): void {
    const { choices, setModel } = this.#parts
    const now = this.activeState
    // What cannot be shown to be real must not look real.
    const chosen = { modelId: choices.activeName, synthetic: choices.activeFit?.synthetic ?? true }
    setModel(liveModel(now, chosen), now.state === 'ready' ? this.#inHand.of(now.predictor) : undefined)
  }
}
