import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVersions, parseVersion, type Version } from './version.ts'

function version(text: string): Version {
  const parsed = parseVersion(text)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}

const compare = (left: string, right: string) => Math.sign(compareVersions(version(left), version(right)))

/** Texts of valid versions, prereleases among them. */
const versions = fc
  .tuple(
    fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)),
    fc.array(fc.oneof(fc.nat(12).map(String), fc.constantFrom('alpha', 'beta', 'rc', 'x-1')), { maxLength: 3 }),
  )
  .map(([numbers, tail]) => numbers.join('.') + (tail.length === 0 ? '' : `-${tail.join('.')}`))

describe('parseVersion', () => {
  it.each([
    '1.2',
    'v1.2.3',
    '1.2.3.4',
    '01.2.3',
    '1.2.3-',
    '1.2.3-01',
    '1.2.3-a..b',
    '',
    ' 1.2.3',
    '1.2.3\n',
    `1.2.3-${'a'.repeat(80)}`,
  ])('refuses %j and quotes it', (text) => {
    const parsed = parseVersion(text)
    expect(parsed.ok).toBe(false)
    expect(!parsed.ok && parsed.error).toContain(text.slice(0, 60))
  })

  it('keeps build metadata out of the order', () => {
    expect(compare('1.2.3+5', '1.2.3+6')).toBe(0)
  })
})

describe('compareVersions', () => {
  it('follows the example of semver.org, item 11', () => {
    const inOrder = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '2.0.0',
      '2.1.0',
      '2.1.1',
    ]
    for (const [at, left] of inOrder.entries()) {
      for (const [place, right] of inOrder.entries())
        expect([left, right, compare(left, right)]).toEqual([left, right, Math.sign(at - place)])
    }
  })

  it('is an order', () => {
    fc.assert(
      fc.property(versions, versions, versions, (a, b, c) => {
        expect(compare(a, b)).toBe(-compare(b, a) + 0)
        expect(compare(a, a)).toBe(0)
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
        if (compare(a, b) === 0) expect(a).toBe(b)
      }),
    )
  })
})
