import type { Clock } from '../base/clock.ts'
import type { BatchLifeOutcome, BatchStopView } from '../contract/batch-life.ts'
import type { LineOutcome } from '../contract/line.ts'
import type { LiveView } from '../contract/live.ts'
import type { StartBatch } from '../contract/start-batch.ts'
import { startBatchSchema } from '../contract/start-batch.ts'
import { type Caller, mayDo } from '../domain/access.ts'
import { type AlarmId, alarmKind } from '../domain/alarm/rationalisation.ts'
import type { AuditDeed, Audited } from '../domain/audit.ts'
import { isSignedAs } from '../domain/batch/signature.ts'
import {
  firstStop,
  type ModelFit,
  type StartCheck,
  type StartSituation,
  startChecks,
  unacceptedWarnings,
} from '../domain/batch/start-checks.ts'
import { lacksNote, type StopReason } from '../domain/batch/stops.ts'
import { legalHoursLeft } from '../domain/law/allowed-actions.ts'
import { jurisdictionOfBatch } from '../domain/law/batch-jurisdiction.ts'
import { batchLaw } from '../domain/law/batch-law.ts'
import { INCUBATION_HOURS_MAX, incubationAge } from '../domain/law/incubation-age.ts'
import { profileInForce } from '../domain/law/jurisdiction-profile.ts'
import type { TimeZone } from '../domain/law/time-zone.ts'
import { dayAt } from '../domain/master-data/calendar.ts'
import { setFaults } from '../domain/master-data/flock-rules.ts'
import type { Flock, Site } from '../domain/master-data/kinds.ts'
import type { ScannerPictures } from '../domain/picture-fit.ts'
import type { Logger } from '../log/logger.ts'
import type { Store } from '../store/store.ts'
import { type BatchBeginning, SET_TIME_TOLERANCE_MS } from './batch-control.ts'

const MS_PER_HOUR = 3_600_000

export interface BatchLifeDeskParts {
  readonly store: Pick<Store, 'batchLife' | 'findBatch' | 'recordDigest' | 'audited'>
  readonly clock: Clock
  readonly log: Logger
  readonly play: boolean
  site(): Pick<Site, 'jurisdictionId'>
  /** The site's, as it is now. */
  zone(): TimeZone | undefined
  view(): LiveView
  /** Every condition that is present, whether its alarm calls, was put aside, or is explained by another. */
  conditions(): readonly AlarmId[]
  modelFit(): ModelFit | undefined
  scannerPictures(): ScannerPictures | undefined
  /** A flock of the master data by its name; undefined for one that nobody has entered. */
  flockNamed(name: string): Pick<Flock, 'laidTo'> | undefined
  offersTrayType(trayTypeId: string): boolean
  hasRecipe(recipeId: string | undefined): boolean
  updating(): boolean
  start(wish: StartBatch, caller: Caller, beginning: BatchBeginning): LineOutcome
}

/** What surrounds the batches of a line: the draft of the next one, what is looked at before it begins, why it stood, and who signed it. */
export class BatchLifeDesk {
  readonly #parts: BatchLifeDeskParts

  constructor(parts: BatchLifeDeskParts) {
    this.#parts = parts
  }

  /** Looks at everything that could keep this batch from beginning, or that a person should know before. */
  checks(wish: StartBatch): readonly StartCheck[] {
    const { view, conditions, clock, zone, play, modelFit, scannerPictures } = this.#parts
    const { offersTrayType, hasRecipe, updating } = this.#parts
    const { link, model, batch, clockTrusted } = view()
    const setAtWallMs = wish.setAtWallMs ?? undefined
    const nowWallMs = clock.wallMs()
    const age = incubationAge({ setAtWallMs, nowWallMs, clockTrusted })
    const { jurisdictionId } = this.#parts.site()
    const jurisdiction = jurisdictionOfBatch({
      ...{ play, siteJurisdictionId: jurisdictionId, wishedId: wish.jurisdictionId },
    })
    const law = batchLaw({
      profile: profileInForce(jurisdiction.ok ? jurisdiction.value : undefined),
      setAtWallMs,
      zone: zone(),
    })
    return startChecks({
      scannerStreaming: link.state === 'Streaming',
      modelReady: model.state === 'ready',
      model: modelFit(),
      scannerPictures: scannerPictures(),
      breed: wish.breed,
      setTime: setTimeOf(setAtWallMs, nowWallMs),
      laidAfterSet: this.#laidAfterSet(wish),
      ageHours: age.hours !== undefined && age.hours > INCUBATION_HOURS_MAX ? undefined : age.hours,
      clockTrusted,
      legalHoursLeft: legalHoursLeft(law, age),
      trayTypeKnown: offersTrayType(wish.trayTypeId),
      recipeKnown: hasRecipe(wish.recipeId),
      jurisdiction: !jurisdiction.ok ? 'refused' : !play && jurisdictionId === null ? 'siteUnset' : 'known',
      // What stands because this line is not ready is said by its own check.
      standingPriorities: conditions()
        .filter((id) => !SAID_ELSEWHERE.has(id))
        .map((id) => alarmKind(id).priority),
      updating: updating(),
      otherBatchOpen: batch !== null && batch.state !== 'closed',
    })
  }

  #laidAfterSet({ flock, setAtWallMs }: StartBatch): boolean {
    const { flockNamed, zone } = this.#parts
    const [known, at] = [flockNamed(flock), zone()]
    if (known === undefined || at === undefined || setAtWallMs === null) return false
    return setFaults(known, dayAt(setAtWallMs, at.name)).length > 0
  }

  /** Begins the batch if nothing stops it and a person has said that they know every warning. Play asks nobody. */
  start(wish: StartBatch, caller: Caller): LineOutcome {
    const { start, play } = this.#parts
    const checks = this.checks(wish)
    const stop = firstStop(checks)
    // What stops a batch is refused by the line itself, each with a word of its own, but for what is known only here.
    if (stop === 'ALARMS') return { ok: false, refusal: 'ALARMS_STAND' }
    if (stop === 'PICTURE_SIZE' || stop === 'PICTURE_CHANNELS') return { ok: false, refusal: 'MODEL_NOT_FOR_SCANNER' }
    if (!play && stop === undefined && unacceptedWarnings(checks, wish.acceptedWarnings ?? []).length > 0) {
      return { ok: false, refusal: 'WARNINGS_NOT_ACCEPTED' }
    }
    // Play asked nobody, so nobody accepted anything.
    const accepted = play ? [] : checks.filter(({ verdict }) => verdict === 'warn').map(({ id }) => id)
    return start(wish, caller, { accepted, fromDraft: isSameWish(this.draft(), wish) })
  }

  /** What somebody has written down for the next batch; undefined when there is nothing, or nothing that this version can read. */
  draft(): StartBatch | undefined {
    const text = this.#parts.store.batchLife.draft()
    return text === undefined ? undefined : startBatchSchema.safeParse(readJson(text)).data
  }

  saveDraft(wish: StartBatch | undefined): BatchLifeOutcome {
    const text = wish && JSON.stringify(wish)
    return this.#carryOut(() => {
      this.#parts.store.batchLife.saveDraft(text)
      return { ok: true }
    })
  }

  stops(batchId: string): BatchStopView[] {
    return this.#parts.store.batchLife.stops(batchId).map(stopView)
  }

  explainStop(said: { stopId: number; reason: StopReason; note: string }, caller: Caller): BatchLifeOutcome {
    const { stopId, reason, note } = said
    if (lacksNote(reason, note)) return { ok: false, refusal: 'STOP_NOTE_MISSING' }
    return this.#carryOut(() => {
      const stop = this.#parts.store.batchLife.findStop(stopId)
      if (stop === undefined) return { ok: false, refusal: 'NO_SUCH_STOP' }
      if (!mayDo('batch.sign', caller) && this.#isSigned(stop.batchId)) return { ok: false, refusal: 'STOP_SIGNED' }
      const before = stop.reason && JSON.stringify({ stopId, reason: stop.reason, note: stop.note })
      const after = JSON.stringify({ stopId, reason, note })
      const deed: AuditDeed = { act: 'batch.explainStop', subject: stop.batchId, before, after }
      this.#audited(caller, deed, (life) => life.explainStop(stopId, reason, note, caller.name))
      return { ok: true }
    })
  }

  /** Binds the numbers of a closed batch to a name: those that were seen, as long as they are still the numbers. */
  sign({ batchId, sha256: seen }: { batchId: string; sha256: string }, caller: Caller): BatchLifeOutcome {
    const { store, clock } = this.#parts
    return this.#carryOut(() => {
      const batch = store.findBatch(batchId)
      const sha256 = store.recordDigest(batchId)
      if (batch === undefined || sha256 === undefined) return { ok: false, refusal: 'NO_SUCH_BATCH' }
      if (batch.state !== 'closed') return { ok: false, refusal: 'NOT_CLOSED' }
      if (seen !== sha256) return { ok: false, refusal: 'NUMBERS_CHANGED' }
      const before = store.batchLife.signatures(batchId)
      if (isSignedAs(before, sha256)) return { ok: false, refusal: 'SIGNED_ALREADY' }
      const revision = before.length + 1
      const deed: AuditDeed = { act: 'batch.sign', subject: batchId, after: JSON.stringify({ revision, sha256 }) }
      const who = { userId: caller.userId ?? '', name: caller.name, atWallMs: clock.wallMs() }
      this.#audited(caller, deed, (life) => life.sign({ batchId, revision, sha256, ...who }))
      return { ok: true }
    })
  }

  #isSigned(batchId: string): boolean {
    const { store } = this.#parts
    const sha256 = store.recordDigest(batchId)
    return sha256 !== undefined && isSignedAs(store.batchLife.signatures(batchId), sha256)
  }

  #audited<T>(caller: Caller, deed: Parameters<Audited>[1], change: (life: Store['batchLife']) => T): T {
    const { store } = this.#parts
    return store.audited(caller, deed, () => change(store.batchLife))
  }

  #carryOut(work: () => BatchLifeOutcome): BatchLifeOutcome {
    try {
      return work()
    } catch (error) {
      this.#parts.log.error({ error: String(error) }, 'what surrounds a batch could not be saved')
      return { ok: false, refusal: 'NOT_SAVED' }
    }
  }
}

const SAID_ELSEWHERE: ReadonlySet<AlarmId> = new Set<AlarmId>([
  ...(['SCANNER_LOST', 'SCANNER_SILENT', 'SCANNER_PERMISSION', 'SCANNER_BUSY', 'SCANNER_INCOMPATIBLE'] as const),
  ...(['SCANNER_AMBIGUOUS', 'SCANNER_DRIVER_MISSING', 'FOLDER_UNUSABLE'] as const),
  ...(['INFERENCE_DOWN', 'INFERENCE_STOPPED', 'MODEL_REFUSED', 'MODEL_MISSING'] as const),
  ...(['CLOCK_NOT_TRUSTED', 'LEGAL_LIMIT_PASSED'] as const),
])

function setTimeOf(setAtWallMs: number | undefined, nowWallMs: number): StartSituation['setTime'] {
  if (setAtWallMs === undefined) return 'unknown'
  if (setAtWallMs > nowWallMs + SET_TIME_TOLERANCE_MS) return 'future'
  return nowWallMs - setAtWallMs > INCUBATION_HOURS_MAX * MS_PER_HOUR ? 'tooLongAgo' : 'known'
}

/** A stop as screens and records show it. */
export function stopView(stop: ReturnType<Store['batchLife']['stops']>[number]): BatchStopView {
  const { stopId, kind, fromWallMs, toWallMs, reason, note, who } = stop
  return { stopId, kind, fromWallMs, toWallMs: toWallMs ?? null, reason: reason ?? null, note, who }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether this is the batch that somebody had written down, maybe put right since; the draft of another one stays. */
function isSameWish(draft: StartBatch | undefined, wish: StartBatch): boolean {
  return draft?.flock === wish.flock && draft.setter === wish.setter
}
