import { describe, expect, it } from 'vitest'
import { resolveCode } from './resolve-code.ts'

const FLOCK = { kind: 'flock', id: 'f7', code: 'FL-0007', name: 'Flock 7' }
const SETTER = { kind: 'setter', id: 's4', code: '', name: 'Setter 4' }
const TROLLEY = { kind: 'trolley', id: 't11', code: 'T11', name: 'Trolley 11' }
const THINGS = [FLOCK, SETTER, TROLLEY]

describe('resolveCode', () => {
  it('finds a thing by its label, whatever the keyboard makes of capitals and blanks', () => {
    for (const code of ['FL-0007', 'fl-0007', ' FL-0007 ', 'FL- 0007']) {
      expect(resolveCode(code, THINGS)).toEqual({ kind: 'one', thing: FLOCK })
    }
  })

  it('finds a thing without a label by its name, and one with a label only by that', () => {
    expect(resolveCode('setter4', THINGS)).toEqual({ kind: 'one', thing: SETTER })
    expect(resolveCode('Trolley 11', THINGS)).toEqual({ kind: 'none' })
  })

  it('prefers a label to a name that happens to read the same', () => {
    expect(resolveCode('T11', [...THINGS, { kind: 'flock', id: 'f', code: '', name: 'T11' }])).toEqual({
      kind: 'one',
      thing: TROLLEY,
    })
  })

  it('says that nothing has the code, or that several have', () => {
    expect(resolveCode('X', THINGS)).toEqual({ kind: 'none' })
    expect(resolveCode('  ', THINGS)).toEqual({ kind: 'none' })
    const twin = { ...SETTER, id: 's5', code: 'T11' }
    expect(resolveCode('T11', [...THINGS, twin])).toEqual({ kind: 'several', things: [TROLLEY, twin] })
  })
})
