import { describe, expect, it } from 'vitest'
import { OFFERED_MAX, offered } from './type-ahead-options.ts'

const FLOCKS = ['Flock 7', 'Flock 12', 'Flock 71', 'Old flock'].map((label, index) => ({
  ...{ id: String(index), label },
  detail: index === 1 ? 'Lohmann LSL' : 'Lohmann Brown',
}))
const labels = (typed: string) => offered(FLOCKS, typed).map(({ label }) => label)

describe('offered', () => {
  it('puts what begins with it before what contains it', () => {
    expect(labels('flock')).toEqual(['Flock 7', 'Flock 12', 'Flock 71', 'Old flock'])
    expect(labels(' FLOCK 1')).toEqual(['Flock 12'])
    expect(labels('lsl')).toEqual(['Flock 12'])
    expect(labels('nothing')).toEqual([])
  })

  it('shows the others as well while what stands there is one of them, or nothing', () => {
    expect(labels('Flock 7')).toHaveLength(4)
    expect(labels('')).toHaveLength(4)
  })

  it('never offers more than there is room for', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ id: String(index), label: `T${index}`, detail: '' }))
    expect(offered(many, 't')).toHaveLength(OFFERED_MAX)
    expect(offered(many, '')).toHaveLength(OFFERED_MAX)
  })
})
