import type { Random } from '../../../electron/base/random.ts'
import { type BatchLaw, batchLaw } from '../../../electron/domain/law/batch-law.ts'
import { type DayCount, profileInForce } from '../../../electron/domain/law/jurisdiction-profile.ts'
import { DEFAULT_RECIPE, type Recipe } from '../../../electron/domain/recipe/recipe.ts'
import { ClockWatch } from '../../../electron/line/clock-watch.ts'
import { LegalClock } from '../../../electron/line/legal-clock.ts'
import { zoneOfSite } from '../../../electron/line/site-zone.ts'
import type { StoredBatch } from '../../../electron/store/store.ts'
import type { ClockMark } from '../../../electron/store/store-start.ts'
import { drawFacts, drawNow, drawZone, oneOf } from './draw.ts'
import type { Facts } from './facts.ts'

const HOUR_MS = 3_600_000
/** A clock set back by less while nothing ran cannot be seen: the station writes the time down once a minute. */
const UNSEEN_MS = 62_000

/** A station's own clock watch, law and batch, with the time in the generator's hands. */
export interface StationWorld {
  readonly facts: Facts
  readonly clock: { wallMs(): number; monoMs(): number }
  readonly batch: StoredBatch | undefined
  readonly legalClock: LegalClock
  /** The law of this batch if the profile counted days in this way. */
  law(dayCount: DayCount): BatchLaw
  /** Somebody puts the zone of the site right, or wrong, while everything runs. */
  setUpSite(random: Random): void
  /** Time passes, for wall and monotonic clock alike. */
  pass(ms: number): void
  /** Sets both clocks to a new moment and starts the station anew, so that the clock is honest again. */
  beginAt(wallMs: number): void
  /** Something happens to the wall clock that nobody has confirmed; or has, or is too small to count. */
  disturb(random: Random): void
}

export function makeWorld(random: Random): StationWorld {
  const facts = drawFacts(random)
  const now = { wallMs: 0, monoMs: 0 }
  const clock = { wallMs: () => now.wallMs, monoMs: () => now.monoMs }
  let mark: ClockMark | undefined
  // As the station does: the watch is asked at once, and what it knows is written down.
  const start = () => {
    const started = new ClockWatch({
      ...{ clock, mark },
      keep(next) {
        mark = next
        return true
      },
    })
    started.tick()
    return started
  }
  let watch = start()
  const clockTrusted = () => watch.trusted
  const zone = zoneOfSite({
    get site() {
      return { timeZone: facts.zoneName ?? '', sexingMethod: '', labelScheme: '', shifts: [], jurisdictionId: null }
    },
  })
  const legalClock = new LegalClock({ clock, clockTrusted, zone })
  const laws = new Map<string, BatchLaw>()
  return {
    ...{ facts, clock, legalClock, batch: batchOf(facts) },
    law(dayCount) {
      const profile = { ...profileInForce(facts.country), dayCount }
      const key = `${dayCount} ${facts.zoneName}`
      const law = laws.get(key) ?? batchLaw({ profile, setAtWallMs: facts.setAtWallMs, zone: zone() })
      laws.set(key, law)
      return law
    },
    setUpSite(random) {
      Object.assign(facts, drawZone(random))
    },
    pass(ms) {
      now.wallMs += ms
      now.monoMs += ms
      watch.tick()
    },
    beginAt(wallMs) {
      now.wallMs = wallMs
      mark = undefined
      watch = start()
      facts.clockHonest = true
    },
    disturb(random) {
      const by = oneOf(random, [-HOUR_MS, HOUR_MS, -2_500, 2_500, -10 * 24 * HOUR_MS])
      const kind = random.int(5)
      if (kind === 0) return
      now.wallMs += by
      if (kind === 1) {
        // A jump while it runs.
      } else if (kind === 2) {
        // A jump, seen, and a restart that must not forget it; the clock even comes back.
        watch.tick()
        if (random.next() < 0.5) now.wallMs -= by
        watch = start()
      } else if (kind === 3) {
        // Set while the station was down: seen when it is before the newest time that was written down, which is a minute old at most.
        watch = start()
        if (by > -UNSEEN_MS) return
      } else {
        watch.tick()
        facts.clockHonest = watch.confirm()
        return
      }
      facts.clockHonest = false
    },
  }
}

export function withRecipe(batch: StoredBatch | undefined, recipe: Recipe): StoredBatch | undefined {
  return batch && { ...batch, recipe }
}

function batchOf({ country, setAtWallMs }: Facts): StoredBatch | undefined {
  if (country === undefined) return undefined
  return {
    identity: {
      ...{ batchId: 'B1', flock: 'F', breed: 'B', parentAgeWeeks: 30, setter: 'S', trolley: 'T', setAtWallMs },
      ...{ jurisdictionId: country, trayTypeId: 'square-36', eggsExpected: undefined, sexingMethod: 'imaging' },
    },
    state: 'running',
    recipe: DEFAULT_RECIPE,
    startedWallMs: 0,
    closedWallMs: null,
  }
}

/** A moment around the limit that is in force for this world. */
export function drawMoment(random: Random, world: StationWorld): number {
  return drawNow(random, world.facts.setAtWallMs, world.legalClock.law(world.batch).removalEndsAtHours)
}
