import { describe, expect, it } from 'vitest'
import { recallStart, rememberStart } from './start-memory.ts'
import {
  faultsOf,
  firstFaulty,
  neighbours,
  ratedSpeed,
  START_STEPS,
  type StartDraft,
  suggestedJurisdiction,
} from './steps.ts'

const DRAFT: StartDraft = {
  site: 'Hatchery',
  timeZone: 'Europe/Berlin',
  jurisdictionId: 'DE',
  line: 'Line 1',
  ratedEggsPerHour: '24000',
  traysLeftOut: [],
}
const isZone = (name: string) => name === 'Europe/Berlin'

describe('the steps of the first start', () => {
  it('let somebody through who only presses Next', () => {
    expect(START_STEPS.flatMap((step) => Object.keys(faultsOf(step, DRAFT, isZone)))).toEqual([])
    expect(firstFaulty(DRAFT, isZone)).toBeUndefined()
  })

  it('say what is wrong with which field, in the step where it stands', () => {
    const wrong = { ...DRAFT, site: '  ', timeZone: 'Berlin', line: 'x'.repeat(61), ratedEggsPerHour: 'fast' }
    expect(faultsOf('place', wrong, isZone)).toEqual({ site: 'required', timeZone: 'timeZone' })
    expect(faultsOf('line', wrong, isZone)).toEqual({ line: 'tooLong', ratedEggsPerHour: 'speed' })
    expect(faultsOf('done', wrong, isZone)).toEqual({})
    expect(firstFaulty(wrong, isZone)).toBe('place')
    expect(firstFaulty({ ...DRAFT, line: '' }, isZone)).toBe('line')
  })

  it.each([
    ['24000', 24_000],
    ['24 000', 24_000],
    ['60', 60],
    ['59', undefined],
    ['10000001', undefined],
    ['24.000', undefined],
    ['', undefined],
  ])('read %j as %s eggs per hour', (text, speed) => {
    expect(ratedSpeed({ ratedEggsPerHour: text })).toBe(speed)
  })

  it('follow each other', () => {
    expect(neighbours('place')).toEqual({ back: undefined, next: 'line' })
    expect(neighbours('done')).toEqual({ back: 'scanner', next: undefined })
  })

  it('suggest a country only where the time zone names one that is known', () => {
    expect(suggestedJurisdiction('Europe/Berlin', ['DE', 'FR'])).toBe('DE')
    expect(suggestedJurisdiction('Europe/Berlin', ['FR'])).toBe('')
    expect(suggestedJurisdiction('Europe/Amsterdam', ['DE'])).toBe('')
  })
})

describe('what is kept of a first start', () => {
  const storage = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
  }

  it('comes back as it was left', () => {
    const kept = storage()
    expect(recallStart(kept)).toEqual({ step: undefined, draft: {}, isLeft: false })
    const memory = { step: 'trays', draft: { ...DRAFT, traysLeftOut: ['a'] }, isLeft: true } as const
    rememberStart(kept, memory)
    expect(recallStart(kept)).toEqual(memory)
  })

  it('is nothing when the storage holds something else', () => {
    for (const text of ['', '{', '[]', 'null', '{"step":"nowhere","draft":7,"isLeft":"yes"}', '{"draft":{"site":7}}']) {
      expect(recallStart({ getItem: () => text })).toEqual({ step: undefined, draft: {}, isLeft: false })
    }
    const long = JSON.stringify({ draft: { site: 'x'.repeat(201), traysLeftOut: [1, 'a'] } })
    expect(recallStart({ getItem: () => long }).draft).toEqual({ traysLeftOut: ['a'] })
  })
})
