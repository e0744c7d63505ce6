import type { Clock } from '../base/clock.ts'
import type { EggAction, EggClass } from '../domain/egg.ts'
import { allowedActions } from '../domain/law/allowed-actions.ts'
import { type BatchLaw, batchLaw } from '../domain/law/batch-law.ts'
import { type IncubationAge, incubationAge } from '../domain/law/incubation-age.ts'
import { profileInForce } from '../domain/law/jurisdiction-profile.ts'
import type { TimeZone } from '../domain/law/time-zone.ts'
import { DEFAULT_RECIPE } from '../domain/recipe/recipe.ts'
import type { DecisionCircumstances } from '../pipeline/build-group.ts'
import type { StoredBatch } from '../store/store.ts'

/** Batches whose limits are kept: the open one, the one before it, and one that somebody corrects. */
const LAWS_KEPT_MAX = 4
const NO_AGE: IncubationAge = { hours: undefined, trust: 'no-set-time' }

export interface LegalClockParts {
  readonly clock: Clock
  clockTrusted(): boolean
  /** The site's, as it is now; without one the calendar cannot be read and the strictest limit holds. */
  zone(): TimeZone | undefined
}

/** What law and time say about the eggs of a batch. */
export class LegalClock {
  readonly #parts: LegalClockParts
  /** By everything that a law hangs on; the calendar is searched once a batch, not once an egg. */
  readonly #laws = new Map<string, BatchLaw>()

  constructor(parts: LegalClockParts) {
    this.#parts = parts
  }

  get zone(): TimeZone | undefined {
    return this.#parts.zone()
  }

  /** The law of a batch, or the strictest one for eggs of none. */
  law(batch: StoredBatch | undefined): BatchLaw {
    const setAtWallMs = batch?.identity.setAtWallMs
    const jurisdictionId = batch?.identity.jurisdictionId
    const { zone } = this
    const key = `${jurisdictionId}/${setAtWallMs}/${zone?.name}`
    const known = this.#laws.get(key)
    if (known !== undefined) return known
    const law = batchLaw({ profile: profileInForce(jurisdictionId), setAtWallMs, zone })
    if (this.#laws.size >= LAWS_KEPT_MAX) this.#laws.clear()
    this.#laws.set(key, law)
    return law
  }

  /** The age of a batch's eggs now, or so many milliseconds from now. */
  age(batch: StoredBatch | undefined, aheadMs = 0): IncubationAge {
    if (batch === undefined) return NO_AGE
    return incubationAge({
      setAtWallMs: batch.identity.setAtWallMs,
      nowWallMs: this.#parts.clock.wallMs() + aheadMs,
      clockTrusted: this.#parts.clockTrusted(),
    })
  }

  /** The legal table of now for an egg of that class. */
  allowedActions(batch: StoredBatch | undefined, eggClass: EggClass): ReadonlySet<EggAction> {
    return allowedActions(this.law(batch), eggClass, this.age(batch))
  }

  /** What surrounds a decision about an egg of this batch. The sorter carries it out within the recipe's deadline, so that moment counts too; `waitedMs` of it are gone. */
  circumstances(batch: StoredBatch | undefined, waitedMs = 0): DecisionCircumstances {
    const recipe = batch?.recipe ?? DEFAULT_RECIPE
    const ageWhenDone = this.age(batch, recipe.sorterDeadlineMs - waitedMs)
    return { recipe, law: this.law(batch), age: this.age(batch), ageWhenDone }
  }
}
