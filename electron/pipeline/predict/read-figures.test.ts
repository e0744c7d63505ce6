import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModelManifest } from '../../model/manifest.ts'
import { OutputShapeError, readFemale, readFertility } from './read-figures.ts'

type Read = Pick<ModelManifest, 'outputs' | 'calibration'>
type Fertility = Read['outputs']['fertility']
type Female = Read['outputs']['female']

function reading(fertility: Fertility, female: Female = 'notJudged', temperature?: number): Read {
  const calibration: Read['calibration'] =
    temperature === undefined
      ? { method: 'none' }
      : {
          ...{ method: 'temperature', appliedInGraph: false, images: 10 },
          ...{ fertilityTemperature: temperature, sexTemperature: temperature },
        }
  return { outputs: { fertility, female, attention: null }, calibration }
}

/** To five decimals; single precision has seven. */
function rounded(figures: Float32Array): number[] {
  return [...figures].map((figure) => Math.round(figure * 1e5) / 1e5)
}

describe('the figures of a network', () => {
  it('are found under any order of labels, and those of the same label are added', () => {
    const head: Fertility = { name: 'out', labels: ['midDead', 'viable', 'earlyDead', 'midDead'] }
    expect(rounded(readFertility(Float32Array.of(0.1, 0.6, 0.1, 0.2), 1, reading(head)))).toEqual([0.6, 0, 0.1, 0.3, 0])
  })

  it('of both sexes are of a living egg, and p(female) is the share among them', () => {
    const head = { name: 'out', labels: ['male', 'infertile', 'female'] } as const
    const both = { ...head, labels: [...head.labels] }
    expect(rounded(readFertility(Float32Array.of(0.3, 0.5, 0.2), 1, reading(both, both)))).toEqual([0.5, 0.5, 0, 0, 0])
    expect(rounded(readFemale(Float32Array.of(0.3, 0.5, 0.2, 0, 1, 0), 2, reading(both, both)))).toEqual([0.4, 0.5])
  })

  it('of a single column are those of the first label, the rest the second’s', () => {
    const head: Fertility = { name: 'out', labels: ['infertile', 'viable'], activation: 'sigmoid' }
    expect(rounded(readFertility(Float32Array.of(0, Math.log(3)), 2, reading(head)))).toEqual([
      0.5, 0.5, 0, 0, 0, 0.25, 0.75, 0, 0, 0,
    ])
    const male: Female = { name: 'out', labels: ['male', 'female'], activation: 'sigmoid' }
    expect(rounded(readFemale(Float32Array.of(Math.log(9)), 1, reading('assumedViable', male)))).toEqual([0.1])
  })

  it('that say "I do not know" go to every class alike', () => {
    const head: Fertility = { name: 'out', labels: ['viable', 'unknown'] }
    expect(rounded(readFertility(Float32Array.of(0.5, 0.5), 1, reading(head)))).toEqual([0.6, 0.1, 0.1, 0.1, 0.1])
  })

  it('become probabilities by softmax with the temperature that is still to be applied, without overflow', () => {
    const head: Fertility = { name: 'out', labels: ['viable', 'infertile'], activation: 'softmax' }
    const logits = Float32Array.of(2 * Math.log(3), 0)
    expect(rounded(readFertility(logits, 1, reading(head, 'notJudged', 2)))).toEqual([0.75, 0.25, 0, 0, 0])
    const graph: Read = reading(head, 'notJudged', 2)
    const applied = { ...graph, calibration: { ...graph.calibration, appliedInGraph: true } } as Read
    expect(rounded(readFertility(logits, 1, applied))).toEqual([0.9, 0.1, 0, 0, 0])
    expect(rounded(readFertility(Float32Array.of(2000, -2000), 1, reading(head)))).toEqual([1, 0, 0, 0, 0])
  })

  it('that nobody judges are said plainly: every egg lives, no sex is known', () => {
    expect(rounded(readFertility(undefined, 2, reading('assumedViable')))).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0])
    expect(rounded(readFemale(undefined, 2, reading({ name: 'out', labels: ['viable', 'infertile'] })))).toEqual([
      0.5, 0.5,
    ])
  })

  it('are refused with another number of columns than labels, and a softmax of one', () => {
    const head: Fertility = { name: 'out', labels: ['viable', 'infertile', 'empty'] }
    expect(() => readFertility(Float32Array.of(0.5, 0.5), 1, reading(head))).toThrow(OutputShapeError)
    expect(() => readFertility(undefined, 1, reading(head))).toThrow('holds no figures')
    const one: Fertility = { name: 'out', labels: ['viable', 'infertile'], activation: 'softmax' }
    expect(() => readFertility(Float32Array.of(0.5), 1, reading(one))).toThrow('sigmoid may be meant')
  })

  it('of the sex that are no shares are not a number, in every form of output, and never an even chance', () => {
    const columns = ['male', 'infertile', 'female'] as const
    const plain: Female = { name: 'out', labels: [...columns] }
    const softmax: Female = { name: 'out', labels: ['female', 'male'], activation: 'softmax' }
    const sigmoid: Female = { name: 'out', labels: ['female', 'male'], activation: 'sigmoid' }
    const male: Female = { name: 'out', labels: ['male', 'female'] }
    const raw: Female = { name: 'out' }
    const read = (female: Female, ...figures: number[]) => {
      const count = female === raw || female === sigmoid || female === male ? figures.length : 1
      return [...readFemale(Float32Array.of(...figures), count, reading('assumedViable', female))]
    }
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -3]) {
      expect(read(plain, none, 0, 0.5)).toEqual([Number.NaN])
      expect(read(plain, 0.5, 0, none)).toEqual([Number.NaN])
      expect(read(male, none)).toEqual([Number.NaN])
    }
    // The usual column is handed on as it is, to be refused where it is used.
    expect(read(raw, Number.NaN, 0.25)).toEqual([Number.NaN, 0.25])
    expect(read(male, 3)).toEqual([Number.NaN])
    expect(read(sigmoid, Number.NaN)).toEqual([Number.NaN])
    expect(read(softmax, Number.NaN, 1)).toEqual([Number.NaN])
    expect(read(softmax, Number.POSITIVE_INFINITY, 1)).toEqual([Number.NaN])
    expect(read(plain, -3, 0, 1)).toEqual([Number.NaN])
    // What is said of other classes takes nothing from the sex.
    expect(read(plain, 0.25, Number.NaN, 0.75)).toEqual([0.75])
  })

  it('of the sex lie between 0 and 1 or are not a number, whatever the network gives', () => {
    const activation = fc.constantFrom('softmax', 'sigmoid', 'none')
    const property = fc.property(fc.float32Array({ minLength: 3, maxLength: 3 }), activation, (row, how) => {
      const head: Female = {
        ...{ name: 'out', labels: ['male', 'viable', 'female'] },
        ...(how !== 'none' && { activation: how }),
      }
      const female = readFemale(row, 1, reading('assumedViable', head))[0] ?? 2
      expect(Number.isNaN(female) || (female >= 0 && female <= 1)).toBe(true)
      if (Number.isNaN(row[0]) || Number.isNaN(row[2])) expect(female).toBeNaN()
    })
    fc.assert(property)
  })

  it('stay a distribution whatever the logits, and stay none where they are none', () => {
    const head: Fertility = { name: 'out', labels: ['male', 'midDead', 'unknown', 'female'], activation: 'softmax' }
    const property = fc.property(
      fc.float32Array({ minLength: 4, maxLength: 4, noNaN: true, noDefaultInfinity: true }),
      (logits) => {
        const figures = readFertility(logits, 1, reading(head))
        expect(figures.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
      },
    )
    fc.assert(property)
    const raw = readFertility(Float32Array.of(3, -1, 0, 1), 1, reading({ name: 'out', labels: head.labels }))
    expect(raw[0]).toBe(4)
  })
})
