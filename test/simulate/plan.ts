import { type Random, seededRandom } from '../../electron/base/random.ts'
import { oneOf } from '../proof/law/draw.ts'
import { CRASH_FAMILIES, type CrashFamily, type CrashPlan } from './crash-points.ts'
import { drawPicturePlan, type PicturePlan } from './picture-plan.ts'
import { CLOUD_STATES, type CloudState } from './sim-cloud.ts'
import type { DatabaseState } from './sim-database.ts'
import type { ModelState } from './sim-model.ts'
import type { DiskState } from './sim-operation.ts'

const DAY_MS = 24 * 3_600_000
const HOUR_MS = 3_600_000
/** Scans of a short run; some cells are scanned twice. */
const EGGS_MAX = 180
const TOGETHER_MS = 1_500

/** What goes wrong, at which line where it is one line's. `forMs` is how long until it is right again. */
export type FaultKind =
  | { readonly kind: 'kill' | 'power cut'; readonly plan: CrashPlan }
  | { readonly kind: 'ordered restart' }
  | { readonly kind: 'station stands still' | 'cable out' | 'cable dead' }
  | { readonly kind: 'bytes in pieces' | 'scanner off and on' | 'conveyor jammed' | 'cable loose' }
  | { readonly kind: 'frames damaged' | 'frames dropped' | 'frames doubled' | 'frames late'; readonly share: number }
  | { readonly kind: 'acknowledgements lost' | 'station not heard'; readonly share: number }
  | { readonly kind: 'sorter silent' | 'sorter late' | 'sorter disobeys'; readonly share: number }
  | { readonly kind: 'journal' | 'pictures'; readonly state: DiskState }
  | { readonly kind: 'database'; readonly state: DatabaseState }
  | { readonly kind: 'disk full' }
  | { readonly kind: 'clock jumps' | 'clock set back while down'; readonly byMs: number }
  | { readonly kind: 'model'; readonly state: ModelState }
  | { readonly kind: 'pictures that end the model' }
  | { readonly kind: 'cloud'; readonly state: CloudState }
  | { readonly kind: 'clock confirmed' | 'egg corrected' | 'batch paused' | 'send now' }

export type Fault = FaultKind & { readonly atMs: number; readonly forMs: number; readonly line: number }

export interface LinePlan {
  readonly rows: number
  readonly columns: number
  readonly eggsPerHour: number
  /** Trays of each batch. */
  readonly batches: readonly number[]
}

export interface Plan {
  readonly seed: string
  readonly startWallMs: number
  readonly country: string
  readonly timeZone: string
  readonly setAtWallMs: number
  readonly lines: readonly LinePlan[]
  readonly pictures: PicturePlan
  readonly faults: readonly Fault[]
  /** From here on nothing goes wrong any more. */
  readonly calmFromMs: number
}

const BAN_DAYS: Readonly<Record<string, number>> = { DE: 13, FR: 15, CH: 13, AT: 13, IT: 13, NONE: 13 }

/** A short run: one or two lines, one or two batches each, at most 500 scans, and three faults or more. */
export function planOf(seed: string): Plan {
  const random = seededRandom(seed)
  const lines = Array.from({ length: random.int(5) === 0 ? 2 : 1 }, () => drawLine(random.fork('line'), random))
  const longestMs = Math.max(...lines.map(lengthMs))
  const faultsMs = Math.round(2_000 + longestMs * (0.8 + random.next()))
  const faults = drawFaults(random, { fromMs: 0, untilMs: faultsMs, count: 3 + random.int(7), lines: lines.length })
  return { seed, ...drawLaw(random), lines, pictures: drawPicturePlan(seed), faults, calmFromMs: calmFrom(faults) }
}

/** One long life: a line at the speed of the fastest real one, and something that goes wrong every few minutes. */
export function longPlanOf(seed: string, hours: number): Plan {
  const random = seededRandom(`${seed}/${hours} h`)
  const perBatch = 60
  const line = { rows: 10, columns: 15, eggsPerHour: 24_000 }
  const trays = Math.ceil((hours * line.eggsPerHour) / (line.rows * line.columns))
  const batches = Array.from({ length: Math.ceil(trays / perBatch) }, (_, at) =>
    Math.min(perBatch, trays - at * perBatch),
  )
  const untilMs = hours * HOUR_MS
  const faults = drawFaults(random, { fromMs: 10_000, untilMs, count: Math.ceil(hours * 40), lines: 1 })
  const pictures = drawPicturePlan(seed)
  return { seed, ...drawLaw(random), lines: [{ ...line, batches }], pictures, faults, calmFromMs: calmFrom(faults) }
}

function calmFrom(faults: readonly Fault[]): number {
  return Math.max(...faults.map(({ atMs, forMs }) => atMs + forMs)) + 1_000
}

function lengthMs({ rows, columns, eggsPerHour, batches }: LinePlan): number {
  return (batches.reduce((sum, trays) => sum + trays, 0) * rows * columns * HOUR_MS) / eggsPerHour
}

function drawLine(_fork: Random, random: Random): LinePlan {
  const [rows, columns] = [2 + random.int(3), 2 + random.int(5)]
  const eggs = 30 + random.int(EGGS_MAX - 30)
  const trays = Math.max(2, Math.floor(eggs / (rows * columns)))
  const first = random.int(2) === 0 ? trays : 1 + random.int(trays - 1)
  const batches = first === trays ? [trays] : [first, trays - first]
  return { rows, columns, batches, eggsPerHour: 3_600 * (10 + random.int(60)) }
}

/** Often the limit of the law falls into the run: at a midnight of the site, which is the earlier reading of "day 13". */
function drawLaw(random: Random): Pick<Plan, 'country' | 'timeZone' | 'startWallMs' | 'setAtWallMs'> {
  const country = oneOf(random, ['DE', 'DE', 'FR', 'CH', 'AT', 'IT', 'NONE'] as const)
  const midnightMs = Date.UTC(2026, 10, 22)
  const around = { country, timeZone: 'UTC' }
  if (random.int(3) > 0) {
    const startWallMs = midnightMs + random.int(DAY_MS)
    return { ...around, startWallMs, setAtWallMs: startWallMs - (150 + random.int(80)) * HOUR_MS }
  }
  const setDayMs = midnightMs - ((BAN_DAYS[country] ?? 13) - 1) * DAY_MS
  return { ...around, startWallMs: midnightMs - random.int(40_000), setAtWallMs: setDayMs + random.int(20) * HOUR_MS }
}

/** Half of them come together, because what two faults do to each other is what nobody thinks of. */
function drawFaults(
  random: Random,
  { fromMs, untilMs, count, lines }: { fromMs: number; untilMs: number; count: number; lines: number },
): Fault[] {
  const togetherMs = fromMs + random.int(untilMs - fromMs)
  return Array.from({ length: count }, () => ({
    ...drawKind(random),
    atMs: random.int(2) === 0 ? togetherMs + random.int(TOGETHER_MS) : fromMs + random.int(untilMs - fromMs),
    forMs: 100 + random.int(random.int(3) === 0 ? 8_000 : 2_000),
    line: random.int(lines),
  })).sort((a, b) => a.atMs - b.atMs)
}

const DRAWS: readonly (readonly [weight: number, draw: (random: Random) => FaultKind])[] = [
  [16, (random) => ({ kind: 'kill', plan: drawCrash(random, false) })],
  [6, (random) => ({ kind: 'power cut', plan: drawCrash(random, true) })],
  [2, () => ({ kind: 'ordered restart' })],
  [2, () => ({ kind: 'station stands still' })],
  [3, () => ({ kind: 'cable out' })],
  [1, () => ({ kind: 'cable loose' })],
  [2, () => ({ kind: 'cable dead' })],
  [3, () => ({ kind: 'bytes in pieces' })],
  [1, () => ({ kind: 'scanner off and on' })],
  [1, () => ({ kind: 'conveyor jammed' })],
  [3, (random) => ({ kind: 'frames damaged', share: random.next() * 0.4 })],
  [3, (random) => ({ kind: 'frames dropped', share: random.next() * 0.4 })],
  [2, (random) => ({ kind: 'frames doubled', share: random.next() })],
  [2, (random) => ({ kind: 'frames late', share: random.next() })],
  [3, (random) => ({ kind: 'acknowledgements lost', share: 0.3 + random.next() * 0.7 })],
  [2, (random) => ({ kind: 'station not heard', share: random.next() * 0.6 })],
  [1, (random) => ({ kind: 'sorter silent', share: random.next() })],
  [1, (random) => ({ kind: 'sorter late', share: random.next() })],
  [1, (random) => ({ kind: 'sorter disobeys', share: random.next() * 0.3 })],
  [4, (random) => ({ kind: 'journal', state: oneOf(random, ['full', 'failing', 'failing', 'slow'] as const) })],
  [4, (random) => ({ kind: 'database', state: oneOf(random, ['full', 'failing'] as const) })],
  [3, (random) => ({ kind: 'pictures', state: oneOf(random, ['full', 'failing', 'slow'] as const) })],
  [2, () => ({ kind: 'disk full' })],
  [2, (random) => ({ kind: 'clock jumps', byMs: oneOf(random, [-1, 1]) * (10_000 + random.int(2 * HOUR_MS)) })],
  [1, (random) => ({ kind: 'clock set back while down', byMs: -HOUR_MS - random.int(HOUR_MS) })],
  [5, (random) => ({ kind: 'model', state: oneOf(random, ['slow', 'hanging', 'crashing', 'blind', 'down'] as const) })],
  [1, () => ({ kind: 'pictures that end the model' })],
  [4, (random) => ({ kind: 'cloud', state: oneOf(random, CLOUD_STATES) })],
  [1, () => ({ kind: 'clock confirmed' })],
  [2, () => ({ kind: 'egg corrected' })],
  [1, () => ({ kind: 'batch paused' })],
  [1, () => ({ kind: 'send now' })],
]
const WEIGHTS = DRAWS.reduce((sum, [weight]) => sum + weight, 0)

function drawKind(random: Random): FaultKind {
  let at = random.int(WEIGHTS)
  for (const [weight, draw] of DRAWS) {
    if (at < weight) return draw(random)
    at -= weight
  }
  throw new Error('the weights do not add up')
}

/** Late points of a family are as likely as early ones; where there are few of them it is soon the last. */
const NTH_MAX: Partial<Record<CrashFamily, number>> = {
  'db ': 60,
  'start: ': 3,
  'stop: ': 3,
  'cloud: ': 3,
  'journal create: ': 3,
}
const NTH_USUALLY = 12
const TURNS_MAX = 8

function drawCrash(random: Random, power: boolean): CrashPlan {
  const family = oneOf(random, CRASH_FAMILIES)
  return {
    ...{ family, power, backAfterMs: power ? 500 + random.int(4_000) : 50 + random.int(2_000) },
    nth: 1 + random.int(NTH_MAX[family] ?? NTH_USUALLY),
    turns: random.int(2) === 0 ? 0 : 1 + random.int(TURNS_MAX),
  }
}
