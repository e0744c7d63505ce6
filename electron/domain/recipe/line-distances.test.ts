import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classify, type JudgedFigures } from './classify.ts'
import { isProbability, lineDistances, RECIPE_LINES, type RecipeLine } from './line-distances.ts'
import { DEFAULT_RECIPE } from './recipe.ts'

const hen: JudgedFigures = {
  fertility: { viable: 0.95, infertile: 0.02, earlyDead: 0.01, midDead: 0.01, empty: 0.01 },
  female: 0.95,
  quality: { signalToNoise: 6, saturatedShare: 0.05, interference: 0.02, evenness: 0.9 },
}
const JUST_GOOD = { signalToNoise: 1, saturatedShare: 0.2, interference: 0.1, evenness: 0.65 }
/** Beyond any of the lines of the picture. */
const POOR = Array(4).fill('UNREADABLE')
const clear = { ...hen, fertility: { viable: 0.1, infertile: 0.84, earlyDead: 0.03, midDead: 0.02, empty: 0.01 } }
const empty = { ...hen, fertility: { viable: 0.02, infertile: 0.02, earlyDead: 0.01, midDead: 0.01, empty: 0.94 } }

const of = (figures: JudgedFigures, line: RecipeLine) =>
  lineDistances(figures, DEFAULT_RECIPE).distances.find((one) => one.line === line)
const beyonds = (figures: JudgedFigures) => lineDistances(figures, DEFAULT_RECIPE).distances.map(({ beyond }) => beyond)

describe('the distances of an egg to the lines of its recipe', () => {
  it('are positive where a line is kept, in the unit of the figure', () => {
    expect(of(hen, 'signalToNoiseMin')?.distance).toBeCloseTo(5)
    expect(of(hen, 'saturatedShareMax')?.distance).toBeCloseTo(0.15)
    expect(of(hen, 'interferenceMax')?.distance).toBeCloseTo(0.08)
    expect(of(hen, 'evennessMin')?.distance).toBeCloseTo(0.25)
    expect(of(hen, 'fertilityThreshold')?.distance).toBeCloseTo(0.35)
    expect(of(hen, 'femaleThreshold')?.distance).toBeCloseTo(0.15)
    expect(of(hen, 'maleThreshold')?.distance).toBeCloseTo(-0.75)
  })

  it('say what each figure alone would have made of the egg on the other side of its line', () => {
    expect(beyonds(hen)).toEqual([...POOR, 'UNCERTAIN', 'UNCERTAIN', 'MALE'])
    expect(beyonds(clear)).toEqual([...POOR, 'UNCERTAIN', 'INFERTILE', 'INFERTILE'])
    // A cell that is clearly empty gives no signal, and needs none; but what is seen of an egg on one side only makes it none.
    expect(beyonds(empty)).toEqual(['EMPTY', 'EMPTY', 'UNREADABLE', 'UNREADABLE', 'UNCERTAIN', 'EMPTY', 'EMPTY'])
    expect(beyonds({ ...hen, quality: { ...hen.quality, signalToNoise: 0.5 } })[0]).toBe('FEMALE')
    expect(beyonds({ ...hen, quality: { ...hen.quality, saturatedShare: 0.3 } })[1]).toBe('FEMALE')
    expect(beyonds({ ...hen, quality: { ...hen.quality, interference: 0.3 } })[2]).toBe('FEMALE')
    expect(beyonds({ ...hen, quality: { ...hen.quality, evenness: 0.3 } })[3]).toBe('FEMALE')
    expect(beyonds({ ...hen, female: 0.7 })).toEqual([...POOR, 'UNCERTAIN', 'FEMALE', 'MALE'])
    const doubtful = { ...hen.fertility, viable: 0.5, infertile: 0.47 }
    expect(beyonds({ ...hen, fertility: doubtful })[4]).toBe('FEMALE')
  })

  it('name the nearest probability that changes the class, and none where none alone does', () => {
    expect(lineDistances(hen, DEFAULT_RECIPE).nearest).toMatchObject({ line: 'femaleThreshold', beyond: 'UNCERTAIN' })
    expect(lineDistances(clear, DEFAULT_RECIPE).nearest).toMatchObject({ line: 'fertilityThreshold' })
    const poor = { ...hen, quality: { ...hen.quality, signalToNoise: 0, saturatedShare: 1 } }
    expect(lineDistances(poor, DEFAULT_RECIPE).nearest).toBeUndefined()
  })

  it('take a figure on its line for one that keeps it', () => {
    const onLine = { ...hen, female: 0.8, quality: JUST_GOOD }
    expect(lineDistances(onLine, DEFAULT_RECIPE).eggClass).toBe('FEMALE')
    expect(beyonds(onLine)).toEqual([...POOR, 'UNCERTAIN', 'UNCERTAIN', 'MALE'])
    expect(of(onLine, 'femaleThreshold')?.distance).toBe(0)
  })

  it('agree with the rule: moving the figure by a little more than its distance makes what they say', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const anyFigures = fc.record({
      fertility: fc.record({ viable: share, infertile: share, earlyDead: share, midDead: share, empty: share }),
      female: share,
      quality: fc.record({
        signalToNoise: fc.double({ min: 0, max: 30, noNaN: true }),
        saturatedShare: share,
        interference: share,
        evenness: share,
      }),
    })
    const step = 1e-6
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const { eggClass, distances } = lineDistances(figures, DEFAULT_RECIPE)
        expect(eggClass).toBe(classify(figures, DEFAULT_RECIPE).eggClass)
        expect(distances.map(({ line }) => line)).toEqual(RECIPE_LINES)
        for (const { line, distance, beyond } of distances.filter((one) => Math.abs(one.distance) > step)) {
          const by = distance + Math.sign(distance) * step
          const { quality } = figures
          const moved =
            line === 'signalToNoiseMin'
              ? { ...figures, quality: { ...quality, signalToNoise: quality.signalToNoise - by } }
              : line === 'saturatedShareMax'
                ? { ...figures, quality: { ...quality, saturatedShare: quality.saturatedShare + by } }
                : line === 'interferenceMax'
                  ? { ...figures, quality: { ...quality, interference: quality.interference + by } }
                  : line === 'evennessMin'
                    ? { ...figures, quality: { ...quality, evenness: quality.evenness - by } }
                    : line === 'femaleThreshold'
                      ? { ...figures, female: figures.female - by }
                      : line === 'maleThreshold'
                        ? { ...figures, female: figures.female + by }
                        : undefined
          if (moved !== undefined) expect(classify(moved, DEFAULT_RECIPE).eggClass).toBe(beyond)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('are told in points where they are probabilities', () => {
    expect(RECIPE_LINES.filter(isProbability)).toEqual(['fertilityThreshold', 'femaleThreshold', 'maleThreshold'])
  })
})
