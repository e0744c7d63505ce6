import { describe, expect, it } from 'vitest'
import { makeBatch } from '../../test/make/commit-groups.ts'
import { BatchLookup } from './batch-lookup.ts'

describe('BatchLookup', () => {
  it('finds the batch of an egg, present or earlier, and asks the store once for an earlier one', () => {
    const [earlier, present] = [makeBatch({ state: 'closed' }, 'B1'), makeBatch({}, 'B2')]
    const asked: string[] = []
    const findBatch = (batchId: string) => {
      asked.push(batchId)
      return batchId === 'B1' ? earlier : undefined
    }
    const lookup = new BatchLookup(() => present, { findBatch })
    const batches = [null, 'B2', 'B1', 'B1', 'B2', 'B1'].map((batchId) => lookup.of(batchId)?.identity.batchId)
    expect(batches).toEqual([undefined, 'B2', 'B1', 'B1', 'B2', 'B1'])
    expect(asked).toEqual(['B1'])
  })
})
