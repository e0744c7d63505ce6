import { randomInt, scrypt } from 'node:crypto'
import { err, ok, type Result } from '../../base/result.ts'
import type { ScryptCost } from './key-slot.ts'
import { KEY_BYTES } from './wrap-key.ts'

/** 31 characters, a prime number; without 0, 1, I, L and O, which people take for each other. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const BASE = ALPHABET.length
/** Four of them carry the secret, the fifth is their checksum. */
const GROUP_CHARACTERS = 5
/** 28 characters that carry something: 138 bits (28 · log₂ 31), more than the 128 that nobody can try out. */
export const RECOVERY_GROUPS = 7

/** 32 MiB and some tenths of a second. The code's 138 bits need no slow function; it is there for whoever shortens the code one day. */
export const RECOVERY_COST: ScryptCost = { cost: 2 ** 15, blockSize: 8, parallel: 1 }
/** What scrypt needs beside its table. */
const MEMORY_SPARE_BYTES = 1024 * 1024

/** Why what was typed is no recovery code. Groups count from 1. */
export type RecoveryFault =
  /** These groups are not as they were printed. */
  | { readonly fault: 'GROUPS'; readonly groups: readonly number[] }
  /** Not as many characters as a code has. */
  | { readonly fault: 'LENGTH'; readonly characters: number }

/** A new code, its groups in their order. `draw` gives a number from 0 to below its argument. */
export function newRecoveryCode(draw: (below: number) => number = (below) => randomInt(below)): readonly string[] {
  return Array.from({ length: RECOVERY_GROUPS }, (_, at) => {
    const digits = Array.from({ length: GROUP_CHARACTERS - 1 }, () => draw(BASE))
    return [...digits, checkDigit(digits, at)].map((digit) => ALPHABET[digit]).join('')
  })
}

/** As it is printed. */
export function recoveryText(groups: readonly string[]): string {
  return groups.join('-')
}

/** The groups of what somebody typed, with any spaces, dashes and small letters, or which of them cannot be right. */
export function parseRecoveryCode(typed: string): Result<readonly string[], RecoveryFault> {
  const parts = typed
    .toUpperCase()
    .split(/[\s\-–—_.,]+/)
    .filter((part) => part !== '')
  // Typed in groups, a missing character belongs to its group and does not move the others.
  const groups = parts.length === RECOVERY_GROUPS ? parts : groupsOf(parts.join(''))
  const characters = parts.join('').length
  if (groups === undefined) return err({ fault: 'LENGTH', characters })
  const wrong = groups.flatMap((group, at) => (isGroup(group, at) ? [] : [at + 1]))
  return wrong.length === 0 ? ok(groups) : err({ fault: 'GROUPS', groups: wrong })
}

/** Whether somebody typed that group back; `at` counts from 0. */
export function isGroupOf(groups: readonly string[], at: number, typed: string): boolean {
  const group = groups[at]
  return group !== undefined && typed.trim().toUpperCase() === group
}

/** In words for commands; the screen has its own. */
export function recoveryFaultSentence(fault: RecoveryFault): string {
  if (fault.fault === 'LENGTH') {
    return `a recovery code has ${RECOVERY_GROUPS} groups of ${GROUP_CHARACTERS} characters, ${RECOVERY_GROUPS * GROUP_CHARACTERS} in all; these are ${fault.characters}`
  }
  const list = fault.groups.join(', ')
  return fault.groups.length === 1
    ? `group ${list} is not as it was printed; look at it again`
    : `groups ${list} are not as they were printed; look at them again`
}

/** The key that the code stands for, made on a thread of Node's own pool. */
export function recoveryKey(groups: readonly string[], salt: Uint8Array, cost: ScryptCost): Promise<Uint8Array> {
  const { cost: N, blockSize: r, parallel: p } = cost
  const maxmem = 128 * N * r + 128 * r * p + MEMORY_SPARE_BYTES
  return new Promise((resolve, reject) => {
    scrypt(groups.join(''), salt, KEY_BYTES, { N, r, p, maxmem }, (problem, key) =>
      problem === null ? resolve(new Uint8Array(key)) : reject(problem),
    )
  })
}

function groupsOf(characters: string): readonly string[] | undefined {
  if (characters.length !== RECOVERY_GROUPS * GROUP_CHARACTERS) return undefined
  return Array.from({ length: RECOVERY_GROUPS }, (_, at) =>
    characters.slice(at * GROUP_CHARACTERS, (at + 1) * GROUP_CHARACTERS),
  )
}

function isGroup(group: string, at: number): boolean {
  const digits = Array.from(group, (character) => ALPHABET.indexOf(character))
  if (digits.length !== GROUP_CHARACTERS || digits.includes(-1)) return false
  return digits.at(-1) === checkDigit(digits.slice(0, -1), at)
}

/**
 * A weighted sum to a prime base, as in ISBN-10: every weight and every difference of two weights has an inverse, so one wrong character or two
 * exchanged ones are always noticed. The group's place is in it too: two exchanged groups are noticed as well.
 */
function checkDigit(digits: readonly number[], at: number): number {
  return digits.reduce((sum, digit, place) => sum + digit * (place + 2), at * 7 + 1) % BASE
}
