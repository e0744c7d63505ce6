import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryStore } from '../../test/fake/memory-store.ts'
import { ALLOWED_LATENESS_MS } from '../domain/event-time/watermark.ts'
import { silentLogger } from '../log/logger.ts'
import { KeptScans } from './kept-scans.ts'

const STREAMING = { streaming: true, credit: 50, backlog: 0 }
const NO_CREDIT = { ...STREAMING, credit: 0 }
const DOWN = { ...STREAMING, streaming: false }

function setUp() {
  const time = new ManualTime()
  const store = new MemoryStore()
  const marks: number[] = []
  const moveEventMark = (toWallMs: number) => void marks.push(toWallMs)
  const parts = { clock: time, store: Object.assign(store, { moveEventMark }), log: silentLogger }
  const shared = { clockTrusted: true, diskLow: false, reviewDown: false, databaseDamaged: false }
  return { time, marks, kept: new KeptScans({ ...parts, shared }) }
}

/** Its scanner has just sent a message of its own time. */
function caughtUp() {
  const rig = setUp()
  rig.kept.onMessage(false)
  return rig
}

describe('a scanner', () => {
  it('may keep scans until it has sent a message that it numbered on this connection', () => {
    const { kept } = setUp()
    expect(kept.mayStillCome).toBe(true)
    kept.onMessage(true)
    expect(kept.mayStillCome).toBe(true)
    kept.onMessage(false)
    expect(kept.mayStillCome).toBe(false)
  })

  it('may keep scans while the link is down, and after it until it has caught up', () => {
    const { kept } = caughtUp()
    kept.onLinkDown()
    expect(kept.mayStillCome).toBe(true)
    kept.tick(STREAMING)
    kept.onMessage(true)
    expect(kept.mayStillCome).toBe(true)
    kept.onMessage(false)
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
    const { kept } = setUp()
    kept.onHello(nextSequence, have)
    expect(kept.mayStillCome).toBe(mayStillCome)
  })

  it('that had no credit keeps scans of this very connection: only silence shows that they are through', async () => {
    const { time, kept } = caughtUp()
    kept.tick(NO_CREDIT)
    kept.onHello(1, [])
    await time.advance(100)
    kept.onMessage(false)
    await time.advance(2_999)
    kept.tick(STREAMING)
    expect(kept.mayStillCome).toBe(true)
    await time.advance(1)
    kept.tick(STREAMING)
    expect(kept.mayStillCome).toBe(false)
  })

  it('says nothing by being silent while it is away, and a broken link does not make up for a lack of credit', async () => {
    const { time, kept } = caughtUp()
    kept.tick(NO_CREDIT)
    await time.advance(60_000)
    kept.tick(DOWN)
    kept.onMessage(false)
    expect(kept.mayStillCome).toBe(true)
    await time.advance(3_000)
    kept.tick(STREAMING)
    expect(kept.mayStillCome).toBe(false)
  })

  it('that is silent lets time move the mark, and none that is away, sends, or waits for its decisions', async () => {
    const { time, marks, kept } = caughtUp()
    kept.tick(STREAMING)
    await time.advance(60_000)
    kept.tick(DOWN)
    await time.advance(60_000)
    kept.tick({ ...STREAMING, backlog: 1 })
    expect(marks).toEqual([])
    kept.tick(STREAMING)
    expect(marks).toEqual([time.wallMs() - ALLOWED_LATENESS_MS])
  })
})
