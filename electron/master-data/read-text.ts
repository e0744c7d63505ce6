import { err, ok, type Result } from '../base/result.ts'

export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface FileText {
  readonly encoding: FileEncoding
  readonly text: string
}

const MARKS: readonly (readonly [FileEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Of text in two bytes a character, at least so much of one half are zeros: heads, figures and dates are Latin. */
const ZERO_SHARE = 0.4

/**
 * The text of a file that says nothing of its encoding: by its mark, by the zeros of UTF-16, as UTF-8 where that is flawless, and otherwise
 * as the Latin-1 that Windows writes. Refused is what is no text in any of them.
 */
export function readText(bytes: Uint8Array): Result<FileText, 'NOT_TEXT'> {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (marked !== undefined) return decoded(marked[0], bytes.subarray(marked[1].length))
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return decoded(wide, bytes)
  const utf8 = decoded('utf-8', bytes)
  return utf8.ok ? utf8 : decoded('windows-1252', bytes)
}

function wideEncoding(bytes: Uint8Array): FileEncoding | undefined {
  const zeros = [0, 0]
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const half = bytes.length / 2
  const [even = 0, odd = 0] = zeros
  if (odd > half * ZERO_SHARE && odd > even) return 'utf-16le'
  return even > half * ZERO_SHARE && even > odd ? 'utf-16be' : undefined
}

function decoded(encoding: FileEncoding, bytes: Uint8Array): Result<FileText, 'NOT_TEXT'> {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    // Text has no zero characters; pictures, spreadsheets and archives do.
    return text.includes('\0') ? err('NOT_TEXT') : ok({ encoding, text })
  } catch {
    return err('NOT_TEXT')
  }
}
