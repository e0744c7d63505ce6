import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ovoscope } from '../../proto/gen/cloud.js'
import { ReceiverDatabase } from './receiver-database.ts'
import {
  ANSWER_DAMAGES,
  digestOf,
  type ReceiverFault,
  type ReceiverPoint,
  type Reply,
  withBody,
} from './receiver-faults.ts'

const { BatchSummary, EggClass } = ovoscope.cloud.v1
const BODY_BYTES_MAX = 65_536
const KEY = /^"([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})"$/

export interface ReceiverOptions {
  readonly databasePath: string
  readonly token: string
  /** A fixed port, so that a receiver that was killed comes back under its address; 0 for any. */
  readonly port?: number
  /** What goes wrong with the next requests, one each; when they are used up everything goes well. */
  readonly faults?: ReceiverFault[]
  /** Called where a fault says kill; what ends the receiver is the caller's. */
  readonly onKill?: () => void
}

interface Answer {
  readonly status: number
  readonly body: object
}

/** The reference receiver of proto/cloud-api.openapi.yaml: a real server on loopback with a real database file. */
export class Receiver {
  readonly #options: ReceiverOptions
  readonly #database: ReceiverDatabase
  readonly #server: Server
  readonly #running = new Set<string>()
  /** Status of every answer that was begun, in order. */
  readonly answers: number[] = []
  requests = 0

  constructor(options: ReceiverOptions) {
    this.#options = options
    this.#database = new ReceiverDatabase(options.databasePath)
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  /** The endpoint, once it listens. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(this.#options.port ?? 0, '127.0.0.1', resolve)
    })
    const { port } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${port}`
  }

  get database(): ReceiverDatabase {
    return this.#database
  }

  /** At once, whatever is being worked on. */
  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
    this.#database.close()
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests++
    const fault = this.#options.faults?.shift()
    // A broken connection ends the reading with an error, and there is nobody left to tell.
    await this.#exchange(request, response, fault).catch(() => response.destroy())
  }

  async #exchange(request: IncomingMessage, response: ServerResponse, fault: ReceiverFault | undefined): Promise<void> {
    const passes = (point: ReceiverPoint) => this.#pass(point, fault, response)
    if (!passes('headers')) return
    const body = await readBody(request)
    if (!passes('body')) return
    const answer = await this.#work(request, body, passes)
    if (answer === undefined || !passes('after-commit')) return
    const { headers, body: bytes } = replyOf(answer, fault)
    this.answers.push(answer.status)
    response.writeHead(answer.status, headers)
    response.write(bytes.subarray(0, 10))
    if (!passes('mid-reply')) return
    await new Promise<void>((resolve) => response.end(bytes.subarray(10), resolve))
    // Where fewer bytes came than were announced, only the end of the connection says that this was all.
    if (bytes.length < Number(headers['content-length'])) request.socket.destroy()
    if (fault?.what === 'twice') await this.#work(request, body, () => true)
    passes('after-reply')
  }

  /** False when the fault is here: then the exchange ends. */
  #pass(point: ReceiverPoint, fault: ReceiverFault | undefined, response: ServerResponse): boolean {
    if (fault?.at !== point || fault.what === 'twice' || fault.what === 'damage') return true
    if (fault.what === 'answer') {
      this.answers.push(fault.status)
      response.writeHead(fault.status, fault.headers)
      response.end(fault.body ?? '')
    } else if (fault.what === 'reset') response.socket?.resetAndDestroy()
    else if (fault.what === 'kill') this.#options.onKill?.()
    return false
  }

  async #work(
    request: IncomingMessage,
    body: Buffer | undefined,
    passes: (point: ReceiverPoint) => boolean,
  ): Promise<Answer | undefined> {
    if (request.method !== 'POST' || request.url !== '/v1/batch-summaries') return problem(404, 'No such place')
    if (request.headers.authorization !== `Bearer ${this.#options.token}`) return problem(401, 'No valid credential')
    if (body === undefined) return problem(413, 'The body is too long')
    if (request.headers['content-type']?.split(';')[0] !== 'application/x-protobuf') {
      return problem(415, 'Not a Protobuf message')
    }
    const key = KEY.exec(String(request.headers['idempotency-key']))?.[1]
    if (key === undefined) return problem(400, 'The Idempotency-Key is missing or malformed')
    if (request.headers['content-digest'] !== digestOf(body)) return problem(400, 'The digest does not fit')
    if (this.#running.has(key)) return problem(409, 'This key is being worked on')
    this.#running.add(key)
    try {
      // A turn in which a second request with the key may come.
      await new Promise((resolve) => setImmediate(resolve))
      return this.#store(key, body, passes)
    } finally {
      this.#running.delete(key)
    }
  }

  #store(key: string, body: Buffer, passes: (point: ReceiverPoint) => boolean): Answer | undefined {
    const known = this.#database.byKey(key)
    if (known !== undefined) {
      return known.payload.equals(body)
        ? receipt(200, known.receipt_id, key, body)
        : problem(422, 'The key was used for another payload')
    }
    const summary = readSummary(body)
    if (summary === undefined) return problem(400, 'No batch summary')
    const { schemaVersion, identity, revision, eggs } = summary
    const { site, line, batchId, closedAtMs } = identity ?? {}
    if (!site || !line || !batchId || !schemaVersion || !revision || Number(closedAtMs) === 0) {
      return problem(422, 'The summary lacks what it needs')
    }
    const row = { key, site, line, batch_id: batchId, revision, payload: body, receipt_id: `r-${randomUUID()}` }
    if (this.#database.hasRevision(row)) return problem(422, 'This revision came under another key')
    if (!passes('before-commit')) return undefined
    const real = eggs?.byClass?.filter(({ eggClass }) => eggClass !== EggClass.EGG_CLASS_EMPTY) ?? []
    this.#database.add(
      row,
      real.reduce((sum, { count }) => sum + Number(count), 0),
    )
    return receipt(201, row.receipt_id, key, body)
  }
}

function receipt(status: number, receiptId: string, idempotencyKey: string, body: Buffer): Answer {
  return { status, body: { receiptId, idempotencyKey, contentDigest: digestOf(body) } }
}

function problem(status: number, title: string): Answer {
  return { status, body: { title, status } }
}

function replyOf(answer: Answer, fault: ReceiverFault | undefined): Reply {
  const type = answer.status < 300 ? 'application/json' : 'application/problem+json'
  const reply = withBody({ headers: { 'content-type': type } }, Buffer.from(JSON.stringify(answer.body)))
  return fault?.what === 'damage' ? ANSWER_DAMAGES[fault.damage](reply) : reply
}

/** Undefined when it is longer than allowed. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  return body.length > BODY_BYTES_MAX ? undefined : body
}

function readSummary(body: Buffer): ovoscope.cloud.v1.BatchSummary.$Properties | undefined {
  try {
    return BatchSummary.decode(body)
  } catch {
    return undefined
  }
}
