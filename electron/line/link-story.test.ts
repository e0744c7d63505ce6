import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { LINK_CHANGES_SHOWN, RECONNECTS_COUNTED_MAX } from '../contract/link-story.ts'
import { liveViewSchema } from '../contract/live.ts'
import { isTrying, LINK_STATES, type LinkState } from '../domain/link/link-state.ts'
import type { LinkView } from '../scanner/link.ts'
import { LinkStory } from './link-story.ts'

const HELLO = { scannerSerial: 'OVO-1', sessionId: 'a1', model: 'Scanner', firmware: '1.0', nextSequence: 1 }
const HOUR_MS = 3_600_000

function link(state: LinkState, change: Partial<LinkView> = {}): LinkView {
  return {
    ...{ state, hello: HELLO, transport: 'serial', path: '/dev/ttyUSB0', fault: null, silentForMs: 10 },
    ...{ retryInMs: null, framesAccepted: 5, rejected: {}, framesResent: 0, bytesReceived: 0, bytesSent: 0 },
    ...{ remedy: null, capacityBytesPerS: null, clock: null },
    ...change,
  }
}

function setUp() {
  const time = new ManualTime()
  const story = new LinkStory(time)
  const none = () => false
  return {
    ...{ time, story },
    view: (now: LinkView) => story.view(now, none),
    async passes(...steps: readonly (readonly [state: LinkState, forMs: number])[]) {
      for (const [state, forMs] of steps) {
        story.note(link(state))
        await time.advance(forMs)
      }
    },
  }
}

describe('LinkStory', () => {
  it('knows nothing before the first word of the link', () => {
    expect(setUp().view(link('Absent', { hello: undefined, transport: 'none' }))).toEqual({
      ...{ problem: { id: 'NO_SCANNER_CHOSEN', severity: 'hint' }, stateForMs: null, reconnects: 0, changes: [] },
      framesResent: 0,
    })
  })

  it('says since when, through how many attempts, and what was wrong, newest first', async () => {
    const { time, passes, view } = setUp()
    const startWallMs = time.wallMs()
    await passes(['Opening', 5], ['Handshaking', 95], ['Streaming', 900], ['Absent', 250])
    await passes(['Opening', 1], ['Absent', 499], ['Opening', 1], ['Absent', 249])
    expect(view(link('Absent'))).toMatchObject({
      ...{ problem: { id: 'SCANNER_LOST', severity: 1 }, stateForMs: 1_000, reconnects: 0 },
      changes: [
        { atWallMs: startWallMs + 1_000, state: 'Absent', problem: 'SCANNER_LOST', attempts: 3 },
        { atWallMs: startWallMs + 100, state: 'Streaming', problem: null, attempts: 1 },
      ],
    })
    await passes(['Opening', 30], ['Handshaking', 40])
    expect(view(link('Handshaking')).stateForMs).toBe(40)
    await passes(['Streaming', 7])
    expect(view(link('Streaming'))).toMatchObject({ problem: null, stateForMs: 7, reconnects: 1 })
  })

  it('keeps apart what looks alike and has another cause', () => {
    const { story, view } = setUp()
    story.note(link('Blocked', { fault: 'BUSY' }))
    story.note(link('Blocked', { fault: 'PERMISSION' }))
    const problems = view(link('Blocked', { fault: 'PERMISSION' })).changes.map(({ problem }) => problem)
    expect(problems).toEqual(['SCANNER_PERMISSION', 'SCANNER_BUSY'])
  })

  it('counts no attempts where no scanner is chosen', () => {
    const { story, view } = setUp()
    const nothing = link('Absent', { hello: undefined, transport: 'none', path: null })
    for (let n = 0; n < 3; n++) story.note(nothing)
    expect(view(nothing).changes).toMatchObject([{ problem: 'NO_SCANNER_CHOSEN', attempts: 1 }])
  })

  it('goes on saying what was wrong while it tries', () => {
    const { story } = setUp()
    const { problem } = story.view(link('Handshaking'), (id) => id === 'SCANNER_SILENT')
    expect(problem).toEqual({ id: 'SCANNER_SILENT', severity: 1 })
  })

  it('counts the reconnects of one day, and no change of the way', async () => {
    const { time, story, passes, view } = setUp()
    await passes(['Streaming', 1], ['Absent', 1], ['Streaming', 1])
    story.replaced()
    await passes(['Streaming', 1])
    expect(view(link('Streaming'))).toMatchObject({ reconnects: 1, stateForMs: 1 })
    await passes(['Stale', 23 * HOUR_MS], ['Streaming', 0])
    expect(view(link('Streaming')).reconnects).toBe(2)
    await time.advance(HOUR_MS)
    expect(view(link('Streaming')).reconnects).toBe(1)
  })

  it('takes the same memory whatever happens, and nothing that a screen would refuse', () => {
    const { story, view } = setUp()
    for (let n = 0; n < RECONNECTS_COUNTED_MAX + 50; n++) {
      story.note(link('Streaming'))
      story.note(link('Absent'))
    }
    expect(view(link('Absent'))).toMatchObject({ reconnects: RECONNECTS_COUNTED_MAX })
    const schema = liveViewSchema.shape.link.pick({ changes: true, problem: true })
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINK_STATES), { minLength: 1 }), (states) => {
        const one = setUp()
        for (const state of states) one.story.note(link(state))
        const { changes, problem } = one.view(link(states.at(-1) ?? 'Absent'))
        expect(schema.safeParse({ changes, problem }).success).toBe(true)
        expect(changes.length).toBeLessThanOrEqual(LINK_CHANGES_SHOWN)
        expect(changes.some(({ state }) => isTrying(state))).toBe(false)
        for (const [at, change] of changes.entries()) expect(change.state).not.toBe(changes[at + 1]?.state)
      }),
    )
  })
})
