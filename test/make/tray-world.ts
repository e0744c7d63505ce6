import * as fc from 'fast-check'
import type { EggClass } from '../../electron/domain/egg.ts'

/** Trays of the world are small, so that a short history visits everything. */
export const WORLD_SHAPE = { rows: 2, columns: 2, layout: 'square' } as const
const CODES = ['A', 'B'] as const
export type WorldCode = (typeof CODES)[number]

/** What happens at a line, as fast-check draws it. Cells count row by row. */
export type WorldStep =
  | { readonly do: 'begin'; readonly code: WorldCode; readonly readable: boolean }
  | { readonly do: 'scan'; readonly cell: number; readonly readable: boolean }
  | { readonly do: 'scan-late'; readonly back: number; readonly cell: number; readonly readable: boolean }
  | { readonly do: 'end' }
  | { readonly do: 'new-batch' }
  | { readonly do: 'refill'; readonly code: WorldCode }

const code = fc.constantFrom(...CODES)
const cell = fc.nat(3)
const readable = fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false))

/** As long as they may be: short histories visit nothing twice. */
export const worldSteps: fc.Arbitrary<WorldStep[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('begin' as const), code, readable }) },
    { weight: 12, arbitrary: fc.record({ do: fc.constant('scan' as const), cell, readable }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('scan-late' as const), back: fc.nat(3), cell, readable }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('end' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('new-batch' as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('refill' as const), code }) },
  ),
  { minLength: 5, maxLength: 60, size: 'max' },
)

/** One passage as the world knows it: which tray it really was, and which eggs it really held. */
export interface WorldVisit {
  readonly number: number
  readonly code: WorldCode
  readonly readable: boolean
  readonly batch: number
  readonly fill: number
  readonly attempts: Map<number, number>
  ended: boolean
}

/** The truth about trays and eggs, against which counts are held. */
export class TrayWorld {
  readonly visits: WorldVisit[] = []
  batch = 1
  scans: { readonly batch: number; readonly egg: string; readonly eggClass: EggClass }[] = []
  readonly #fills = new Map<WorldCode, number>()

  begin(step: { readonly code: WorldCode; readonly readable: boolean }): WorldVisit {
    for (const before of this.visits) if (before.code === step.code) before.ended = true
    const visit: WorldVisit = {
      ...{ number: this.visits.length + 1, code: step.code, readable: step.readable, batch: this.batch },
      ...{ fill: this.#fills.get(step.code) ?? 1, attempts: new Map(), ended: false },
    }
    this.visits.push(visit)
    return visit
  }

  get open(): WorldVisit | undefined {
    const last = this.visits.at(-1)
    return last?.ended === false ? last : undefined
  }

  lastOf(code: WorldCode): WorldVisit | undefined {
    return this.visits.findLast((visit) => visit.code === code)
  }

  /** The picture of a cell shows what stands there, or nothing. */
  scan(
    visit: WorldVisit,
    cell: number,
    isReadable: boolean,
  ): { readonly attempt: number; readonly eggClass: EggClass } {
    const attempt = (visit.attempts.get(cell) ?? 0) + 1
    visit.attempts.set(cell, attempt)
    const eggClass = isReadable ? trueClass(visit.code, visit.fill, cell) : 'UNREADABLE'
    this.scans.push({ batch: visit.batch, egg: `${visit.code}/${visit.fill}/${cell}`, eggClass })
    return { attempt, eggClass }
  }

  /** Other eggs stand in the tray from now on. */
  refill(code: WorldCode): void {
    this.#fills.set(code, (this.#fills.get(code) ?? 1) + 1)
  }

  /** What the counters of a batch must say once people have answered everything. */
  truth(batch: number): { readonly scans: number; readonly byClass: Partial<Record<EggClass, number>> } {
    const ofBatch = this.scans.filter((scan) => scan.batch === batch)
    const byClass: Partial<Record<EggClass, number>> = {}
    for (const scans of Map.groupBy(ofBatch, ({ egg }) => egg).values()) {
      const seen = scans.find(({ eggClass }) => eggClass !== 'UNREADABLE')?.eggClass ?? 'UNREADABLE'
      byClass[seen] = (byClass[seen] ?? 0) + 1
    }
    return { scans: ofBatch.length, byClass }
  }
}

/** Every fill of a tray has other eggs, and gaps in other places. */
function trueClass(code: WorldCode, fill: number, cell: number): EggClass {
  const kinds = ['FEMALE', 'MALE', 'EMPTY', 'INFERTILE', 'EMPTY', 'FEMALE', 'MALE'] as const
  return kinds[(cell + fill * 3 + (code === 'A' ? 0 : 1)) % kinds.length] ?? 'FEMALE'
}
