import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChange } from './read-change.ts'

describe('readChange', () => {
  it('names what changed, and leaves out what stayed', () => {
    const before = JSON.stringify({ name: 'K. Jansen', roles: ['operator'], limits: { female: 0.9, male: 0.9 } })
    const after = JSON.stringify({
      name: 'K. Jansen',
      roles: ['operator', 'supervisor'],
      limits: { female: 0.95, male: 0.9 },
    })
    expect(readChange(before, after)).toEqual([
      { field: 'roles', before: 'operator', after: 'operator, supervisor' },
      { field: 'limits.female', before: '0.9', after: '0.95' },
    ])
  })

  it('shows what came and what went', () => {
    expect(readChange(null, '{"active":true}')).toEqual([{ field: 'active', before: undefined, after: 'true' }])
    expect(readChange('{"note":"x"}', '{"note":null}')).toEqual([{ field: 'note', before: 'x', after: undefined }])
    expect(readChange(null, null)).toEqual([])
  })

  it('lets a plain value and a text that is no JSON stand for themselves', () => {
    expect(readChange('"DE"', '"FR"')).toEqual([{ field: '', before: 'DE', after: 'FR' }])
    expect(readChange('{broken', null)).toEqual([{ field: '', before: '{broken', after: undefined }])
  })

  it('shows deep values as they are written', () => {
    expect(readChange(null, '{"a":{"b":{"c":{"d":{"e":1}}}}}')).toEqual([
      { field: 'a.b.c.d', before: undefined, after: '{"e":1}' },
    ])
  })

  it('finds nothing between a value and itself, and never throws', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readChange(text, text)).toEqual([])
      }),
    )
    fc.assert(
      fc.property(fc.option(fc.string()), fc.option(fc.string()), (before, after) => {
        for (const change of readChange(before, after)) expect(change.before).not.toBe(change.after)
      }),
    )
  })
})
