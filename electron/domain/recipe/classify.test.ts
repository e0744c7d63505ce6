import { describe, expect, it } from 'vitest'
import { classify, type JudgedFigures, likeliest } from './classify.ts'
import { DEFAULT_RECIPE } from './recipe.ts'

const good = { signalToNoise: 6, saturatedShare: 0, interference: 0, evenness: 1 }
const none = { viable: 0, infertile: 0, earlyDead: 0, midDead: 0, empty: 0 }

function figures(change: Partial<JudgedFigures>): JudgedFigures {
  return {
    fertility: { ...none, viable: 1 },
    female: 0.95,
    quality: good,
    ...change,
  }
}

const called = (change: Partial<JudgedFigures>) => classify(figures(change), DEFAULT_RECIPE)

describe('the class of an egg', () => {
  it('is told by picture, then fertility, then sex, each from its own line on', () => {
    expect(called({})).toEqual({ eggClass: 'FEMALE', confidence: 0.95, reason: 'CLEAR_CUT' })
    expect(called({ female: 0.8 }).eggClass).toBe('FEMALE')
    expect(called({ female: 0.2 - 1e-9 })).toMatchObject({ eggClass: 'MALE' })
    expect(called({ female: 0.3 })).toEqual({ eggClass: 'UNCERTAIN', confidence: 0.7, reason: 'BELOW_THRESHOLD' })
    expect(called({ fertility: { ...none, viable: 0.59, infertile: 0.41 } })).toEqual({
      ...{ eggClass: 'UNCERTAIN', confidence: 0.59, reason: 'BELOW_THRESHOLD' },
    })
    expect(called({ fertility: { ...none, midDead: 0.6, viable: 0.4 } }).eggClass).toBe('MID_DEAD')
  })

  it('is unreadable from a poor picture, except where nothing was to be seen', () => {
    const poor = { ...good, signalToNoise: 0.99 }
    const unreadable = { eggClass: 'UNREADABLE', confidence: 0, reason: 'BAD_IMAGE' }
    expect(called({ quality: poor })).toEqual(unreadable)
    expect(called({ quality: { ...good, saturatedShare: 0.21 } })).toEqual(unreadable)
    expect(called({ quality: { ...good, interference: 0.101 } })).toEqual(unreadable)
    expect(called({ quality: { ...good, evenness: 0.649 } })).toEqual(unreadable)
    const justGood = { signalToNoise: 1, saturatedShare: 0.2, interference: 0.1, evenness: 0.65 }
    expect(called({ quality: justGood }).eggClass).toBe('FEMALE')
    expect(called({ quality: poor, fertility: { ...none, empty: 0.6, viable: 0.4 } }).eggClass).toBe('EMPTY')
    expect(called({ quality: poor, fertility: { ...none, empty: 0.59, viable: 0.41 } })).toEqual(unreadable)
  })

  it('is no empty cell where something is seen on one side only, or through interference', () => {
    for (const seen of [{ evenness: 0 }, { interference: 0.3 }, { evenness: Number.NaN }]) {
      const quality = { ...good, signalToNoise: 0, ...seen }
      expect(called({ quality, fertility: { ...none, empty: 1 } }).eggClass).toBe('UNREADABLE')
    }
  })

  it('never passes a line with what is no number, and keeps confidence a probability', () => {
    expect(called({ female: Number.NaN }).eggClass).toBe('UNCERTAIN')
    for (const figure of ['signalToNoise', 'saturatedShare', 'interference', 'evenness'] as const) {
      expect(called({ quality: { ...good, [figure]: Number.NaN } }).eggClass).toBe('UNREADABLE')
    }
    expect(called({ female: 1.000004 }).confidence).toBe(1)
    expect(called({ fertility: { ...none, viable: -1e-6 } }).confidence).toBeGreaterThanOrEqual(0)
  })

  it('takes the living first, and of equal probabilities the earlier', () => {
    expect(likeliest({ ...none, viable: 0.5, infertile: 0.5 })).toEqual({
      name: 'VIABLE',
      key: 'viable',
      probability: 0.5,
    })
    expect(likeliest({ ...none, earlyDead: 0.4, midDead: 0.4 }).name).toBe('EARLY_DEAD')
    expect(likeliest({ ...none, infertile: 0.4, empty: 0.41 }).key).toBe('empty')
  })
})
