import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { silentLogger } from '../log/logger.ts'
import { LOOK_EVERY_MS, Revisions, WAIT_LOOKS_MAX } from './revisions.ts'

function setUp() {
  const time = createFakeTime()
  const changed = new Map<string, number>()
  const sealed: string[] = []
  let queued = 0
  const state = { failing: false, final: true }
  const revisions = new Revisions({
    store: {
      changedSummaries: () => [...changed].map(([batchId, changes]) => ({ batchId, changes, final: state.final })),
      sealRevision(batchId) {
        if (state.failing) throw new Error('SQLITE_FULL: database or disk is full')
        sealed.push(batchId)
        changed.delete(batchId)
      },
    },
    seal: () => undefined,
    timers: time.timers,
    log: silentLogger,
    onQueued: () => queued++,
  })
  return { time, changed, sealed, revisions, state, queued: () => queued }
}

describe('Revisions', () => {
  it('waits until nothing changes any more, then makes one revision', async () => {
    const { time, changed, sealed, queued } = setUp()
    for (let changes = 1; changes <= 5; changes++) {
      changed.set('b1', changes)
      await time.advance(LOOK_EVERY_MS)
    }
    expect(sealed).toEqual([])
    await time.advance(LOOK_EVERY_MS)
    expect(sealed).toEqual(['b1'])
    await time.advance(5 * LOOK_EVERY_MS)
    expect(sealed).toEqual(['b1'])
    expect(queued()).toBe(1)
  })

  it('waits until nothing more is expected of the batch, and not for ever', async () => {
    const { time, changed, sealed, state } = setUp()
    state.final = false
    changed.set('b1', 1)
    await time.advance((WAIT_LOOKS_MAX - 1) * LOOK_EVERY_MS)
    expect(sealed).toEqual([])
    await time.advance(LOOK_EVERY_MS)
    expect(sealed).toEqual(['b1'])
    changed.set('b2', 1)
    await time.advance(LOOK_EVERY_MS)
    state.final = true
    await time.advance(LOOK_EVERY_MS)
    expect(sealed).toEqual(['b1', 'b2'])
  })

  it('does not wait for one batch because another still changes', async () => {
    const { time, changed, sealed } = setUp()
    changed.set('b1', 1)
    for (let changes = 1; changes <= 3; changes++) {
      changed.set('b2', changes)
      await time.advance(LOOK_EVERY_MS)
    }
    expect(sealed).toEqual(['b1'])
  })

  it('tries again after a disk that refused, once two looks agree', async () => {
    const { time, changed, sealed, state } = setUp()
    changed.set('b1', 1)
    state.failing = true
    await time.advance(2 * LOOK_EVERY_MS)
    state.failing = false
    await time.advance(2 * LOOK_EVERY_MS)
    expect(sealed).toEqual(['b1'])
  })

  it('rests when it is stopped', async () => {
    const { time, changed, sealed, revisions } = setUp()
    changed.set('b1', 1)
    revisions.stop()
    await time.advance(3 * LOOK_EVERY_MS)
    expect(sealed).toEqual([])
  })
})
