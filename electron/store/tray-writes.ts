import type { FlockRange } from '../domain/tray/flock-range.ts'
import { settled, type TrayWord } from '../domain/tray/hold.ts'
import { judgeAnew, judgePassage, type TrayFlag } from '../domain/tray/passage.ts'
import type { Catalogue } from './catalogue.ts'
import { ACTION_CODES, HOLD_ANSWER_CODES, packFlags, TRAY_WORD_CODES, VISIT_STATE_CODES } from './codes.ts'
import type { Cold } from './cold/cold.ts'
import { EggRows } from './egg-rows.ts'
import { StoreError } from './errors.ts'
import { FactCells } from './fact-cells.ts'
import type { Statement, WritableDb } from './open-database.ts'
import { packCell, unpackCell } from './quantise.ts'
import { relink, type TrayLinks } from './tray-links.ts'
import type { TrayReads } from './tray-reads.ts'
import type { Said, SaveRelease, SaveTransfer, StoredTray } from './trays.ts'
import { END_EARLIER_HOLDS_SQL } from './visit-rows.ts'

interface RangeRow {
  readonly from_cell: number
  readonly to_cell: number
  readonly flock: string
}

export const FLOCK_RANGES_SQL = `SELECT from_cell, to_cell, flock FROM flock_range
  WHERE batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?) AND code = ? ORDER BY from_cell`

/** What people say of trays: each a transaction of its own, or part of the one around it. */
export class TrayWrites {
  readonly #db: WritableDb
  readonly #catalogue: Catalogue
  readonly #links: TrayLinks
  readonly #reads: TrayReads
  readonly #cold: Cold
  readonly #facts: FactCells
  readonly #eggs: EggRows
  readonly #ranges: Statement<RangeRow>

  constructor(db: WritableDb, catalogue: Catalogue, links: TrayLinks, reads: TrayReads, cold: Cold) {
    this.#db = db
    this.#catalogue = catalogue
    this.#links = links
    this.#reads = reads
    this.#cold = cold
    this.#facts = new FactCells(db)
    this.#eggs = new EggRows(db, this.#facts, links, cold)
    this.#ranges = db.prepare(FLOCK_RANGES_SQL)
  }

  release({ visitId, how, eggs, ...said }: SaveRelease): void {
    this.#atOnce(() => {
      const releaseId = this.#keepWord(visitId, how, said)
      const addEgg = this.#db.prepare(
        'INSERT INTO egg_release (visit_id, cell, attempt, release_id, action) VALUES (?, ?, ?, ?, ?)',
      )
      for (const { cell, attempt, action } of eggs) {
        addEgg.run(visitId, packCell(cell), attempt, releaseId, ACTION_CODES.code(action))
      }
      this.#db
        .prepare('UPDATE tray_visit SET hold_answer = ?, through = max(through, ?) WHERE visit_id = ?')
        .run(HOLD_ANSWER_CODES.code(how), how === 'AS_IS' ? 1 : 0, visitId)
    })
  }

  /** Answers with the visits whose marks have changed. */
  sayEggs(visitId: number, word: 'SAME_EGGS' | 'OTHER_EGGS', said: Said): number[] {
    const changed = [visitId]
    this.#atOnce(() => {
      this.#keepWord(visitId, word, said)
      const tray = this.#known(visitId)
      const { code } = tray.visit
      this.#saveMarks(tray, code, [...tray.flags, word])
      // What came after it was judged while this one was still open.
      if (this.#known(visitId).through && !tray.through) changed.push(...this.#judgeNext(tray, code))
      this.#relinkAndCount([code], tray)
    })
    return changed
  }

  /** Answers with the visits whose marks have changed. */
  name(visitId: number, code: string, said: Said): number[] {
    const changed = [visitId]
    this.#atOnce(() => {
      this.#keepWord(visitId, 'NAMED', said)
      const tray = this.#known(visitId)
      this.#saveMarks(tray, code, ['NAMED', ...judgePassage(tray.visit, this.#earlier(tray, code)).flags])
      // Its passages of the old name are linked without it; two that continue the same one would stand in each other's way.
      this.#db.prepare('UPDATE tray_visit SET continues_visit_id = NULL WHERE visit_id = ?').run(visitId)
      // It has passed again, whichever batch of its line it was held in; nobody could know when it did.
      this.#db.prepare(END_EARLIER_HOLDS_SQL).run(code, visitId, visitId)
      for (const named of [tray.visit.code, code]) changed.push(...this.#judgeNext(tray, named))
      this.#relinkAndCount([tray.visit.code, code], tray)
    })
    return changed
  }

  transfer({ fromVisitId, toVisitId, moves, why, who, atWallMs }: SaveTransfer): void {
    this.#atOnce(() => {
      const add = this.#db.prepare(
        `INSERT INTO egg_transfer (from_visit_id, from_cell, to_visit_id, to_cell, at_wall_ms, who, why) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      for (const { from, to } of moves) {
        add.run(fromVisitId, packCell(from), toVisitId, packCell(to), Math.round(atWallMs), who, why)
      }
      this.#links.forget()
      // A later passage that came by before the move was written down counted the egg where it stands now.
      for (const visitId of [fromVisitId, toVisitId]) {
        const chain = this.#links.chain(visitId)
        if (chain.length > 1) this.#eggs.recount(chain)
      }
    })
  }

  setFlockRanges(batchKey: string, code: string, ranges: readonly FlockRange[]): void {
    this.#atOnce(() => {
      const batchId = this.#catalogue.batch(batchKey)
      this.#db.prepare('DELETE FROM flock_range WHERE batch_id = ? AND code = ?').run(batchId, code)
      const add = this.#db.prepare(
        'INSERT INTO flock_range (batch_id, code, from_cell, to_cell, flock) VALUES (?, ?, ?, ?, ?)',
      )
      for (const { from, to, flock } of ranges) add.run(batchId, code, packCell(from), packCell(to), flock)
    })
  }

  flockRanges(batchKey: string, code: string): FlockRange[] {
    const own = this.#ranges.all(batchKey, code)
    const rows = own.length > 0 ? own : this.#ranges.all(batchKey, '')
    return rows.map((row) => ({ flock: row.flock, from: unpackCell(row.from_cell), to: unpackCell(row.to_cell) }))
  }

  /** Stands in the record of the batch. Answers with the row. */
  #keepWord(visitId: number, word: TrayWord, { why, who, atWallMs }: Said): number | bigint {
    return this.#db
      .prepare('INSERT INTO tray_release (visit_id, at_wall_ms, who, how, why) VALUES (?, ?, ?, ?, ?)')
      .run(visitId, Math.round(atWallMs), who, TRAY_WORD_CODES.code(word), why).lastInsertRowid
  }

  /** The passage before the next one of that code is another now, or was finished only now. */
  #judgeNext(tray: StoredTray, code: string): number[] {
    const next = this.#links.passages(this.#batchOf(tray), code).find((one) => one.visitId > tray.visit.visitId)
    if (next === undefined) return []
    const nextTray = this.#known(next.visitId)
    this.#saveMarks(nextTray, code, judgeAnew(nextTray.flags, judgePassage(next, this.#earlier(nextTray, code))))
    return [next.visitId]
  }

  #earlier(than: StoredTray, code: string) {
    return this.#links.passages(this.#batchOf(than), code).filter((one) => one.visitId < than.visit.visitId)
  }

  #saveMarks(tray: StoredTray, code: string, flags: readonly TrayFlag[]): void {
    const { state, holdReason, answer, through } = tray.ended
      ? settled(
          { ...tray, flags },
          tray.eggs.map((egg) => egg.actionNow),
        )
      : tray
    this.#db
      .prepare(
        'UPDATE tray_visit SET code = ?, flags = ?, state = ?, hold_reason = ?, hold_answer = ?, through = ? WHERE visit_id = ?',
      )
      .run(
        code,
        packFlags(flags),
        VISIT_STATE_CODES.code(state),
        holdReason ?? null,
        answer === undefined ? null : HOLD_ANSWER_CODES.code(answer),
        through ? 1 : 0,
        tray.visit.visitId,
      )
  }

  /** Of all passages of these codes in the tray's batch, and of the tray itself. */
  #relinkAndCount(codes: readonly string[], tray: StoredTray): void {
    const batchId = this.#batchOf(tray)
    if (batchId === null) return
    const visits = codes.flatMap((code) => [...relink(this.#db, this.#links, batchId, code)])
    this.#eggs.recount([...new Set([...visits, tray.visit.visitId])])
    this.#facts.write()
  }

  #batchOf({ visit }: StoredTray): number | null {
    return visit.batchId === null ? null : this.#catalogue.batch(visit.batchId)
  }

  #known(visitId: number): StoredTray {
    // Without its eggs it would be judged as an empty one.
    this.#cold.need([visitId])
    const tray = this.#reads.tray(visitId)
    if (tray === undefined) throw new StoreError('CONFLICT', `there is no tray visit ${visitId}`)
    return tray
  }

  #atOnce(work: () => void): void {
    try {
      this.#db
        .transaction(() => {
          work()
          this.#facts.write()
        })
        .immediate()
    } catch (error) {
      this.#facts.forget()
      this.#links.forget()
      throw error
    }
  }
}
