import type { Clock } from '../base/clock.ts'
import type { LineOutcome, LineRefusal } from '../contract/line.ts'
import type { StartBatch } from '../contract/start-batch.ts'
import { type Caller, PROGRAM } from '../domain/access.ts'
import type { AuditAct } from '../domain/audit.ts'
import { type BatchCommand, nextBatchState } from '../domain/batch/batch.ts'
import { jurisdictionProfile } from '../domain/law/jurisdiction-profile.ts'
import type { Logger } from '../log/logger.ts'
import type { SealBatch } from '../store/outbox.ts'
import type { Store, StoredBatch } from '../store/store.ts'
import { batchDeed } from './deeds.ts'
import type { Hatchery } from './hatchery.ts'
import type { RecipeForStart } from './recipe-desk.ts'

/** The clocks of two offices differ by this much without anybody being wrong. */
const SET_TIME_TOLERANCE_MS = 5 * 60_000

export interface BatchControlParts {
  readonly clock: Clock
  readonly store: Pick<Store, 'saveBatch' | 'nextBatchId' | 'audited'>
  readonly recipeForStart: RecipeForStart
  readonly hatchery: Pick<Hatchery, 'site' | 'offersTrayType'>
  readonly log: Logger
  /** Makes the message to the cloud when a batch is closed; absent where nothing is uploaded. */
  readonly seal?: SealBatch | undefined
  /** An update is being started: no batch may begin now. */
  readonly updating?: (() => boolean) | undefined
  scannerPresent(): boolean
  modelReady(): boolean
  /** The disk refused a new state of the batch. */
  onNotSaved?(): void
  /** The batch was saved in a new state; `isNew` when it is another batch than before. */
  onChange(batch: StoredBatch, isNew: boolean): void
}

/** The operator's commands to the batch: each is saved before it takes effect, and answers with a refusal instead of an exception. */
export class BatchControl {
  readonly #parts: BatchControlParts
  #batch: StoredBatch | undefined
  /** Said once per spell of failure, because the station asks several times a second. */
  #saveFailing = false

  constructor(parts: BatchControlParts, openBatch: StoredBatch | undefined) {
    this.#parts = parts
    this.#batch = openBatch
  }

  /** The batch that is open, or the one closed last. */
  get batch(): StoredBatch | undefined {
    return this.#batch
  }

  /** Batch of a tray that begins now. A paused batch still owns the trays that come: the belt needs time to stop. */
  get batchForNewTray(): string | null {
    const batch = this.#batch
    return batch === undefined || batch.state === 'closed' ? null : batch.identity.batchId
  }

  start(wish: StartBatch, caller: Caller = PROGRAM): LineOutcome {
    const refusal = this.#refusal(wish)
    if (refusal !== undefined) return { ok: false, refusal }
    const { clock, store } = this.#parts
    const { setAtWallMs, eggsExpected, recipeId, ...rest } = wish
    const recipe = this.#parts.recipeForStart(recipeId)
    if (!recipe.ok) return { ok: false, refusal: recipe.error }
    return this.#save(
      {
        identity: {
          ...rest,
          batchId: store.nextBatchId(clock.wallMs()),
          setAtWallMs: setAtWallMs ?? undefined,
          eggsExpected: eggsExpected ?? undefined,
          sexingMethod: this.#parts.hatchery.site.sexingMethod,
        },
        state: 'running',
        recipe: recipe.value,
        startedWallMs: clock.wallMs(),
        closedWallMs: null,
      },
      true,
      { caller, act: 'batch.start' },
    )
  }

  command(command: BatchCommand, caller: Caller = PROGRAM): LineOutcome {
    const batch = this.#batch
    if (batch === undefined || batch.state === 'closed') return { ok: false, refusal: 'NO_OPEN_BATCH' }
    const state = nextBatchState(batch.state, command)
    if (state === undefined || state === 'ready' || state === 'signed')
      return { ok: false, refusal: 'NOT_IN_THIS_STATE' }
    const closedWallMs = state === 'closed' ? this.#parts.clock.wallMs() : batch.closedWallMs
    return this.#save({ ...batch, state, closedWallMs }, false, { caller, act: `batch.${command}` })
  }

  #refusal(wish: StartBatch): LineRefusal | undefined {
    if (this.#batch !== undefined && this.#batch.state !== 'closed') return 'BATCH_ALREADY_OPEN'
    if (this.#parts.updating?.() === true) return 'UPDATING'
    if (jurisdictionProfile(wish.jurisdictionId) === undefined) return 'UNKNOWN_JURISDICTION'
    if (!this.#parts.hatchery.offersTrayType(wish.trayTypeId)) return 'UNKNOWN_TRAY_TYPE'
    if (wish.setAtWallMs !== null && wish.setAtWallMs > this.#parts.clock.wallMs() + SET_TIME_TOLERANCE_MS) {
      return 'SET_TIME_IN_FUTURE'
    }
    if (!this.#parts.scannerPresent()) return 'NO_SCANNER'
    if (!this.#parts.modelReady()) return 'MODEL_NOT_READY'
    return undefined
  }

  #save(batch: StoredBatch, isNew: boolean, { caller, act }: { caller: Caller; act: AuditAct }): LineOutcome {
    const { store, log, seal, onChange } = this.#parts
    try {
      store.audited(caller, batchDeed(act, batch, isNew ? undefined : this.#batch), () =>
        store.saveBatch(batch, batch.state === 'closed' ? seal : undefined),
      )
    } catch (error) {
      if (!this.#saveFailing) log.error({ error: String(error), state: batch.state }, 'the batch could not be saved')
      this.#saveFailing = true
      this.#parts.onNotSaved?.()
      return { ok: false, refusal: 'NOT_SAVED' }
    }
    this.#saveFailing = false
    this.#batch = batch
    onChange(batch, isNew)
    return { ok: true }
  }
}
