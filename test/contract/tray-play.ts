import type { Cell } from '../../electron/domain/egg.ts'
import { isInQuestion } from '../../electron/domain/tray/passage.ts'
import type { CommitItem, Store } from '../../electron/store/store.ts'
import { identity, MORNING_MS, makeBatch, makeVisit, SAID, scanItem } from '../make/commit-groups.ts'
import { TrayWorld, WORLD_SHAPE, type WorldStep, type WorldVisit } from '../make/tray-world.ts'

const cellOf = (index: number): Cell => ({ row: Math.floor(index / 2), column: index % 2 })

/** The id of the world's n-th batch. */
export function batchName(batch: number): string {
  return `2026-1121-${String(batch).padStart(2, '0')}`
}

/** A history of the world, written into a store as the pipeline would. */
export class TrayPlay {
  readonly world = new TrayWorld()
  readonly #harness: { readonly store: Store }
  #sequence = 0

  constructor(harness: { readonly store: Store }) {
    this.#harness = harness
    this.#openBatch()
  }

  go(step: WorldStep): void {
    const { world } = this
    if (step.do === 'begin') this.#begin(step)
    else if (step.do === 'scan' && world.open !== undefined) this.#scan(world.open, step.cell, step.readable)
    else if (step.do === 'scan-late') {
      const visit = world.visits.at(-1 - step.back)
      if (visit !== undefined) this.#scan(visit, step.cell, step.readable)
    } else if (step.do === 'end' && world.open !== undefined) this.#end(world.open)
    else if (step.do === 'new-batch') {
      world.batch++
      this.#openBatch()
    } else if (step.do === 'refill') {
      const last = world.lastOf(step.code)
      const tray = last && this.#harness.store.trays.tray(last.number)
      if (tray?.ended === true && tray.state === 'complete') world.refill(step.code)
    }
  }

  /** People say the truth: first which tray each was, then which eggs it held. */
  answerAll(): void {
    const { trays } = this.#harness.store
    for (const { number, code, readable } of this.world.visits) if (!readable) trays.name(number, code, SAID)
    for (const { number, fill } of this.world.visits) {
      const tray = trays.tray(number)
      if (tray === undefined || !isInQuestion(tray.flags)) continue
      const before = this.world.visits.find((visit) => visit.number === tray.continues)
      trays.sayEggs(number, before?.fill === fill ? 'SAME_EGGS' : 'OTHER_EGGS', SAID)
    }
  }

  #openBatch(): void {
    this.#harness.store.saveBatch(makeBatch({ state: 'closed' }, batchName(this.world.batch)))
  }

  #begin(step: Extract<WorldStep, { do: 'begin' }>): void {
    const pulled = this.world.lastOf(step.code)
    if (pulled?.ended === false) this.#end(pulled)
    const { number, batch, code, readable } = this.world.begin(step)
    const shown = readable ? code : ''
    const visit = makeVisit(number, { ...WORLD_SHAPE, code: shown, batchId: batchName(batch) })
    this.#commit({ kind: 'tray-begin', visit })
  }

  #end(visit: WorldVisit): void {
    visit.ended = true
    const tray = this.#harness.store.trays.tray(visit.number)
    const waits = tray?.eggs.some(({ state }) => state.action === 'RESCAN') === true
    const held = waits || isInQuestion(tray?.flags ?? [])
    const state = held ? 'held' : 'complete'
    this.#commit({ kind: 'tray-end', visitId: visit.number, endedWallMs: MORNING_MS, state, reason: 'EGGS_WAIT' })
  }

  #scan(visit: WorldVisit, cell: number, readable: boolean): void {
    const { attempt, eggClass } = this.world.scan(visit, cell, readable)
    const action = eggClass === 'UNREADABLE' ? 'RESCAN' : 'KEEP'
    const batchId = batchName(visit.batch)
    const where = { visitId: visit.number, cell: cellOf(cell), batchId }
    const sequence = this.#sequence + 1
    this.#commit(scanItem(sequence, { ...where, attempt, eggClass, action }))
  }

  #commit(item: CommitItem): void {
    const sequence = ++this.#sequence
    this.#harness.store.commit({ items: [item], received: [identity(sequence)], releasedThrough: sequence })
  }
}
