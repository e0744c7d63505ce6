import { createHash } from 'node:crypto'

/** Where in one exchange something can go wrong, in the order in which the receiver passes them. */
export const RECEIVER_POINTS = ['headers', 'body', 'before-commit', 'after-commit', 'mid-reply', 'after-reply'] as const
export type ReceiverPoint = (typeof RECEIVER_POINTS)[number]

/** What goes wrong with one request. */
export type ReceiverFault =
  /** The connection breaks, or nothing more is said, or the receiver dies and comes back. */
  | { readonly at: ReceiverPoint; readonly what: 'reset' | 'silence' | 'kill' }
  /** An answer instead of the work; the headers are added. */
  | {
      readonly at: 'headers' | 'after-commit'
      readonly what: 'answer'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
    }
  /** The work is done, and the answer says so wrongly. */
  | { readonly at: 'mid-reply'; readonly what: 'damage'; readonly damage: AnswerDamage }
  /** The request is worked on a second time, as by a proxy that repeats itself. */
  | { readonly at: 'after-reply'; readonly what: 'twice' }

/** An answer as it goes over the wire. */
export interface Reply {
  readonly headers: Readonly<Record<string, string | number>>
  readonly body: Buffer
}

/** Answers that look like a receipt and are none for what was sent; by name what is wrong with them. */
export const ANSWER_DAMAGES = {
  'JSON that ends early': (reply) => withBody(reply, reply.body.subarray(0, -9)),
  'a body that ends before its length': ({ headers, body }) => ({ headers, body: body.subarray(0, -9) }),
  'no body': (reply) => withBody(reply, Buffer.alloc(0)),
  'a body longer than any receipt': (reply) => withBody(reply, Buffer.concat([reply.body, Buffer.alloc(70_000, 32)])),
  'the key of another summary': (reply) => withJson(reply, { idempotencyKey: '019abcde-f012-7000-8000-000000000001' }),
  'the digest of another summary': (reply) => withJson(reply, { contentDigest: digestOf(Buffer.from('another')) }),
  'no receipt in it': (reply) => withJson(reply, { receiptId: undefined }),
  'a receipt that is no word': (reply) => withJson(reply, { receiptId: 'a\nb' }),
  'one byte turned, which its digest tells': ({ headers, body }) => ({
    headers,
    body: Buffer.from(body.map((byte, at) => (at === RECEIPT_BYTE ? byte ^ 1 : byte))),
  }),
  'the digest of something else': ({ headers, body }) => ({
    headers: { ...headers, 'content-digest': digestOf(Buffer.from('something else')) },
    body,
  }),
} as const satisfies Readonly<Record<string, (reply: Reply) => Reply>>
export type AnswerDamage = keyof typeof ANSWER_DAMAGES

/** Within the receipt's own id: only the digest of the answer can tell that it is another. */
const RECEIPT_BYTE = 20

/** The Content-Digest field of RFC 9530. */
export function digestOf(bytes: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`
}

/** The body under headers that are right for it. */
export function withBody({ headers }: Pick<Reply, 'headers'>, body: Buffer): Reply {
  return { headers: { ...headers, 'content-length': body.length, 'content-digest': digestOf(body) }, body }
}

function withJson(reply: Reply, change: object): Reply {
  return withBody(reply, Buffer.from(JSON.stringify({ ...JSON.parse(reply.body.toString('utf8')), ...change })))
}
