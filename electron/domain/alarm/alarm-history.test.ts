import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AlarmBehaviour,
  type AlarmEvent,
  isActive,
  isCalling,
  NORMAL_ALARM,
  reduceAlarm,
  SHELVE_MAX_MS,
  withheldBy,
} from './alarm-state.ts'

const PLAIN: AlarmBehaviour = { onDelayMs: 1_000, offDelayMs: 2_000, latching: false }

describe('every history of an alarm', () => {
  const event = fc.oneof(
    fc.boolean().map((present): AlarmEvent => ({ kind: 'condition', present })),
    fc.constantFrom<AlarmEvent>({ kind: 'tick' }, { kind: 'acknowledge' }, { kind: 'reset' }, { kind: 'unshelve' }),
    fc.nat(20_000).map((forMs): AlarmEvent => ({ kind: 'shelve', forMs })),
    fc.boolean().map((on): AlarmEvent => ({ kind: 'suppress', on })),
    fc.boolean().map((on): AlarmEvent => ({ kind: 'take-out-of-service', on })),
  )
  const history = fc.array(fc.tuple(fc.nat(4_000), event), { maxLength: 40 })

  function at(steps: readonly (readonly [number, AlarmEvent])[], behaviour: AlarmBehaviour) {
    let nowMs = 0
    let state = NORMAL_ALARM
    for (const [waitMs, one] of steps) {
      nowMs += waitMs
      state = reduceAlarm(state, one, behaviour, nowMs)
    }
    return { state, nowMs }
  }

  it('ends active when the condition stands for its delay, and not active when it is gone for its delay', () => {
    fc.assert(
      fc.property(history, fc.boolean(), fc.boolean(), (steps, latching, present) => {
        const behaviour = { ...PLAIN, latching }
        const { state, nowMs } = at(steps, behaviour)
        const sensed = reduceAlarm(state, { kind: 'condition', present }, behaviour, nowMs)
        const settled = reduceAlarm(sensed, { kind: 'tick' }, behaviour, nowMs + 2_000)
        expect(isActive(settled)).toBe(present)
      }),
    )
  })

  it('never loses an active alarm by acknowledging it, and never shows one that is withheld', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { state, nowMs } = at(steps, PLAIN)
        const seen = reduceAlarm(state, { kind: 'acknowledge' }, PLAIN, nowMs)
        expect(isActive(seen)).toBe(isActive(state))
        if (withheldBy(seen) !== undefined) expect(isCalling(seen)).toBe(false)
      }),
    )
  })

  it('comes back by itself: nothing is shelved for ever', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { state, nowMs } = at(steps, PLAIN)
        expect(reduceAlarm(state, { kind: 'tick' }, PLAIN, nowMs + SHELVE_MAX_MS).shelvedUntilMs).toBeUndefined()
      }),
    )
  })
})
