import { createHash } from 'node:crypto'
import type { Timers } from '../../base/clock.ts'
import type { Logger } from '../../log/logger.ts'
import type { OutboxEntry } from '../../store/outbox.ts'
import type { UploadFetch, UploadRequest, UploadResponse } from '../proxied-fetch.ts'
import type { Secrets } from '../secrets.ts'
import { BODY_BYTES_MAX, problemWord, receiptOf } from './reply.ts'
import type { SendOutcome, Sink } from './sink.ts'

export const SUMMARIES_PATH = '/v1/batch-summaries'
export const SUMMARY_MEDIA_TYPE = 'application/x-protobuf; messageType="ovoscope.cloud.v1.BatchSummary"'
/** One exchange, connecting included: a summary is a few kilobytes, so a slower answer is no answer. */
export const EXCHANGE_MAX_MS = 30_000
/** Redirects that keep method and body; the others would turn the upload into a question. */
const SAME_METHOD = new Set([307, 308])

export interface HttpSinkOptions {
  /** Base address of the cloud's API; https, or http to this machine. */
  readonly endpoint: string
  readonly fetch: UploadFetch
  readonly secrets: Secrets
  readonly timers: Timers
  readonly log: Logger
}

/** Sends one summary as proto/cloud-api.openapi.yaml says. */
export function createHttpSink(options: HttpSinkOptions): Sink {
  const address = new URL(options.endpoint.replace(/\/+$/, '') + SUMMARIES_PATH)
  return {
    async send(entry, signal) {
      const first = await exchange(options, address, entry, signal)
      if (first.kind !== 'answered' || first.status !== 401) return first
      // The token may just have been exchanged: read anew, and asked once more.
      return exchange(options, address, entry, signal)
    },
  }
}

async function exchange(
  { fetch, secrets, timers, log }: HttpSinkOptions,
  address: URL,
  entry: OutboxEntry,
  stop: AbortSignal,
): Promise<SendOutcome> {
  const credential = await secrets.cloudToken()
  if ('missing' in credential) {
    log.warn({ reason: credential.missing }, 'there is no credential for the cloud')
    return { kind: 'failed', reason: 'no-credential' }
  }
  const timeout = new AbortController()
  const timer = timers.after(EXCHANGE_MAX_MS, () => timeout.abort())
  try {
    const request = requestOf(entry, credential.token, AbortSignal.any([stop, timeout.signal]))
    let response = await fetch(address, request)
    const elsewhere = sameHostRedirect(response, address)
    if (elsewhere !== undefined) {
      await response.body?.cancel()
      response = await fetch(elsewhere, request)
    }
    return await outcomeOf(response, entry)
  } catch {
    // What the network says names addresses and differs by system; the class is all that is decided upon.
    return { kind: 'failed', reason: timeout.signal.aborted ? 'timeout' : 'network' }
  } finally {
    timers.cancel(timer)
  }
}

function requestOf(entry: OutboxEntry, token: string, signal: AbortSignal): UploadRequest {
  return {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': SUMMARY_MEDIA_TYPE,
      accept: 'application/json, application/problem+json',
      // A string of RFC 8941, hence the quotation marks.
      'idempotency-key': `"${entry.idempotencyKey}"`,
      'content-digest': contentDigest(entry.payloadSha256),
    },
    body: new Uint8Array(entry.payload),
    // The credential must never follow a redirect to somebody else.
    redirect: 'manual',
    signal,
  }
}

/** The Content-Digest field of RFC 9530 for a SHA-256 of the content. */
export function contentDigest(sha256: Uint8Array): string {
  return `sha-256=:${Buffer.from(sha256).toString('base64')}:`
}

function sameHostRedirect(response: UploadResponse, from: URL): URL | undefined {
  const location = response.headers.get('location')
  if (!SAME_METHOD.has(response.status) || location === null) return undefined
  const to = URL.parse(location, from.href)
  return to !== null && to.origin === from.origin ? to : undefined
}

async function outcomeOf(response: UploadResponse, entry: OutboxEntry): Promise<SendOutcome> {
  const { status, headers } = response
  if (status >= 300 && status < 400) {
    await response.body?.cancel()
    return { kind: 'failed', reason: 'redirected' }
  }
  const body = await readLimited(response)
  if (!response.ok) {
    const problem = body === undefined ? null : problemWord(headers.get('content-type'), body)
    return { kind: 'answered', status, retryAfter: headers.get('retry-after'), problem }
  }
  if (body === undefined || !digestFits(headers.get('content-digest'), body)) {
    return { kind: 'failed', reason: 'not-a-receipt' }
  }
  const receipt = receiptOf(body, entry.idempotencyKey, contentDigest(entry.payloadSha256))
  return receipt === undefined ? { kind: 'failed', reason: 'not-a-receipt' } : { kind: 'received', receipt }
}

/** The body, or undefined when it is longer than any answer of ours. */
async function readLimited(response: UploadResponse): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > BODY_BYTES_MAX) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A digest that is there must be right; one of another kind says nothing to us. */
function digestFits(field: string | null, body: Uint8Array): boolean {
  if (field === null || !/\bsha-256=/.test(field)) return true
  return field.includes(contentDigest(createHash('sha256').update(body).digest()))
}
