import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Timers } from '../base/clock.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { UpdateRefusal } from '../contract/update.ts'
import type { OfferedFile } from './channel-file.ts'
import { DOWNLOAD_SILENCE_MS, FEED_DEADLINE_MS } from './limits.ts'
import { refuse } from './refuse.ts'

/** unreachable: ask again later, nothing is wrong with what is offered. refused: somebody has to look. */
export type FeedProblem =
  | { readonly kind: 'unreachable'; readonly message: string; readonly status?: number }
  | { readonly kind: 'refused'; readonly refusal: UpdateRefusal }

export type Fetch = typeof fetch

export interface FetchParts {
  readonly fetch: Fetch
  readonly timers: Timers
}

/** The address of a file of the feed. `name` is a bare file name. */
export function addressIn(feed: string, name: string): string {
  return `${feed.replace(/\/+$/, '')}/${name}`
}

/** A small file of the feed, whole. One that is longer than it may be is refused without reading on. */
export async function fetchSmall(
  { fetch: get, timers }: FetchParts,
  feed: string,
  file: { readonly name: string; readonly bytesMax: number },
): Promise<Result<Uint8Array, FeedProblem>> {
  const address = addressIn(feed, file.name)
  const abort = new AbortController()
  const deadline = timers.after(FEED_DEADLINE_MS, () =>
    abort.abort(new Error(`no answer within ${FEED_DEADLINE_MS} ms`)),
  )
  try {
    const answer = await request(get, address, abort.signal)
    if (!answer.ok) return answer
    const chunks: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of answer.value) {
      bytes += chunk.byteLength
      if (bytes > file.bytesMax) {
        const { error } = refuse('too-large', file.name, `${file.name} has more than ${file.bytesMax} bytes.`)
        return err({ kind: 'refused', refusal: error })
      }
      chunks.push(chunk)
    }
    return ok(Buffer.concat(chunks))
  } catch (problem) {
    return unreachable(address, problem)
  } finally {
    timers.cancel(deadline)
    abort.abort()
  }
}

/** Downloads an installer to `path`, and keeps it only if it is the announced one: length and SHA-512. */
export async function fetchInstaller(
  { fetch: get, timers }: FetchParts,
  feed: string,
  file: OfferedFile,
  path: string,
): Promise<Result<true, FeedProblem>> {
  const address = addressIn(feed, file.name)
  const abort = new AbortController()
  const die = () => abort.abort(new Error(`no byte for ${DOWNLOAD_SILENCE_MS} ms`))
  let silence = timers.after(DOWNLOAD_SILENCE_MS, die)
  const meter = new Meter(file.bytes, () => {
    timers.cancel(silence)
    silence = timers.after(DOWNLOAD_SILENCE_MS, die)
  })
  const drop = async <T>(problem: T): Promise<T> => {
    await rm(path, { force: true })
    return problem
  }
  try {
    const answer = await request(get, address, abort.signal)
    if (!answer.ok) return answer
    await pipeline(answer.value, meter, createWriteStream(path, { mode: 0o600 }), {
      signal: abort.signal,
    })
    const wrong = wrongFile(file, meter.bytes, meter.digest())
    return wrong === undefined ? ok(true) : drop(err({ kind: 'refused', refusal: wrong }))
  } catch (problem) {
    if (meter.tooLong) {
      const wrong = wrongFile(file, meter.bytes, '')
      if (wrong !== undefined) return drop(err({ kind: 'refused', refusal: wrong }))
    }
    return drop(unreachable(address, abort.signal.aborted ? abort.signal.reason : problem))
  } finally {
    timers.cancel(silence)
  }
}

/** What is wrong with an installer of this length and hash (base64); undefined when it is the announced one. */
export function wrongFile(file: OfferedFile, bytes: number, sha512: string): UpdateRefusal | undefined {
  if (bytes !== file.bytes) {
    const message = `${file.name} has ${bytes < file.bytes ? `only ${bytes}` : `more than ${file.bytes}`} bytes, ${file.bytes} were announced. Publish it again.`
    return { reason: 'size', file: file.name, message }
  }
  if (sha512 === file.sha512) return undefined
  return {
    reason: 'hash',
    file: file.name,
    message: `${file.name} is not the announced file: its SHA-512 differs. Publish it again.`,
  }
}

/** Counts and hashes what passes, and stops what is longer than announced. */
class Meter extends Transform {
  bytes = 0
  tooLong = false
  readonly #bytesMax: number
  readonly #onBytes: () => void
  readonly #hash = createHash('sha512')

  constructor(bytesMax: number, onBytes: () => void) {
    super()
    this.#bytesMax = bytesMax
    this.#onBytes = onBytes
  }

  override _transform(
    chunk: Uint8Array,
    _encoding: string,
    done: (error: Error | null, chunk?: Uint8Array) => void,
  ): void {
    this.bytes += chunk.byteLength
    this.#onBytes()
    this.tooLong = this.bytes > this.#bytesMax
    if (this.tooLong) {
      done(new Error('longer than announced'))
      return
    }
    this.#hash.update(chunk)
    done(null, chunk)
  }

  digest(): string {
    return this.#hash.digest('base64')
  }
}

/** No redirects: what IT entered is what is asked. */
async function request(
  get: Fetch,
  address: string,
  signal: AbortSignal,
): Promise<Result<AsyncIterable<Uint8Array>, FeedProblem>> {
  const answer = await get(address, { signal, redirect: 'manual', headers: { 'cache-control': 'no-cache' } })
  if (answer.status === 200 && answer.body !== null) return ok(chunksOf(answer.body.getReader()))
  await answer.body?.cancel()
  const where = answer.headers.get('location')
  const hint = where === null ? '' : ` (leads to ${where.slice(0, 120)}: enter that address instead)`
  return err({ kind: 'unreachable', message: `${address}: HTTP ${answer.status}${hint}`, status: answer.status })
}

async function* chunksOf(reader: BodyReader): AsyncIterable<Uint8Array> {
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } finally {
    // Whoever stops reading wants no more of it.
    await reader.cancel().catch(() => undefined)
  }
}

/** What both Node's and a page's types say of the reader of a body. */
interface BodyReader {
  read(): Promise<{ readonly done: false; readonly value: Uint8Array } | { readonly done: true }>
  cancel(): Promise<void>
}

function unreachable(address: string, problem: unknown): Result<never, FeedProblem> {
  const cause = problem instanceof Error && problem.cause instanceof Error ? problem.cause : problem
  return err({ kind: 'unreachable', message: `${address}: ${cause instanceof Error ? cause.message : String(cause)}` })
}
