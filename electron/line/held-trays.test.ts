import { describe, expect, it } from 'vitest'
import { silentLogger } from '../log/logger.ts'
import type { HeldTray } from '../store/trays.ts'
import { HeldTrays } from './held-trays.ts'

function held(visitId: number): HeldTray {
  return {
    ...{ visitId, code: `T-${visitId}`, batchId: 'B1', beganWallMs: 1, endedWallMs: 2, holdReason: 'EGGS_WAIT' },
    ...{ flags: [], rescanAsked: false, eggsWaiting: 1, continues: undefined },
  }
}

describe('HeldTrays', () => {
  it('reads once, and again only after something happened', () => {
    let reads = 0
    let trays = [held(1)]
    const list = new HeldTrays(() => {
      reads++
      return trays
    }, silentLogger)
    expect([list.list(), list.list(), reads]).toEqual([[held(1)], [held(1)], 1])
    trays = [held(1), held(2)]
    expect(list.list()).toEqual([held(1)])
    list.changed()
    expect([list.list().length, reads]).toEqual([2, 2])
  })

  it('shows on what it knows while the database cannot be asked, and asks again', () => {
    let broken = false
    const list = new HeldTrays(() => {
      if (broken) throw new Error('disk')
      return [held(1)]
    }, silentLogger)
    expect(list.list()).toHaveLength(1)
    broken = true
    list.changed()
    expect(list.list()).toHaveLength(1)
    broken = false
    expect(list.list()).toHaveLength(1)
  })
})
