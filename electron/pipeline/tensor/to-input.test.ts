import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModelInput } from '../../model/manifest.ts'
import { toInput } from './to-input.ts'
import type { Tensor } from './to-tensor.ts'

const COUNTS: ModelInput = { name: 'x', type: 'uint16', width: 8, height: 8, maps: ['T2', 'T1'] }

/** Two pictures of two maps; a value names its picture, map and pixel. */
const TENSOR: Tensor = {
  values: Uint16Array.from(
    { length: 2 * 2 * 64 },
    (_, i) => 1000 * Math.floor(i / 128) + 100 * (Math.floor(i / 64) % 2) + (i % 64),
  ),
  dims: [2, 2, 8, 8],
}

describe('toInput', () => {
  it('hands counts on as they are, without a copy', () => {
    expect(toInput(TENSOR, COUNTS).values).toBe(TENSOR.values)
    expect(toInput(TENSOR, COUNTS).dims).toEqual([2, 2, 8, 8])
    expect(toInput(TENSOR, { ...COUNTS, layout: 'flat' }).dims).toEqual([2, 128])
  })

  it.each(['uint16', 'float32'] as const)('puts the maps last for networks that want them so: %s', (type) => {
    const { values, dims } = toInput(TENSOR, { ...COUNTS, type, layout: 'NHWC' })
    expect(dims).toEqual([2, 8, 8, 2])
    expect([...values.slice(0, 4)]).toEqual([0, 100, 1, 101])
    expect([...values.slice(128, 132)]).toEqual([1000, 1100, 1001, 1101])
  })

  it('scales as the manifest says: by fixed figures, by each map’s own, by its largest count', () => {
    const scaledBy = (scaling: NonNullable<ModelInput['scaling']>) =>
      toInput(TENSOR, { ...COUNTS, type: 'float32', scaling }).values
    const fixed = scaledBy({ method: 'fixed', divideBy: 50, mean: [1, 2], deviation: [0.5, 4] })
    expect(fixed[10]).toBeCloseTo((10 / 50 - 1) / 0.5, 5)
    expect(fixed[64 + 10]).toBeCloseTo((110 / 50 - 2) / 4, 5)
    const standardised = scaledBy({ method: 'standardise' })
    for (let map = 0; map < 4; map++) {
      const values = [...standardised.subarray(64 * map, 64 * (map + 1))]
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 4)
      expect(values.reduce((sum, value) => sum + value * value, 0) / 64).toBeCloseTo(1, 4)
    }
    expect(Math.max(...scaledBy({ method: 'maximum' }))).toBe(1)
  })

  it('never gives what is no number, not of a black picture either', () => {
    const property = fc.property(
      fc.uint16Array({ minLength: 64, maxLength: 64 }),
      fc.constantFrom('standardise' as const, 'maximum' as const),
      (values, method) => {
        const input: ModelInput = { ...COUNTS, type: 'float32', maps: ['T2'], scaling: { method } }
        for (const pixels of [values, new Uint16Array(64), new Uint16Array(64).fill(65535)]) {
          const result = toInput({ values: pixels, dims: [1, 1, 8, 8] }, input).values
          expect(result.every(Number.isFinite)).toBe(true)
        }
      },
    )
    fc.assert(property)
  })
})
