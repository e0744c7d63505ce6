import type { Clock } from '../base/clock.ts'
import type { LineOutcome, LineRefusal } from '../contract/line.ts'
import type { StartBatch } from '../contract/start-batch.ts'
import { type Caller, PROGRAM } from '../domain/access.ts'
import type { AuditDeed } from '../domain/audit.ts'
import { type BatchCommand, type BatchIdentity, nextBatchState } from '../domain/batch/batch.ts'
import type { StartCheckId } from '../domain/batch/start-checks.ts'
import { stopsMoved } from '../domain/batch/stops.ts'
import { jurisdictionOfBatch } from '../domain/law/batch-jurisdiction.ts'
import { isTimeZone, minuteOfDayAt } from '../domain/master-data/calendar.ts'
import { shiftAt } from '../domain/master-data/place-rules.ts'
import type { Logger } from '../log/logger.ts'
import type { SealBatch } from '../store/outbox.ts'
import type { Store, StoredBatch } from '../store/store.ts'
import type { BatchSpans } from './batch-spans.ts'
import { batchDeed, startDeed } from './deeds.ts'
import type { Hatchery } from './hatchery.ts'
import type { RecipeForStart } from './recipe-desk.ts'

/** The clocks of two offices differ by this much without anybody being wrong. */
export const SET_TIME_TOLERANCE_MS = 5 * 60_000

export interface BatchControlParts {
  readonly clock: Clock
  /** Whether no egg is one, so that its law may be chosen. */
  readonly play: boolean
  readonly store: Pick<Store, 'saveBatch' | 'nextBatchId' | 'audited' | 'batchLife'>
  readonly recipeForStart: RecipeForStart
  readonly hatchery: Pick<Hatchery, 'site' | 'offersTrayType'>
  /** Of the site's zone as it is now, by which the law counts its days; undefined where none is known. */
  zoneName(): string | undefined
  /** What the line is called now; a batch keeps it. */
  lineName?(): string
  readonly log: Logger
  /** Makes the message to the cloud when a batch is closed; absent where nothing is uploaded. */
  readonly seal?: SealBatch | undefined
  /** An update is being started: no batch may begin now. */
  readonly updating?: (() => boolean) | undefined
  /** Scans of the batch that is being closed may still come. */
  mayStillCome(): boolean
  scannerPresent(): boolean
  modelReady(): boolean
  /** The disk refused a new state of the batch. */
  onNotSaved?(): void
  /** The batch was saved in a new state; `isNew` when it is another batch than before. */
  onChange(batch: StoredBatch, isNew: boolean): void
}

/** What becomes true together with the start of a batch. */
export interface BatchBeginning {
  /** Warnings of which the caller has said that they know. */
  readonly accepted: readonly StartCheckId[]
  /** It is the batch that was written down beforehand: the draft has served. */
  readonly fromDraft: boolean
}

const NOTHING_BESIDE: BatchBeginning = { accepted: [], fromDraft: false }

/** The operator's commands to the batch: each is saved before it takes effect, and answers with a refusal instead of an exception. */
export class BatchControl {
  readonly #parts: BatchControlParts
  #batch: StoredBatch | undefined
  readonly #spans: BatchSpans
  /** Said once per spell of failure, because the station asks several times a second. */
  #saveFailing = false

  /** `spans`: when the batches of the line ran; `openBatch` is among them. */
  constructor(parts: BatchControlParts, openBatch: StoredBatch | undefined, spans: BatchSpans) {
    this.#parts = parts
    this.#batch = openBatch
    this.#spans = spans
  }

  /** The batch that is open, or the one closed last. */
  get batch(): StoredBatch | undefined {
    return this.#batch
  }

  /** Batch of a tray that was seen then, or now where that is not known. A paused batch still owns the trays that come: the belt needs time to stop. */
  batchFor(seenMonoMs: number | undefined): string | null {
    const ran = seenMonoMs === undefined ? undefined : this.#spans.at(seenMonoMs)
    if (ran !== undefined) return ran
    const batch = this.#batch
    return batch === undefined || batch.state === 'closed' ? null : batch.identity.batchId
  }

  start(wish: StartBatch, caller: Caller = PROGRAM, beginning: BatchBeginning = NOTHING_BESIDE): LineOutcome {
    const refusal = this.#refusal(wish)
    if (refusal !== undefined) return { ok: false, refusal }
    const { clock, store } = this.#parts
    const { setAtWallMs, eggsExpected, recipeId, acceptedWarnings: _, ...rest } = wish
    const recipe = this.#parts.recipeForStart(recipeId)
    if (!recipe.ok) return { ok: false, refusal: recipe.error }
    const law = this.#jurisdiction(wish)
    if (!law.ok) return { ok: false, refusal: law.error }
    const nowWallMs = clock.wallMs()
    const batch: StoredBatch = {
      identity: {
        ...rest,
        jurisdictionId: law.value,
        batchId: store.nextBatchId(nowWallMs),
        setAtWallMs: setAtWallMs ?? undefined,
        eggsExpected: eggsExpected ?? undefined,
        ...this.#placeThen(nowWallMs),
        line: this.#parts.lineName?.(),
      },
      state: 'running',
      recipe: recipe.value,
      startedWallMs: nowWallMs,
      closedWallMs: null,
    }
    const { accepted, fromDraft } = beginning
    const deed = startDeed(batch, accepted)
    return this.#save(batch, true, caller, deed, ({ batchLife }) => {
      batchLife.accept(batch.identity.batchId, accepted, caller.name, nowWallMs)
      if (fromDraft) batchLife.saveDraft(undefined)
    })
  }

  command(command: BatchCommand, caller: Caller = PROGRAM): LineOutcome {
    const batch = this.#batch
    if (batch === undefined || batch.state === 'closed') return { ok: false, refusal: 'NO_OPEN_BATCH' }
    const state = nextBatchState(batch.state, command)
    if (state === undefined || state === 'ready' || state === 'signed')
      return { ok: false, refusal: 'NOT_IN_THIS_STATE' }
    const nowWallMs = this.#parts.clock.wallMs()
    const closedWallMs = state === 'closed' ? nowWallMs : batch.closedWallMs
    const { batchId } = batch.identity
    const { pauseEnds, begins } = stopsMoved(batch.state, state)
    const deed = batchDeed(`batch.${command}`, batchId, batch.state, state)
    return this.#save({ ...batch, state, closedWallMs }, false, caller, deed, ({ batchLife }) => {
      if (pauseEnds) batchLife.endStop(batchId, nowWallMs)
      if (begins !== undefined) batchLife.beginStop(batchId, begins, nowWallMs)
    })
  }

  /** What of the site belongs in the record as it was called then. */
  #placeThen(nowWallMs: number): Pick<BatchIdentity, 'sexingMethod' | 'labelScheme' | 'shift' | 'timeZone'> {
    const { sexingMethod, labelScheme, shifts, timeZone } = this.#parts.hatchery.site
    const shift = isTimeZone(timeZone) ? shiftAt(shifts, minuteOfDayAt(nowWallMs, timeZone))?.name : undefined
    return { sexingMethod, labelScheme, shift: shift ?? '', timeZone: this.#parts.zoneName() }
  }

  #jurisdiction({ jurisdictionId: wishedId }: StartBatch) {
    const { play, hatchery } = this.#parts
    return jurisdictionOfBatch({ play, siteJurisdictionId: hatchery.site.jurisdictionId, wishedId })
  }

  #refusal(wish: StartBatch): LineRefusal | undefined {
    if (this.#batch !== undefined && this.#batch.state !== 'closed') return 'BATCH_ALREADY_OPEN'
    if (this.#parts.updating?.() === true) return 'UPDATING'
    const law = this.#jurisdiction(wish)
    if (!law.ok) return law.error
    if (!this.#parts.hatchery.offersTrayType(wish.trayTypeId)) return 'UNKNOWN_TRAY_TYPE'
    if (wish.setAtWallMs !== null && wish.setAtWallMs > this.#parts.clock.wallMs() + SET_TIME_TOLERANCE_MS) {
      return 'SET_TIME_IN_FUTURE'
    }
    if (!this.#parts.scannerPresent()) return 'NO_SCANNER'
    if (!this.#parts.modelReady()) return 'MODEL_NOT_READY'
    return undefined
  }

  /** Numbers that may still grow go to the cloud when they have stood still. */
  #seal(): SealBatch | 'later' | undefined {
    const { seal } = this.#parts
    return seal !== undefined && this.#parts.mayStillCome() ? 'later' : seal
  }

  /** One transaction for the batch, what stands beside it, and the entry in the audit trail. */
  #save(
    batch: StoredBatch,
    isNew: boolean,
    caller: Caller,
    deed: AuditDeed,
    beside: (store: Pick<Store, 'batchLife'>) => void,
  ): LineOutcome {
    const { store, log, onChange } = this.#parts
    try {
      store.audited(caller, deed, () => {
        store.saveBatch(batch, batch.state === 'closed' ? this.#seal() : undefined)
        beside(store)
      })
    } catch (error) {
      if (!this.#saveFailing) log.error({ error: String(error), state: batch.state }, 'the batch could not be saved')
      this.#saveFailing = true
      this.#parts.onNotSaved?.()
      return { ok: false, refusal: 'NOT_SAVED' }
    }
    this.#saveFailing = false
    const nowMonoMs = this.#parts.clock.monoMs()
    if (isNew) this.#spans.began(batch.identity.batchId, nowMonoMs)
    if (batch.state === 'closed') this.#spans.ended(batch.identity.batchId, nowMonoMs)
    this.#batch = batch
    onChange(batch, isNew)
    return { ok: true }
  }
}
