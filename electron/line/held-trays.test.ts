import { describe, expect, it } from 'vitest'
import { makeVisit } from '../../test/make/commit-groups.ts'
import { HeldTrays } from './held-trays.ts'

describe('HeldTrays', () => {
  it('lists trays that wait until the same tray passes again', () => {
    const held = new HeldTrays()
    held.add(makeVisit(1, { code: '0415' }))
    held.add(makeVisit(2, { code: '0416' }))
    expect(held.list()).toEqual([
      { trayCode: '0415', visitId: 1 },
      { trayCode: '0416', visitId: 2 },
    ])
    held.passedAgain('0415')
    expect(held.list()).toEqual([{ trayCode: '0416', visitId: 2 }])
    expect([held.has(1), held.has(2)]).toEqual([false, true])
  })

  it('has places for five, and gives up the oldest', () => {
    const held = new HeldTrays()
    for (let visitId = 1; visitId <= 7; visitId++) held.add(makeVisit(visitId))
    expect(held.list().map(({ visitId }) => visitId)).toEqual([3, 4, 5, 6, 7])
  })

  it('does not take one tray without a readable code for another', () => {
    const held = new HeldTrays()
    held.add(makeVisit(1, { code: '' }))
    held.add(makeVisit(2, { code: '0416' }))
    held.passedAgain('')
    expect(held.list().map(({ visitId }) => visitId)).toEqual([1, 2])
  })
})
