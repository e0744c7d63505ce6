import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { EggAction } from '../../../electron/domain/egg.ts'
import type * as Table from '../../../electron/domain/law/allowed-actions.ts'

/** One mistake at a time in the one function that answers what is allowed: each lets a single illegal action through. */
type Mistake = (...asked: Parameters<typeof Table.allowedActions>) => EggAction | undefined
let mistake: Mistake = () => undefined

vi.mock('../../../electron/domain/law/allowed-actions.ts', async (load) => {
  const real = await load<typeof Table>()
  return {
    ...real,
    allowedActions: (...asked: Parameters<typeof real.allowedActions>): ReadonlySet<EggAction> => {
      const extra = mistake(...asked)
      const allowed = real.allowedActions(...asked)
      return extra === undefined ? allowed : new Set([...allowed, extra])
    },
  }
})

const { walkChunk } = await import('./law-section.ts')
const { emptyTally } = await import('./tally.ts')

const SECOND_H = 1 / 3600

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a male for the one second after the limit': (
    { removalEndsAtHours = Number.NaN },
    eggClass,
    { hours = Number.NaN, trust },
  ) => {
    const past = hours - removalEndsAtHours
    return trust === 'trusted' && eggClass === 'MALE' && past >= 0 && past < SECOND_H ? 'REMOVE_MALE' : undefined
  },
  'an uncertain egg past the limit': (_law, eggClass, { trust }) =>
    trust === 'trusted' && eggClass === 'UNCERTAIN' ? 'REMOVE_MALE' : undefined,
  'a male by a clock that has jumped': (_law, eggClass, { trust }) =>
    trust === 'clock-not-trusted' && eggClass === 'MALE' ? 'REMOVE_MALE' : undefined,
  'a male without a set time': (_law, eggClass, { trust }) =>
    trust === 'no-set-time' && eggClass === 'MALE' ? 'REMOVE_MALE' : undefined,
  'a clear egg by a clock that has jumped': (_law, eggClass, { trust }) =>
    trust === 'clock-not-trusted' && eggClass === 'INFERTILE' ? 'REMOVE_CLEAR' : undefined,
}

describe('a mistake in the legal table', () => {
  beforeEach(() => {
    mistake = () => undefined
  })

  it.each(Object.entries(MISTAKES))('that removes %s is found by the sample', (_what, planted) => {
    mistake = planted
    const tally = emptyTally()
    walkChunk(tally, 'sample', 0, 20_000)
    expect(tally.offences.length).toBeGreaterThan(0)
  })

  it('is what was found, and nothing else', () => {
    const tally = emptyTally()
    walkChunk(tally, 'sample', 0, 2_000)
    expect(tally.offences).toEqual([])
  })
})
