import { describe, expect, it } from 'vitest'
import { isTrying, LINK_STATES } from '../../../electron/domain/link/link-state.ts'
import { MAP, STATE_BOXES, type StateBox, WAITING_ROOM, WAYS } from './state-map.ts'

const within = (inner: StateBox, outer: StateBox) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

describe('the drawing of the states', () => {
  it('has room for every state, one beside the other', () => {
    for (const state of LINK_STATES) {
      const box = STATE_BOXES[state]
      expect(within(box, { x: 0, y: 0, ...MAP })).toBe(true)
      for (const other of LINK_STATES.filter((one) => one !== state)) {
        const { x, y, width, height } = STATE_BOXES[other]
        const apart = x >= box.x + box.width || box.x >= x + width || y >= box.y + box.height || box.y >= y + height
        expect([state, other, apart]).toEqual([state, other, true])
      }
    }
  })

  it('puts what waits for another attempt in one room, and nothing else', () => {
    const waiting = LINK_STATES.filter((state) => within(STATE_BOXES[state], WAITING_ROOM))
    expect(waiting).toEqual(LINK_STATES.filter((state) => !isTrying(state) && state !== 'Streaming'))
  })

  it('leads from box to box, and not through thin air', () => {
    const places: readonly StateBox[] = [WAITING_ROOM, ...Object.values(STATE_BOXES)]
    const touches = ([x, y]: readonly [number, number]) =>
      places.some((box) => within({ x, y, width: 0, height: 0 }, box))
    for (const { from, to } of WAYS) expect([touches(from), touches(to)]).toEqual([true, true])
  })
})
