import * as z from 'zod'
import type { Deed, Facts } from './facts.ts'
import { isBanned } from './oracle.ts'

const counts = z.record(z.string(), z.number())

/** What was walked through, so that nobody has to believe that a million situations were a million different ones. */
export const tallySchema = z.strictObject({
  situations: z.number(),
  /** Whole stations that were walked beside them. */
  stations: z.number(),
  deeds: z.number(),
  withheld: z.number(),
  byCountry: counts,
  byClass: counts,
  byAge: counts,
  byPath: counts,
  byVerdict: counts,
  /** The first offences that were found, with what is needed to see them again. */
  offences: z.array(z.string()),
})
export type Tally = z.infer<typeof tallySchema>

const OFFENCES_KEPT_MAX = 20
const HOUR_MS = 3_600_000

export function emptyTally(): Tally {
  const none = { byCountry: {}, byClass: {}, byAge: {}, byPath: {}, byVerdict: {} }
  return { situations: 0, stations: 0, deeds: 0, withheld: 0, ...none, offences: [] }
}

export function countDeed(tally: Tally, deed: Deed, facts: Facts): void {
  tally.deeds++
  add(tally.byCountry, facts.country === undefined ? 'no batch' : facts.country || 'unnamed')
  add(tally.byClass, deed.eggClass)
  add(tally.byAge, ageBand(deed, facts))
  add(tally.byPath, deed.path)
  add(tally.byVerdict, deed.action)
}

export function countOffence(tally: Tally, text: string): void {
  if (tally.offences.length < OFFENCES_KEPT_MAX) tally.offences.push(text)
}

function add(into: Record<string, number>, name: string): void {
  into[name] = (into[name] ?? 0) + 1
}

/** Where the deed lies beside the limit, as the oracle reads it. */
function ageBand({ atWallMs, clockHonest, zone }: Deed, batchFacts: Facts): string {
  const facts = { ...batchFacts, ...zone }
  const { setAtWallMs } = facts
  if (setAtWallMs === undefined || !Number.isFinite(setAtWallMs)) return 'unknown'
  if (!clockHonest) return 'clock jumped'
  const ageMs = atWallMs - setAtWallMs
  if (ageMs < 0) return 'before setting'
  if (ageMs > 35 * 24 * HOUR_MS) return 'over 35 days'
  const banned = (offMs: number) => isBanned(atWallMs + offMs, facts)
  if (!banned(0)) {
    if (banned(1_000)) return 'last second'
    if (banned(20_000)) return 'last 20 seconds'
    return banned(24 * HOUR_MS) ? 'last day' : 'earlier'
  }
  if (!banned(-1_000)) return 'first second past'
  return banned(-24 * HOUR_MS) ? 'long past' : 'first day past'
}
