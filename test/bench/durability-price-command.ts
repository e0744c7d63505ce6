import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { openDatabaseMark } from '../../electron/store/database-mark.ts'
import type { DatabaseDriver } from '../../electron/store/open-database.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { Store } from '../../electron/store/store.ts'
import { makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'
import { median } from './result.ts'

/** What the promises of docs/durability.md cost: a scan committed at each of SQLite's levels of `synchronous`, in turn, and one mark beside the database. */

const LEVELS = ['FULL', 'NORMAL', 'OFF'] as const
const GROUP_SIZES = [1, 8, 16]
const ROUNDS = 30
const SCANS_PER_ROUND = 480
const MARKS = 20_000

/** A database whose connection can be told another level. */
class Line {
  readonly #store: Store
  #sequence = 0
  #visitId = 0
  #cell = 0

  constructor(folder: string, level: string) {
    const connections: Database.Database[] = []
    const driver = function openSpied(path: string, options: Database.Options) {
      const db = new Database(path, options)
      connections.push(db)
      return db
    } as unknown as DatabaseDriver
    this.#store = openStore({ folder, key: randomBytes(32), clock: systemClock, log: silentLogger, driver })
    connections.at(-1)?.pragma(`synchronous = ${level}`)
    this.#store.saveBatch(makeBatch())
  }

  /** Microseconds a scan, in groups of that size. */
  priceUs(groupScans: number): number {
    const startedMs = performance.now()
    for (let done = 0; done < SCANS_PER_ROUND; done += groupScans) {
      const items = Array.from({ length: groupScans }, () => this.#next()).flat()
      this.#store.commit(makeGroup(items, this.#sequence))
    }
    return ((performance.now() - startedMs) * 1000) / SCANS_PER_ROUND
  }

  close(): void {
    this.#store.close()
  }

  #next() {
    const at = this.#cell++ % 150
    const begin = at === 0 ? [{ kind: 'tray-begin', visit: makeVisit(++this.#visitId) } as const] : []
    const cell = { row: Math.floor(at / 15), column: at % 15 }
    return [...begin, scanItem(++this.#sequence, { visitId: this.#visitId, cell })]
  }
}

function priceOfMarkUs(folder: string): number {
  const file = openDatabaseMark(join(folder, 'price.mark'), randomBytes(32), 0)
  const mark = { databaseKey: randomBytes(16), commits: 0, scans: 0, newestWallMs: systemClock.wallMs(), closed: false }
  const startedMs = performance.now()
  for (let n = 1; n <= MARKS; n++) file.write({ ...mark, commits: n, scans: n }, systemClock.monoMs())
  const tookUs = (performance.now() - startedMs) * 1000
  file.close()
  return tookUs / MARKS
}

const folder = mkdtempSync(join(tmpdir(), 'ovoscope-durability-'))
try {
  const lines = LEVELS.map((level) => ({ level, line: new Line(join(folder, level), level) }))
  for (const groupScans of GROUP_SIZES) {
    const prices = new Map<string, number[]>(LEVELS.map((level) => [level, []]))
    for (let round = 0; round < ROUNDS; round++) {
      // In turn, so that what else the machine does falls on all of them.
      for (const { level, line } of [...lines.slice(round % 3), ...lines.slice(0, round % 3)]) {
        prices.get(level)?.push(line.priceUs(groupScans))
      }
    }
    const us = (level: string) => `${level} ${(median(prices.get(level) ?? []) ?? 0).toFixed(0)} µs`
    process.stdout.write(`a scan in groups of ${groupScans}: ${LEVELS.map(us).join(', ')}\n`)
  }
  const markUs = median(Array.from({ length: 9 }, () => priceOfMarkUs(folder))) ?? 0
  const shares = GROUP_SIZES.map((size) => `${(markUs / size).toFixed(2)} µs a scan in groups of ${size}`)
  process.stdout.write(`a mark: ${markUs.toFixed(1)} µs a group; ${shares.join(', ')}\n`)
  for (const { line } of lines) line.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
