import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { CommitItem, Store } from '../../electron/store/store.ts'
import { makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import { median } from './result.ts'

/** What earlier passages in a batch cost every scan: the same trays on three databases in turn, and their times as a ratio to the first. */

const ROWS = 5
const COLUMNS = 6
const CELLS = ROWS * COLUMNS
const GROUP_SCANS = 15
const EARLIER_VISITS = 2_000
/** Nobody sends one tray through more often in a day; every passage of it is a further link of the same eggs. */
const EARLIER_PASSAGES = 20
const ROUNDS = 40
const BATCH = '2026-1121-01'

/** A database that is filled tray by tray. */
class Line {
  readonly store: Store
  #sequence = 0
  #visitId = 0

  constructor(folder: string) {
    this.store = openStore({ folder, key: randomBytes(32), clock: systemClock, log: silentLogger })
    this.store.saveBatch(makeBatch({}, BATCH))
  }

  /** One passage of a tray, as the pipeline writes it; answers with what each part took, in milliseconds. */
  pass(code: string): { readonly begin: number; readonly scans: number; readonly end: number } {
    const visitId = ++this.#visitId
    const [begin] = timed(() => {
      this.store.trays.passages(BATCH, code)
      const visit = makeVisit(visitId, { code, batchId: BATCH, rows: ROWS, columns: COLUMNS })
      this.#commit([{ kind: 'tray-begin', visit }])
    })
    const [scans] = timed(() => {
      for (let cell = 0; cell < CELLS; cell += GROUP_SCANS) this.#commit(this.#scansFrom(visitId, cell))
    })
    const [end] = timed(() => {
      this.store.trays.eggsBefore(visitId)
      this.#commit([{ kind: 'tray-end', visitId, endedWallMs: visitId, state: 'complete' }])
    })
    return { begin, scans, end }
  }

  /** Many trays in one transaction: how they came there is not measured. */
  fill(codes: readonly string[]): void {
    for (let at = 0; at < codes.length; at += 50) {
      const items = codes.slice(at, at + 50).flatMap((code) => {
        const visitId = ++this.#visitId
        const visit = makeVisit(visitId, { code, batchId: BATCH, rows: ROWS, columns: COLUMNS })
        return [
          { kind: 'tray-begin', visit } as const,
          ...this.#scansFrom(visitId, 0, CELLS),
          { kind: 'tray-end', visitId, endedWallMs: visitId, state: 'complete' } as const,
        ]
      })
      this.#commit(items)
    }
  }

  #scansFrom(visitId: number, first: number, count = GROUP_SCANS): CommitItem[] {
    return Array.from({ length: count }, (_, n) => {
      const cell = { row: Math.floor((first + n) / COLUMNS), column: (first + n) % COLUMNS }
      const eggClass = n % 2 === 0 ? 'FEMALE' : 'MALE'
      return scanItem(++this.#sequence, { visitId, batchId: BATCH, cell, eggClass })
    })
  }

  #commit(items: readonly CommitItem[]): void {
    const others = items.some(({ kind }) => kind === 'scan') ? [] : [++this.#sequence]
    this.store.commit(makeGroup(items, this.#sequence, others))
  }
}

function timed<T>(work: () => T): readonly [ms: number, value: T] {
  const startedMs = performance.now()
  const value = work()
  return [performance.now() - startedMs, value]
}

const PARTS = ['begin', 'scans', 'end'] as const
const NAMES = ['none', 'others', 'same'] as const
type Times = Record<(typeof PARTS)[number], number[]>

const folder = mkdtempSync(join(tmpdir(), 'ovoscope-trays-'))
try {
  const lines = {
    none: new Line(join(folder, 'none')),
    others: new Line(join(folder, 'others')),
    same: new Line(join(folder, 'same')),
  }
  lines.others.fill(Array.from({ length: EARLIER_VISITS }, (_, n) => `T-${n}`))
  const times: Record<keyof typeof lines, Times> = {
    none: { begin: [], scans: [], end: [] },
    others: { begin: [], scans: [], end: [] },
    same: { begin: [], scans: [], end: [] },
  }
  for (let round = 0; round < ROUNDS; round++) {
    // Each round another tray; one of them was through so often already.
    lines.same.fill(Array.from({ length: EARLIER_PASSAGES }, () => `N-${round}`))
    // Whoever comes first warms up the machine for the others, so they take turns.
    for (const name of [...NAMES.slice(round % 3), ...NAMES.slice(0, round % 3)]) {
      const took = lines[name].pass(`N-${round}`)
      for (const part of PARTS) times[name][part].push(took[part])
    }
  }
  const rows = PARTS.map((part) => {
    const [none, others, same] = [times.none, times.others, times.same].map((one) => median(one[part]))
    return { part, none: none ?? 0, others: others ?? 0, same: same ?? 0 }
  })
  const ms = (value: number) => `${value.toFixed(2)} ms`.padStart(10)
  const ratio = (value: number, base: number) => `${(value / base).toFixed(2)} ×`.padStart(8)
  process.stdout.write(`a tray of ${CELLS} cells, median of ${ROUNDS} rounds\n`)
  process.stdout.write(
    `part   first in its batch   after ${EARLIER_VISITS} other trays   after ${EARLIER_PASSAGES} passages of its own\n`,
  )
  for (const { part, none, others, same } of rows) {
    process.stdout.write(
      `${part.padEnd(6)} ${ms(none)}  ${ms(others)} ${ratio(others, none)}  ${ms(same)} ${ratio(same, none)}\n`,
    )
  }
  for (const line of Object.values(lines)) line.store.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
