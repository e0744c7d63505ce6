import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { recordsOf } from '../../electron/domain/master-data/kinds.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { makeFlock } from '../make/master-records.ts'
import { describeMasterData } from './store-contract-master-data.ts'
import { StoreHarness } from './store-harness.ts'

describe('in memory', () => {
  let memory = new MemoryStore()
  beforeEach(() => {
    memory = new MemoryStore()
  })
  describeMasterData('the fake', () => memory)
})

describe('in the encrypted build', () => {
  const harness = new StoreHarness({ key: new Uint8Array(32).fill(5), driver: Database })
  describeMasterData('the encrypted build', () => harness.store)

  it('is there after a restart', () => {
    const breed = { kind: 'breed', id: 'breed-1', revision: 1, retired: false, name: 'B', eggColour: 'white' } as const
    harness.store.masterData.write([breed, makeFlock()])
    harness.reopen()
    expect(recordsOf(harness.store.masterData.read(), 'flock')).toEqual([makeFlock()])
    expect(harness.store.masterData.read().revision).toBe(1)
  })
})
