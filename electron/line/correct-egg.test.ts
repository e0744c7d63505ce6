import { describe, expect, it } from 'vitest'
import { MemoryStore } from '../../test/fake/memory-store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import { lawUntil, trusted } from '../../test/make/law.ts'
import type { OverrideEgg } from '../contract/line.ts'
import type { Caller } from '../domain/access.ts'
import { silentLogger } from '../log/logger.ts'
import { correctEgg } from './correct-egg.ts'

const NO_AGE = { hours: undefined, trust: 'no-set-time' } as const
const JANSEN: Caller = { userId: 'u1', name: 'K. Jansen', roles: ['operator'] }
const cell = { row: 2, column: 3 }
const wish: OverrideEgg = { visitId: 1, cell, attempt: 1, eggClass: 'MALE', reason: 'CANDLED', note: 'seen by hand' }

function storeWithEgg(batchId: string | null = '2026-1121-01'): MemoryStore {
  const store = new MemoryStore()
  store.saveBatch(makeBatch())
  store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1, { batchId }) }], 1, [1]))
  store.commit(makeGroup([scanItem(2, { cell, eggClass: 'FEMALE', batchId })], 2))
  return store
}

function correct(store: MemoryStore, change: Partial<OverrideEgg> = {}, hours = 280) {
  const age = (batch: unknown) => (batch === undefined ? NO_AGE : trusted(hours))
  const law = () => lawUntil(288)
  const parts = { store, nowWallMs: MORNING_MS, log: silentLogger, caller: JANSEN, age, law }
  return correctEgg({ ...wish, ...change }, parts)
}

describe('a correction', () => {
  it('is a further record, and leaves what was decided', () => {
    const store = storeWithEgg()
    expect(correct(store)).toEqual({ ok: true })
    expect(store.overrides).toEqual([
      {
        ...wish,
        batchId: '2026-1121-01',
        atWallMs: MORNING_MS,
        operator: 'K. Jansen',
        from: { eggClass: 'FEMALE', action: 'KEEP' },
        action: 'REMOVE_MALE',
      },
    ])
    expect(store.findEgg(1, cell)?.state).toMatchObject({ eggClass: 'FEMALE', action: 'KEEP' })
    expect(store.trail).toEqual([
      {
        ...{ who: 'K. Jansen', act: 'egg.override', subject: '2026-1121-01 / 1 / 3,4', why: 'CANDLED: seen by hand' },
        before: '{"class":"FEMALE","action":"KEEP","attempt":1}',
        after: '{"class":"MALE","action":"REMOVE_MALE","attempt":1}',
      },
    ])
  })

  it('removes nothing past the limit of the batch, nor without a batch', () => {
    const store = storeWithEgg()
    correct(store, {}, 288)
    expect(store.overrides[0]?.action).toBe('KEEP')
    const homeless = storeWithEgg(null)
    correct(homeless)
    expect(homeless.overrides[0]).toMatchObject({ batchId: null, action: 'HOLD' })
  })

  it('is refused when the disk does not store it', () => {
    const store = storeWithEgg()
    store.failing = true
    expect(correct(store)).toEqual({ ok: false, refusal: 'NOT_SAVED' })
  })

  it('is refused for an egg that is not there or has changed meanwhile, and without the note that it needs', () => {
    const store = storeWithEgg()
    expect(correct(store, { visitId: 2 })).toEqual({ ok: false, refusal: 'UNKNOWN_EGG' })
    expect(correct(store, { cell: { row: 0, column: 0 } })).toEqual({ ok: false, refusal: 'UNKNOWN_EGG' })
    expect(correct(store, { attempt: 2 })).toEqual({ ok: false, refusal: 'EGG_CHANGED' })
    expect(correct(store, { reason: 'OTHER', note: '' })).toEqual({ ok: false, refusal: 'NOTE_MISSING' })
    expect(store.overrides).toEqual([])
  })
})
