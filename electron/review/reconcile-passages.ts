import { cellName } from '../domain/egg.ts'
import { isRepeat } from '../domain/tray/passage.ts'
import { speakingPassage } from '../domain/tray/speaking-passage.ts'
import { CLASS_CODES, unpackFlags } from '../store/codes.ts'
import { rowsOfVisit } from '../store/cold/rows-of.ts'
import type { ReadableDb, Statement } from '../store/open-database.ts'
import { unpackCell } from '../store/quantise.ts'
import type { DifferenceList } from './difference-list.ts'

interface VisitRow {
  readonly visit_id: number
  readonly flags: number
  readonly continues_visit_id: number | null
}

interface EggRow {
  readonly cell: number
  readonly egg_class: number
  readonly counted: number
}

const EGGS_SQL = 'SELECT cell, egg_class, counted FROM egg WHERE visit_id = ?'

/** Where no passage before or after this one holds the same eggs, each is counted; else exactly one passage is, by the rule. */
export class PassageCheck {
  readonly #differences: DifferenceList
  readonly #visit: Statement<VisitRow>
  readonly #after: Statement<VisitRow>
  readonly #db: ReadableDb
  readonly #moved: Statement<{ cell: number }>
  readonly #wrongLink: Statement

  constructor(db: ReadableDb, differences: DifferenceList) {
    this.#differences = differences
    this.#visit = db.prepare('SELECT visit_id, flags, continues_visit_id FROM tray_visit WHERE visit_id = ?')
    this.#after = db.prepare('SELECT visit_id, flags, continues_visit_id FROM tray_visit WHERE continues_visit_id = ?')
    this.#db = db
    this.#moved = db.prepare(
      `SELECT from_cell AS cell FROM egg_transfer WHERE from_visit_id = ? UNION SELECT to_cell FROM egg_transfer WHERE to_visit_id = ?`,
    )
    this.#wrongLink = db.prepare(
      `SELECT 1 FROM tray_visit AS visit JOIN tray_visit AS before ON before.visit_id = visit.continues_visit_id
       WHERE visit.visit_id = ? AND (before.visit_id >= visit.visit_id OR before.batch_id IS NOT visit.batch_id
         OR before.code <> visit.code OR before.row_count <> visit.row_count OR before.column_count <> visit.column_count)`,
    )
  }

  /** Passages of the same eggs are compared once, with the first of them. */
  check(visitId: number): void {
    const first = this.#visit.get(visitId)
    if (this.#wrongLink.get(visitId) !== undefined) {
      this.#differences.add(`tray visit ${visitId} continues one that is no earlier passage of its tray`)
    } else if (first !== undefined && first.continues_visit_id === null) this.#checkFrom(first)
  }

  #eggsOf(visitId: number): EggRow[] {
    try {
      return rowsOfVisit<EggRow>(this.#db, visitId, EGGS_SQL, visitId)
    } catch {
      // That its cold file cannot be read is said elsewhere.
      return []
    }
  }

  #checkFrom(first: VisitRow): void {
    const chain: VisitRow[] = []
    for (let at: VisitRow | undefined = first; at !== undefined; at = this.#after.get(at.visit_id)) chain.push(at)
    const passages = chain.map((visit) => ({
      visit,
      repeat: isRepeat(unpackFlags(visit.flags)),
      eggs: new Map(this.#eggsOf(visit.visit_id).map((egg) => [egg.cell, egg])),
      moves: new Set(this.#moved.all(visit.visit_id, visit.visit_id).map(({ cell }) => cell)),
    }))
    for (const cell of new Set(passages.flatMap(({ eggs }) => [...eggs.keys()]))) {
      let moved = false
      const words = passages.map(({ eggs, moves, repeat }) => {
        const egg = eggs.get(cell)
        const word = egg && { eggClass: CLASS_CODES.word(egg.egg_class), repeat, moved }
        moved ||= moves.has(cell)
        return word
      })
      const speaking = speakingPassage(words)
      for (const [index, { visit, eggs }] of passages.entries()) {
        const expected = index === speaking ? 1 : 0
        const counted = eggs.get(cell)?.counted
        if (counted === undefined || counted === expected) continue
        const name = `egg ${visit.visit_id}/${cellName(unpackCell(cell))}`
        this.#differences.add(
          `${name}: ${counted === 1 ? 'is counted, but another passage speaks for it' : 'speaks, but is not counted'}`,
        )
      }
    }
  }
}
