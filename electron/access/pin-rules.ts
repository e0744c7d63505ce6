import { PIN_LENGTH_MIN } from '../contract/access.ts'

/** Different characters a PIN must have, written once however often they repeat: 121212 has two. */
const DIFFERENT_MIN = 3
/** A shorter word of a name stands in too many PINs by chance. */
const NAME_WORD_LENGTH_MIN = 3

/**
 * Whether a PIN would be among the first that somebody tries: too short, a run (123456, 987654, also 112233), a repetition (121212, 123123), or
 * their own name. After NIST SP 800-63B (5.1.1.2): repetitive or sequential characters and words of the context are refused, and nothing
 * more is asked of a PIN, because rules of composition make people write it down.
 */
export function isTooSimple(pin: string, name: string): boolean {
  const characters = Array.from(pin)
  if (characters.length < PIN_LENGTH_MIN || new Set(characters).size < DIFFERENT_MIN) return true
  return isRun(characters) || isRepetition(characters) || holdsName(pin, name)
}

/** Each character follows from the one before by the same single step, doubles counted once; after 9 comes 0. */
function isRun(characters: readonly string[]): boolean {
  const codes = characters.filter((one, index) => one !== characters[index - 1]).map((one) => one.codePointAt(0) ?? 0)
  return [1, -1].some((step) => codes.every((code, index) => index === 0 || follows(codes[index - 1] ?? 0, code, step)))
}

function follows(before: number, after: number, step: number): boolean {
  return after - before === step || (isDigit(before) && isDigit(after) && after - before === -9 * step)
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Made of one shorter part again and again. */
function isRepetition(characters: readonly string[]): boolean {
  for (let length = 1; length <= characters.length / 2; length++) {
    if (characters.every((one, index) => one === characters[index % length])) return true
  }
  return false
}

function holdsName(pin: string, name: string): boolean {
  const written = pin.toLowerCase()
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return words.some((word) => word.length >= NAME_WORD_LENGTH_MIN && written.includes(word))
}
