import { describe, expect, it } from 'vitest'
import { KeptScans } from './kept-scans.ts'

const STREAMING = { streaming: true, credit: 50 }
const DOWN = { streaming: false, credit: 50 }

/** A line whose scanner has just sent a message of its own time. */
function caughtUp() {
  const kept = new KeptScans(0)
  kept.onMessage(false, 0)
  return kept
}

describe('a scanner', () => {
  it('may keep scans until it has sent a message that it numbered on this connection', () => {
    const kept = new KeptScans(0)
    expect(kept.mayStillCome).toBe(true)
    kept.onMessage(true, 10)
    expect(kept.mayStillCome).toBe(true)
    kept.onMessage(false, 20)
    expect(kept.mayStillCome).toBe(false)
  })

  it('may keep scans while the link is down, and after it until it has caught up', () => {
    const kept = caughtUp()
    kept.onLinkDown()
    expect(kept.mayStillCome).toBe(true)
    kept.tick(STREAMING, 100)
    kept.onMessage(true, 200)
    expect(kept.mayStillCome).toBe(true)
    kept.onMessage(false, 300)
    expect(kept.mayStillCome).toBe(false)
  })

  it.each([
    ['was switched on just now', 1, [], false],
    ['has sent all of its numbers', 9, [{ from: 1, to: 8 }], false],
    ['has numbers that are not here', 9, [{ from: 1, to: 7 }], true],
    [
      'has a hole among its numbers',
      9,
      [
        { from: 1, to: 3 },
        { from: 5, to: 8 },
      ],
      true,
    ],
    ['never sent one of its numbers', 9, [], true],
  ])('that %s is told by its Hello', (_, nextSequence, have, mayStillCome) => {
    const kept = new KeptScans(0)
    kept.onHello(nextSequence, have)
    expect(kept.mayStillCome).toBe(mayStillCome)
  })

  it('that had no credit keeps scans of this very connection: only silence shows that they are through', () => {
    const kept = caughtUp()
    kept.tick({ streaming: true, credit: 0 }, 100)
    kept.onHello(1, [])
    kept.onMessage(false, 200)
    kept.tick(STREAMING, 3_199)
    expect(kept.mayStillCome).toBe(true)
    kept.tick(STREAMING, 3_200)
    expect(kept.mayStillCome).toBe(false)
  })

  it('says nothing by being silent while it is away, and loses no lack of credit by a broken link', () => {
    const kept = caughtUp()
    kept.tick({ streaming: true, credit: 0 }, 0)
    kept.tick(DOWN, 1_000)
    kept.tick(DOWN, 60_000)
    kept.onMessage(false, 60_100)
    expect(kept.mayStillCome).toBe(true)
    expect(kept.isQuiet(63_099)).toBe(false)
    kept.tick(STREAMING, 63_100)
    expect(kept.mayStillCome).toBe(false)
  })
})
