import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeVisit } from '../../test/make/commit-groups.ts'
import { EGG_ACTIONS, type EggAction } from '../domain/egg.ts'
import type { EggChange, TrayVisit } from '../store/store.ts'
import { cellIndex, TrayBook } from './tray-book.ts'

const NOTHING = { openVisits: [], nextVisitId: 7 }

function unnumbered(traySequence: number): Omit<TrayVisit, 'visitId'> {
  const { visitId: _given, ...visit } = makeVisit(traySequence)
  return visit
}

function change(visitId: number, column: number, action: EggAction): EggChange {
  const after = { eggClass: 'FEMALE', action, attempt: 1 } as const
  return { visitId, batchId: null, cell: { row: 0, column }, before: undefined, after }
}

describe('TrayBook', () => {
  it('numbers visits on from the store, and finds them by what the scanner calls them', () => {
    const book = new TrayBook(NOTHING)
    const first = book.begin(unnumbered(1))
    const second = book.begin(unnumbered(2))
    expect([first.visitId, second.visitId]).toEqual([7, 8])
    expect(book.find(second.ref)?.visit).toEqual({ ...unnumbered(2), visitId: 8 })
    expect(book.find({ ...first.ref, traySequence: 3 })).toBeUndefined()
    expect(book.find({ ...first.ref, sessionId: '00000000000000ff' })).toBeUndefined()
    expect(book.find({ ...first.ref, scannerSerial: 'OTHER' })).toBeUndefined()
  })

  it('holds a tray exactly when an egg of it waits, by what the store said last', () => {
    const column = fc.nat(14)
    const changes = fc.array(fc.tuple(column, fc.constantFrom(...EGG_ACTIONS)), { maxLength: 40 })
    fc.assert(
      fc.property(changes, (steps) => {
        const book = new TrayBook(NOTHING)
        const { ref, visitId } = book.begin(unnumbered(1))
        const other = book.begin(unnumbered(2))
        book.apply([change(other.visitId, 0, 'HOLD')])
        const model = new Map<number, EggAction>()
        for (const [where, action] of steps) {
          book.apply([change(visitId, where, action)])
          model.set(where, action)
        }
        const waits = [...model.values()].some((action) => action === 'HOLD' || action === 'RESCAN')
        expect(book.end(ref)).toEqual(waits ? { state: 'held', reason: 'EGGS_WAIT' } : { state: 'complete' })
        expect(book.end(other.ref)?.state).toBe('held')
      }),
    )
  })

  it('ends a tray once, and takes nothing more for it', () => {
    const book = new TrayBook(NOTHING)
    const { ref, visitId } = book.begin(unnumbered(1))
    expect(book.end(ref)).toEqual({ state: 'complete' })
    expect(book.find(ref)).toBeUndefined()
    expect(book.end(ref)).toBeUndefined()
    expect(() => book.apply([change(visitId, 0, 'HOLD')])).not.toThrow()
  })

  it('still knows a tray that has ended, because the sorter comes after the scanner', () => {
    const book = new TrayBook(NOTHING)
    const visit = book.begin(unnumbered(1))
    expect(book.findEnded(visit.ref)).toBeUndefined()
    book.end(visit.ref)
    expect(book.findEnded(visit.ref)?.visit).toEqual(visit)
    for (let tray = 2; tray <= 66; tray++) book.end(book.begin(unnumbered(tray)).ref)
    expect(book.findEnded(visit.ref)).toBeUndefined()
    expect(book.findEnded(unnumbered(3).ref)?.visit.ref.traySequence).toBe(3)
  })

  it('builds on a copy: what is begun, held or ended there is not so here until it is taken over', () => {
    const book = new TrayBook(NOTHING)
    const visit = book.begin(unnumbered(1))
    const draft = book.draft()
    const begun = draft.begin(unnumbered(2))
    draft.end(visit.ref)
    expect(book.find(visit.ref)?.visit).toEqual(visit)
    expect(book.find(begun.ref)).toBeUndefined()
    // A second try numbers the same tray the same.
    expect(book.draft().begin(unnumbered(2)).visitId).toBe(begun.visitId)
  })

  it('holds a tray of which fewer eggs came than the scanner says it scanned', () => {
    const book = new TrayBook(NOTHING)
    const { ref } = book.begin(unnumbered(1))
    expect(book.end(ref, 1)).toEqual({ state: 'held', reason: 'INCOMPLETE' })
  })

  it('goes on after a restart with the open trays and their eggs', () => {
    const visit = makeVisit(3, { state: 'held' })
    const waiting = { cell: { row: 1, column: 2 }, state: { eggClass: 'MALE', action: 'HOLD', attempt: 1 } } as const
    const book = new TrayBook({ openVisits: [{ visit, eggs: [waiting] }], nextVisitId: 4 })
    expect(book.find(visit.ref)).toMatchObject({ held: true, visit })
    expect(book.find(visit.ref)?.eggs.get(cellIndex(visit, waiting.cell))).toEqual(waiting.state)
    expect(book.end(visit.ref)).toEqual({ state: 'held', reason: 'EGGS_WAIT' })
    expect(book.begin(unnumbered(4)).visitId).toBe(4)
  })

  it('knows the removals of open trays, of which nobody may know whether they took place', () => {
    const book = new TrayBook(NOTHING)
    const { ref, visitId } = book.begin(unnumbered(1))
    book.apply([change(visitId, 0, 'REMOVE_CLEAR'), change(visitId, 1, 'KEEP'), change(visitId, 2, 'REMOVE_MALE')])
    const removal = { kind: 'not-removed', visitId, attempt: 1 } as const
    expect(book.removals()).toEqual([
      { ...removal, cell: { row: 0, column: 0 } },
      { ...removal, cell: { row: 0, column: 2 } },
    ])
    book.end(ref)
    expect(book.removals()).toEqual([])
  })

  it('forgets the oldest when more are open than any line has', () => {
    const book = new TrayBook(NOTHING)
    const visits = Array.from({ length: 65 }, (_, tray) => book.begin(unnumbered(tray + 1)))
    expect(book.find(visits[0]!.ref)).toBeUndefined()
    expect(book.find(visits[1]!.ref)).toBeDefined()
    expect(book.find(visits[64]!.ref)).toBeDefined()
  })
})

describe('cellIndex', () => {
  it('counts row by row', () => {
    expect(cellIndex({ columns: 15 }, { row: 2, column: 3 })).toBe(33)
  })
})
