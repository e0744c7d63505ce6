import { describe, expect, it } from 'vitest'
import { MORNING_MS } from '../../test/make/commit-groups.ts'
import { fillHistory, TRAY_CELLS } from '../../test/make/history.ts'
import { lookBack } from '../../test/make/look-back.ts'

const WISH = { scans: 2_000, seed: 3, days: 5, untilWallMs: MORNING_MS }
const NEWEST = { search: '', state: 'all', beforeCursor: null } as const

describe('a made history', () => {
  it('agrees with itself, is as long as was wished, and lies in the days before', async () => {
    await lookBack((review, store) => {
      const made = fillHistory(store, WISH)
      expect(made.scans).toBeGreaterThanOrEqual(WISH.scans)
      expect(made.scans).toBeLessThan(WISH.scans + made.batches * 2)
      expect(made.trays).toBeGreaterThanOrEqual(Math.floor(made.eggs / TRAY_CELLS))
      expect(review.reconcile()).toMatchObject({ agrees: true, scanRows: made.scans, factScans: made.scans })
      const batches = review.batches(NEWEST)
      expect(batches).toHaveLength(made.batches)
      for (const { state, startedAtWallMs, eggs } of batches) {
        expect([state, eggs > 0]).toEqual(['closed', true])
        expect(startedAtWallMs).toBeGreaterThan(MORNING_MS - 6 * 86_400_000)
        expect(startedAtWallMs).toBeLessThan(MORNING_MS)
      }
    })
  })

  it('is the same for the same seed, and another for another one', async () => {
    const listOf = async (seed: number) => {
      const lists: unknown[] = []
      await lookBack((review, store) => {
        fillHistory(store, { ...WISH, seed })
        lists.push(review.batches(NEWEST))
      })
      return lists[0]
    }
    const first = await listOf(3)
    expect(await listOf(3)).toEqual(first)
    expect(await listOf(4)).not.toEqual(first)
  })
})
