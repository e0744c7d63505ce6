import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  newRecoveryCode,
  parseRecoveryCode,
  RECOVERY_GROUPS,
  recoveryFaultSentence,
  recoveryKey,
  recoveryText,
} from './recovery-code.ts'

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** Any code that could be printed. */
const anyCode = fc
  .infiniteStream(fc.nat(ALPHABET.length - 1))
  .map((digits) => newRecoveryCode(() => digits.next().value))
/** A letter of codes, or one that no code has. */
const anyTyped = fc.constantFrom(...Array.from(`${ALPHABET}0O1IL?`))
const CHEAP = { cost: 2, blockSize: 8, parallel: 1 }

describe('a recovery code', () => {
  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom('-', ' ', '', ' - ', '\n', '.'), fc.boolean(), (groups, between, small) => {
        const text = groups.join(between)
        expect(parseRecoveryCode(small ? ` ${text.toLowerCase()} ` : text)).toEqual({ ok: true, value: groups })
      }),
    )
  })

  it('has no letters that look like others, and groups of five', () => {
    const groups = newRecoveryCode()
    expect(groups).toHaveLength(RECOVERY_GROUPS)
    expect(recoveryText(groups)).toMatch(/^[2-9A-HJKMNP-Z]{5}(-[2-9A-HJKMNP-Z]{5}){6}$/)
    expect(newRecoveryCode()).not.toEqual(groups)
  })

  it('names the one group in which a character is another, with or without dashes', () => {
    const place = fc.nat(RECOVERY_GROUPS - 1)
    fc.assert(
      fc.property(anyCode, place, fc.nat(4), anyTyped, (...drawn) => {
        const [groups, at, character, typed] = drawn
        const right = groups[at] ?? ''
        fc.pre(right[character] !== typed)
        const wrong = right.slice(0, character) + typed + right.slice(character + 1)
        const all = groups.with(at, wrong)
        for (const between of ['-', '']) {
          expect(parseRecoveryCode(all.join(between))).toEqual({
            ok: false,
            error: { fault: 'GROUPS', groups: [at + 1] },
          })
        }
      }),
    )
  })

  it('names the group in which two characters were exchanged, and both of two exchanged groups', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(RECOVERY_GROUPS - 2), fc.nat(3), (groups, at, character) => {
        const [one = '', next = ''] = [groups[at], groups[at + 1]]
        const swapped =
          one.slice(0, character) + one.charAt(character + 1) + one.charAt(character) + one.slice(character + 2)
        const typed = parseRecoveryCode(groups.with(at, swapped).join('-'))
        if (swapped !== one) expect(typed).toEqual({ ok: false, error: { fault: 'GROUPS', groups: [at + 1] } })
        const both = parseRecoveryCode(
          groups
            .with(at, next)
            .with(at + 1, one)
            .join('-'),
        )
        expect(both).toEqual({ ok: false, error: { fault: 'GROUPS', groups: [at + 1, at + 2] } })
      }),
    )
  })

  it('names the group that lost a character where groups were typed, and the length where they were not', () => {
    const groups = newRecoveryCode()
    const short = groups.with(2, (groups[2] ?? '').slice(1))
    expect(parseRecoveryCode(short.join(' '))).toEqual({ ok: false, error: { fault: 'GROUPS', groups: [3] } })
    expect(parseRecoveryCode(short.join(''))).toEqual({ ok: false, error: { fault: 'LENGTH', characters: 34 } })
    expect(parseRecoveryCode('')).toEqual({ ok: false, error: { fault: 'LENGTH', characters: 0 } })
  })

  it('says in words which group is meant', () => {
    expect(recoveryFaultSentence({ fault: 'GROUPS', groups: [3] })).toContain('group 3 is not')
    expect(recoveryFaultSentence({ fault: 'GROUPS', groups: [3, 5] })).toContain('groups 3, 5 are not')
    expect(recoveryFaultSentence({ fault: 'LENGTH', characters: 34 })).toContain('these are 34')
  })

  it('stands for one key with one salt, and for others with others', async () => {
    const [groups, salt] = [['AAAAA'], new Uint8Array(16)]
    const key = await recoveryKey(groups, salt, CHEAP)
    expect(key).toHaveLength(32)
    expect(await recoveryKey(groups, salt, CHEAP)).toEqual(key)
    expect(await recoveryKey(['AAAAB'], salt, CHEAP)).not.toEqual(key)
    expect(await recoveryKey(groups, new Uint8Array(16).fill(1), CHEAP)).not.toEqual(key)
  })
})
