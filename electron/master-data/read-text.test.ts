import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

const TEXT = 'Herde;Stall\r\nGrüne Höhe;3 €\r\n'
const utf16 = (text: string, swapped: boolean) => {
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'))
  return swapped ? Uint8Array.from(bytes, (_, index) => bytes[index ^ 1] ?? 0) : bytes
}
/** Windows' Latin-1, in which € is 0x80. */
const latin = Uint8Array.from(TEXT, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0)))
const withMark = (mark: readonly number[], bytes: Uint8Array) => Uint8Array.from([...mark, ...bytes])

describe('readText', () => {
  it.each([
    ['utf-8', new TextEncoder().encode(TEXT)],
    ['utf-8', withMark([0xef, 0xbb, 0xbf], new TextEncoder().encode(TEXT))],
    ['utf-16le', withMark([0xff, 0xfe], utf16(TEXT, false))],
    ['utf-16be', withMark([0xfe, 0xff], utf16(TEXT, true))],
    ['utf-16le', utf16(TEXT, false)],
    ['utf-16be', utf16(TEXT, true)],
    ['windows-1252', latin],
  ] as const)('reads %s', (encoding, bytes) => {
    expect(readText(bytes)).toEqual({ ok: true, value: { encoding, text: TEXT } })
  })

  it('refuses what is no text', () => {
    const refused = { ok: false, error: 'NOT_TEXT' }
    expect(readText(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0, 9))).toEqual(refused)
    expect(readText(Uint8Array.of(0xff, 0xfe, 0x41))).toEqual(refused)
    expect(readText(Uint8Array.of(0xef, 0xbb, 0xbf, 0xff))).toEqual(refused)
  })

  it('answers any bytes, and reads every text that somebody wrote as UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof readText(bytes).ok).toBe('boolean')
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'))
        expect(readText(new TextEncoder().encode(text))).toMatchObject({ ok: true, value: { text } })
      }),
    )
  })
})
