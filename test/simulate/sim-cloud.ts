import { createHash } from 'node:crypto'
import type { Random } from '../../electron/base/random.ts'
import type { UploadRequest, UploadResponse } from '../../electron/uplink/proxied-fetch.ts'
import { contentDigest } from '../../electron/uplink/sinks/http.ts'
import { ovoscope } from '../../proto/gen/cloud.js'
import type { CrashPoints } from './crash-points.ts'
import type { ProcessTime } from './sim-time.ts'
import { type Counts, count, type Trace } from './trace.ts'

const { BatchSummary } = ovoscope.cloud.v1

/** What may become of a request. `answer lost`: it is stored and nobody hears of it. */
export const CLOUD_STATES = [
  ...[
    'well',
    'unreachable',
    'answer lost',
    'error 503',
    'busy 429',
    'sign-in page',
    'silent',
    'refusing 403',
    'erratic',
  ],
] as const
export type CloudState = (typeof CLOUD_STATES)[number]

export interface StoredSummary {
  readonly key: string
  readonly batchId: string
  readonly revision: number
  readonly payload: Buffer
  readonly receiptId: string
}

/** The receiving end as proto/cloud-api.openapi.yaml describes it, in memory: a key has one effect, whatever comes twice. */
export class SimCloud {
  state: CloudState = 'well'
  readonly stored: StoredSummary[] = []
  /** What no station should ever do to a receiver. */
  readonly complaints: string[] = []
  readonly #random: Random
  readonly #points: CrashPoints
  readonly #counts: Counts
  readonly #trace: Trace

  constructor(parts: {
    readonly random: Random
    readonly points: CrashPoints
    readonly counts: Counts
    readonly trace: Trace
  }) {
    this.#random = parts.random
    this.#points = parts.points
    this.#counts = parts.counts
    this.#trace = parts.trace
  }

  /** `fetch` of the station that runs on this time. */
  fetchOf(time: ProcessTime): (address: URL, request: UploadRequest) => Promise<UploadResponse> {
    return async (_address, request) => {
      this.#points.pass('cloud: asked')
      await pass(time, 5 + this.#random.int(80), request.signal)
      const state = this.state === 'erratic' ? this.#anyState() : this.state
      if (state !== 'well') count(this.#counts, `cloud: ${state}`)
      if (state === 'unreachable') throw new Error('no route')
      if (state === 'silent') await pass(time, Number.POSITIVE_INFINITY, request.signal)
      if (state === 'error 503') return answer(503, {})
      if (state === 'busy 429') return answer(429, {}, { 'retry-after': String(1 + this.#random.int(4)) })
      if (state === 'sign-in page') return answer(200, '<html>Welcome to our guests</html>')
      if (state === 'refusing 403') return answer(403, { title: 'Not yours' })
      const reply = this.#take(request)
      this.#points.pass('cloud: stored')
      await pass(time, 5 + this.#random.int(40), request.signal)
      if (state === 'answer lost') throw new Error('connection reset')
      this.#points.pass('cloud: answered')
      return reply
    }
  }

  #anyState(): CloudState {
    return CLOUD_STATES[this.#random.int(CLOUD_STATES.length - 2)] ?? 'well'
  }

  #take(request: UploadRequest): UploadResponse {
    const key = request.headers['idempotency-key'] ?? ''
    const body = Buffer.from(request.body)
    const digest = contentDigest(createHash('sha256').update(body).digest())
    if (request.headers['content-digest'] !== digest) this.complaints.push(`a digest that does not fit, key ${key}`)
    const known = this.stored.find((one) => one.key === key)
    if (known !== undefined) {
      if (!known.payload.equals(body)) this.complaints.push(`another payload under the key ${key}`)
      count(this.#counts, 'cloud: came again')
      return receipt(200, known, digest)
    }
    const { identity, revision } = BatchSummary.decode(body)
    const batchId = identity?.batchId ?? ''
    if (this.stored.some((one) => one.batchId === batchId && one.revision === revision)) {
      this.complaints.push(`revision ${revision} of ${batchId} under two keys`)
    }
    const summary = { key, batchId, revision, payload: body, receiptId: `r-${this.stored.length + 1}` }
    this.stored.push(summary)
    this.#trace.note(`cloud has ${batchId} revision ${revision}`)
    return receipt(201, summary, digest)
  }
}

function receipt(status: number, { key, receiptId }: StoredSummary, digest: string): UploadResponse {
  return answer(status, { receiptId, idempotencyKey: key.replaceAll('"', ''), contentDigest: digest })
}

function answer(status: number, body: object | string, headers: Readonly<Record<string, string>> = {}): UploadResponse {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const type = typeof body === 'string' ? 'text/html' : status < 300 ? 'application/json' : 'application/problem+json'
  const all = new Map(Object.entries({ 'content-type': type, ...headers }))
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name) => all.get(name) ?? null },
    body: {
      async *[Symbol.asyncIterator]() {
        yield await Promise.resolve(bytes)
      },
      cancel: () => Promise.resolve(),
    },
  }
}

/** Rejects when the exchange is given up. */
function pass(time: ProcessTime, ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  if (signal.aborted) reject(new Error('given up'))
  signal.addEventListener('abort', () => reject(new Error('given up')), { once: true })
  if (Number.isFinite(ms)) time.after(ms, resolve)
  return promise
}
