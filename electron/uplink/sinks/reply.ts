import * as z from 'zod'

/** A receipt has a few hundred bytes; what is longer is something else. */
export const BODY_BYTES_MAX = 64 * 1024
/** Words of a problem that are kept: they stand in a table and in the log. */
const PROBLEM_CHARS_MAX = 120

const receiptSchema = z.object({
  receiptId: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  idempotencyKey: z.string(),
  contentDigest: z.string(),
})

/** The receipt's id, if the receipt is for just what was sent. */
export function receiptOf(body: Uint8Array, idempotencyKey: string, contentDigest: string): string | undefined {
  const receipt = receiptSchema.safeParse(jsonOf(body)).data
  if (receipt?.idempotencyKey !== idempotencyKey || receipt.contentDigest !== contentDigest) return undefined
  return receipt.receiptId
}

const problemSchema = z.object({ type: z.string().optional(), title: z.string().optional() })

/** A short word for a problem (RFC 9457): its title, else its type; null where there is none. Only printable characters are let through. */
export function problemWord(contentType: string | null, body: Uint8Array): string | null {
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/problem+json') return null
  const problem = problemSchema.safeParse(jsonOf(body)).data
  const word = problem?.title ?? problem?.type
  if (word === undefined) return null
  const printable = word.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, ' ').trim()
  return printable === '' ? null : printable.slice(0, PROBLEM_CHARS_MAX)
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}
