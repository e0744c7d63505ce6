import { DEFAULT_RETENTION } from '../../electron/domain/archive/retention.ts'
import type { CrashFamily } from './crash-points.ts'
import { type Fault, type FaultKind, type Plan, planOf } from './plan.ts'

/** So that some pictures are kept. */
const SAMPLE_SHARE = 0.2
const LINE = { rows: 3, columns: 4, eggsPerHour: 72_000, batches: [4] }
const CALM_AFTER_MS = 1_000
const CALM_MS_MIN = 6_000

/** A run of one line in which nothing goes wrong but this; it stays what it is when other plans are drawn differently. */
export function planWith(seed: string, ...faults: readonly Fault[]): Plan {
  const set = { country: 'DE', startWallMs: Date.UTC(2026, 10, 21, 8), setAtWallMs: Date.UTC(2026, 10, 12, 8) }
  const endsMs = Math.max(CALM_MS_MIN, ...faults.map(({ atMs, forMs }) => atMs + forMs + CALM_AFTER_MS))
  const pictures = { retention: { ...DEFAULT_RETENTION, sampleShare: SAMPLE_SHARE }, laterDays: 0 }
  return { ...planOf(seed), ...set, pictures, lines: [LINE], faults, calmFromMs: endsMs }
}

export function at(atMs: number, forMs: number, kind: FaultKind): Fault {
  return { ...kind, atMs, forMs, line: 0 }
}

export function crash(atMs: number, family: CrashFamily, nth: number, power = false): Fault {
  const plan = { family, nth, turns: 0, power, backAfterMs: 300 }
  return at(atMs, 0, { kind: power ? 'power cut' : 'kill', plan })
}
