import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../base/random.ts'
import { damageFrame, type LineFaults, lineFate } from './line-faults.ts'

const SOUND: LineFaults = { lateShare: 0, lateByMs: 250, duplicateShare: 0, damageShare: 0, dropShare: 0 }

function fates(faults: Partial<LineFaults>, count = 2_000) {
  const random = seededRandom('line')
  return Array.from({ length: count }, () => lineFate({ ...SOUND, ...faults }, random))
}

describe('what becomes of a frame', () => {
  it('is nothing at all on a sound line', () => {
    for (const fate of fates({})) {
      expect(fate).toEqual({ isLost: false, isDamaged: false, isDoubled: false, delayMs: 0 })
    }
  })

  it.each([
    ['lateShare', ({ delayMs }: ReturnType<typeof lineFate>) => delayMs > 0],
    ['duplicateShare', ({ isDoubled }: ReturnType<typeof lineFate>) => isDoubled],
    ['damageShare', ({ isDamaged }: ReturnType<typeof lineFate>) => isDamaged],
    ['dropShare', ({ isLost }: ReturnType<typeof lineFate>) => isLost],
  ] as const)('happens as often as %s says, and always at 1', (share, happened) => {
    const count = fates({ [share]: 0.15 }).filter(happened).length
    expect(count).toBeGreaterThan(240)
    expect(count).toBeLessThan(360)
    expect(fates({ [share]: 1 }).every(happened)).toBe(true)
  })

  it('delays by up to the time that is named, and by very different times', () => {
    const delays = fates({ lateShare: 1, lateByMs: 100 }).map(({ delayMs }) => delayMs)
    expect(Math.min(...delays)).toBe(1)
    expect(Math.max(...delays)).toBe(100)
    expect(new Set(delays).size).toBe(100)
  })

  it('changes nothing else when one share changes', () => {
    const lost = (faults: Partial<LineFaults>) => fates(faults).map(({ isLost }) => isLost)
    expect(lost({ dropShare: 0.1, lateShare: 0.5, damageShare: 0.5 })).toEqual(lost({ dropShare: 0.1 }))
  })
})

describe('a damaged frame', () => {
  it('is another one, however short, and the original stays as it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 60 }), fc.nat(), (frame, seed) => {
        const before = frame.slice()
        const damaged = damageFrame(frame, seededRandom(seed))
        expect(frame).toEqual(before)
        expect(damaged).not.toEqual(frame)
        expect(damaged.length).toBeLessThanOrEqual(frame.length)
      }),
    )
  })
})
