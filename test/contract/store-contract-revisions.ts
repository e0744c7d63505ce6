import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SealBatch } from '../../electron/store/outbox.ts'
import type { EggOverride, Store } from '../../electron/store/store.ts'
import { MORNING_MS, makeBatch, makeGroup, scanItem } from '../make/commit-groups.ts'
import { type StoreBuild, StoreHarness } from './store-harness.ts'

const BATCH = '2026-1121-01'

/** The message says in its first two bytes how many eggs and how many corrected eggs it counted. */
const seal: SealBatch = (_batch, sums) => ({
  revision: sums.nextRevision,
  idempotencyKey: `key-${sums.nextRevision}`,
  schemaVersion: 1,
  payload: new Uint8Array([Object.values(sums.eggs.byClass).reduce((sum, count) => sum + count, 0), sums.overridden]),
  payloadSha256: new Uint8Array(32),
  enqueuedWallMs: MORNING_MS,
})

function correction(column: number, over: Partial<EggOverride> = {}): EggOverride {
  return {
    ...{ visitId: 1, cell: { row: 0, column }, attempt: 1, batchId: BATCH, atWallMs: MORNING_MS, operator: '' },
    from: { eggClass: 'FEMALE', action: 'KEEP' },
    ...{ eggClass: 'MALE', action: 'REMOVE_MALE', reason: 'CANDLED', note: '', ...over },
  }
}

const closedBatch = () => makeBatch({ state: 'closed', closedWallMs: MORNING_MS })
const sealChanged = (store: Store) => {
  for (const { batchId } of store.changedSummaries()) store.sealRevision(batchId, seal)
}
const messages = (store: Store) =>
  store.outbox.list(1e6, 50).map(({ revision, payload }) => ({ revision, counted: [...payload] }))

/** One batch whose eggs lie side by side, and what its newest summary must say. */
class Play {
  readonly #harness: StoreHarness
  #sequence = 1
  #closed = false
  /** Newest attempt by column. */
  readonly #attempts: number[] = []
  /** Corrected attempt by column. */
  readonly #corrected = new Map<number, number>()

  constructor(harness: StoreHarness) {
    this.#harness = harness
    harness.begin()
  }

  egg(): void {
    this.#scan(this.#attempts.length, 1)
  }

  rescan(): void {
    const attempt = this.#attempts[0]
    if (attempt !== undefined) this.#scan(0, attempt + 1)
  }

  correct(): void {
    const column = this.#attempts.length - 1
    const attempt = this.#attempts[column]
    if (attempt === undefined) return
    this.#harness.store.saveOverride(correction(column, { attempt }))
    this.#corrected.set(column, attempt)
  }

  close(): void {
    if (!this.#closed) this.#harness.store.saveBatch(closedBatch(), seal)
    this.#closed = true
  }

  seal(): void {
    sealChanged(this.#harness.store)
  }

  reopen(): void {
    this.#harness.reopen()
  }

  expected(): number[] {
    const speaking = [...this.#corrected].filter(([column, attempt]) => this.#attempts[column] === attempt)
    return [this.#attempts.length, speaking.length]
  }

  #scan(column: number, attempt: number): void {
    this.#sequence++
    const scan = scanItem(this.#sequence, { cell: { row: 0, column }, attempt })
    this.#harness.store.commit(makeGroup([scan], this.#sequence))
    this.#attempts[column] = attempt
  }
}

/** What every build of the store must do with batches that change after they were sent. */
export function describeStoreRevisions(name: string, build: StoreBuild): void {
  describe(`revisions on ${name}`, () => {
    const harness = new StoreHarness(build)
    const close = () => harness.store.saveBatch(closedBatch(), seal)

    it('counts a corrected egg once, and no more when a later attempt decided it anew', () => {
      harness.begin()
      harness.store.commit(
        makeGroup(
          [2, 3].map((n) => scanItem(n, { cell: { row: 0, column: n } })),
          3,
        ),
      )
      for (const column of [2, 2, 3]) harness.store.saveOverride(correction(column))
      harness.store.commit(makeGroup([scanItem(4, { cell: { row: 0, column: 3 }, attempt: 2 })], 4))
      expect(harness.store.changedSummaries()).toEqual([])
      close()
      expect(messages(harness.store)).toEqual([{ revision: 1, counted: [2, 1] }])
    })

    it('marks what changes after the close, durably, and nothing before it', () => {
      harness.begin()
      harness.store.commit(makeGroup([scanItem(2)], 2))
      close()
      expect(harness.store.changedSummaries()).toEqual([])
      harness.store.commit(makeGroup([scanItem(3, { cell: { row: 0, column: 1 } })], 3))
      const [late] = harness.store.changedSummaries()
      expect(late?.batchId).toBe(BATCH)
      harness.store.saveOverride(correction(1))
      expect(harness.store.changedSummaries()[0]?.changes).toBeGreaterThan(late?.changes ?? 99)
      harness.reopen()
      sealChanged(harness.store)
      expect(harness.store.changedSummaries()).toEqual([])
      expect(messages(harness.store)).toEqual([
        { revision: 2, counted: [2, 1] },
        { revision: 1, counted: [1, 0] },
      ])
    })

    it('keeps the mark when the message cannot be made', () => {
      harness.begin()
      harness.store.commit(makeGroup([scanItem(2)], 2))
      close()
      harness.store.saveOverride(correction(0))
      const broken = () => {
        throw new Error('no message')
      }
      expect(() => harness.store.sealRevision(BATCH, broken)).toThrowError(/no message/)
      expect(harness.store.changedSummaries()).toHaveLength(1)
      expect(messages(harness.store)).toHaveLength(1)
    })

    it('marks no batch that was never sent, and none for the trays of another', () => {
      harness.begin()
      harness.store.saveBatch(closedBatch())
      harness.store.commit(makeGroup([scanItem(2)], 2))
      expect(harness.store.changedSummaries()).toEqual([])
    })

    it('ends with a newest revision that equals the rows, whatever comes in whatever order, with restarts between', () => {
      const step = fc.constantFrom('egg', 'rescan', 'correct', 'close', 'seal', 'reopen')
      fc.assert(
        fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
          harness.restart()
          const play = new Play(harness)
          for (const one of steps) play[one]()
          play.close()
          play.seal()
          expect(messages(harness.store)[0]?.counted).toEqual(play.expected())
        }),
        { numRuns: 40 },
      )
    })
  })
}
