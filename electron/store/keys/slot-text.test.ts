import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeySlot } from './key-slot.ts'
import { checkOf, formatSlots, readSlots } from './slot-text.ts'
import { WRAPPED_BYTES } from './wrap-key.ts'

const wrapped = fc.uint8Array({ minLength: WRAPPED_BYTES, maxLength: WRAPPED_BYTES })
const head = { id: fc.stringMatching(/^[0-9a-f]{8}$/), keyName: fc.constant('0123abcd'), wrapped }
const anySlot: fc.Arbitrary<KeySlot> = fc.oneof(
  fc.record({ kind: fc.constant('machine-file' as const), ...head, file: fc.string({ unit: 'grapheme' }) }),
  fc.record({
    ...{ kind: fc.constant('key-store' as const), ...head },
    ...{ account: fc.string({ unit: 'grapheme' }), sealed: fc.base64String() },
  }),
  fc.record({
    ...{ kind: fc.constant('recovery-code' as const), ...head },
    ...{ salt: fc.uint8Array({ minLength: 16, maxLength: 16 }) },
    cost: fc.constantFrom({ cost: 32_768, blockSize: 8, parallel: 1 }, { cost: 2, blockSize: 1, parallel: 16 }),
  }),
)
const anySlots = fc.uniqueArray(anySlot, { minLength: 1, maxLength: 6, selector: ({ id }) => id })

function one(kind: KeySlot['kind'], id: string): KeySlot {
  const common = { id, keyName: '0123abcd', wrapped: new Uint8Array(WRAPPED_BYTES).fill(9) }
  if (kind === 'machine-file') return { ...common, kind, file: `machine-${id}.key` }
  if (kind === 'key-store') return { ...common, kind, account: 'line', sealed: 'AAAA' }
  return { ...common, kind, salt: new Uint8Array(16), cost: { cost: 32_768, blockSize: 8, parallel: 1 } }
}

const THREE = [one('machine-file', '00000001'), one('key-store', '00000002'), one('recovery-code', '00000003')]

describe('the text of a key file', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anySlots, (slots) => {
        expect(readSlots(formatSlots(slots))).toEqual({ slots, damaged: [], isWhole: true })
      }),
    )
  })

  it('loses at a changed bit no slot but those it touches, and says that something is wrong', () => {
    const whole = Buffer.from(formatSlots(THREE))
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const damaged = Buffer.from(whole)
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const ring = readSlots(damaged.toString('utf8'))
      // A line break that is gone joins two slots; nothing touches three.
      expect(ring.slots.length).toBeGreaterThanOrEqual(1)
      expect(THREE).toEqual(expect.arrayContaining([...ring.slots]))
      expect(ring.isWhole && ring.damaged.length === 0).toBe(false)
    }
  })

  it('names the slot that is damaged', () => {
    const lines = formatSlots(THREE).split('\n')
    const spoiled = lines.with(2, (lines[2] ?? '').replace('"sealed":"AAAA"', '"sealed":"BAAA"')).join('\n')
    const ring = readSlots(spoiled)
    expect(ring.slots.map(({ kind }) => kind)).toEqual(['machine-file', 'recovery-code'])
    expect(ring.damaged).toEqual([{ name: 'key-store 00000002', why: 'damaged' }])
    expect(readSlots(lines.with(2, 'nonsense').join('\n')).damaged).toEqual([{ name: 'line 3', why: 'damaged' }])
  })

  it('says that slots may be missing when its end is, wherever it was cut', () => {
    const whole = formatSlots(THREE)
    for (let length = 0; length < whole.length - 1; length++) {
      expect(readSlots(whole.slice(0, length)).isWhole).toBe(false)
    }
  })

  it('finds a slot that was taken out or put in by a hand', () => {
    const lines = formatSlots(THREE).split('\n')
    expect(readSlots(lines.toSpliced(1, 1).join('\n')).isWhole).toBe(false)
    expect(readSlots(lines.toSpliced(1, 0, lines[1] ?? '').join('\n')).isWhole).toBe(false)
  })

  it('knows a slot of a newer version from a damaged one, and follows no cost that would exhaust the machine', () => {
    const text = formatSlots([one('recovery-code', '00000003')])
    const rewritten = (from: string, to: string) => {
      const content = (text.split('\n')[1] ?? '').slice(0, -17)
      return readSlots(`OVOKEYS1\n${content.replace(from, to)} ${checkOf(content.replace(from, to))}\n`).damaged
    }
    expect(rewritten('"version":1', '"version":2')).toEqual([{ name: 'recovery-code 00000003', why: 'newer' }])
    for (const [from, to] of [
      ['"cost":32768', '"cost":1073741824'],
      ['"cost":32768', '"cost":32767'],
      ['"parallel":1', '"parallel":4000'],
      ['"kind":"recovery-code"', '"kind":"sesame"'],
      ['"id":"00000003"', '"id":"../../etc"'],
    ] as const) {
      expect(rewritten(from, to)).toMatchObject([{ why: 'damaged' }])
    }
  })
})
