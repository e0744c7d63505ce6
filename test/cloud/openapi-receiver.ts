// A receiver of batch summaries, written from cloud-api.openapi.yaml and cloud.proto alone; what they can say is read from them.
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, resolve } from 'node:path'
import protobuf from 'protobufjs'
import { parse } from 'yaml'

export interface ReceiverOptions {
  readonly token: string
  /** The document; beside this file unless told otherwise. */
  readonly openapiPath?: string
  /** The messages; where the document says (x-protobuf.file) unless told otherwise. */
  readonly protoPath?: string
  /** The one site the token may send for; any, if absent. */
  readonly site?: string
}

export interface ReceivedSummary {
  readonly receiptId: string
  readonly idempotencyKey: string
  readonly contentDigest: string
  readonly site: string
  readonly line: string
  readonly batchId: string
  readonly revision: number
  /** The bytes as they came. */
  readonly body: Uint8Array
  /** The decoded message: names in camelCase, 64-bit integers as bigint, enums by name, absent optionals left out. */
  readonly summary: Readonly<Record<string, unknown>>
}

type Table = Readonly<Record<string, unknown>>

interface Contract {
  readonly path: string
  readonly headers: readonly { readonly name: string; readonly required: boolean; readonly pattern: RegExp }[]
  readonly scheme: string
  readonly mediaType: string
  readonly maxLength: number
  readonly titleLength: number
  readonly message: protobuf.Type
  answerType(status: number): string
}

interface State {
  readonly received: ReceivedSummary[]
  readonly byKey: Map<string, ReceivedSummary>
  readonly byRevision: Map<string, ReceivedSummary>
  /** Keys of requests that are being worked on. */
  readonly busy: Set<string>
}

const operationId = 'postBatchSummary'
const keyHeader = 'Idempotency-Key'
const digestHeader = 'Content-Digest'
const knownSchemaVersion = 1
// As long as a station waits for an answer: a connection that died half-way must not hold its key longer.
const requestTimeoutMs = 30_000

class Refusal extends Error {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, title: string, headers: Readonly<Record<string, string>> = {}) {
    super(title)
    this.status = status
    this.headers = headers
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function at(root: unknown, ...steps: readonly string[]): unknown {
  let value = root
  for (const step of steps) value = isTable(value) ? value[step] : undefined
  return value
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isBigInt = (value: unknown): value is bigint => typeof value === 'bigint'

function stated<T>(root: unknown, isKind: (value: unknown) => value is T, ...steps: readonly string[]): T {
  const value = at(root, ...steps)
  if (!isKind(value)) throw new Error(`The document does not state ${steps.join(' > ')}`)
  return value
}

function keys(value: unknown): readonly string[] {
  return isTable(value) ? Object.keys(value) : []
}

async function readContract(openapiPath: string, protoPath: string | undefined): Promise<Contract> {
  const document: unknown = parse(await readFile(openapiPath, 'utf8'))
  const paths = at(document, 'paths')
  const path = keys(paths).find((name) => at(paths, name, 'post', 'operationId') === operationId)
  if (path === undefined) throw new Error(`The document has no operation ${operationId}`)
  const operation = at(paths, path, 'post')
  const parameters = at(operation, 'parameters')
  const headers = (Array.isArray(parameters) ? parameters : [])
    .filter((parameter: unknown) => at(parameter, 'in') === 'header')
    .map((parameter: unknown) => ({
      name: stated(parameter, isText, 'name'),
      required: at(parameter, 'required') === true,
      pattern: new RegExp(stated(parameter, isText, 'schema', 'pattern'), 'u'),
    }))
  for (const name of [keyHeader, digestHeader]) {
    if (!headers.some((header) => header.name === name && header.required))
      throw new Error(`The document lacks ${name}`)
  }
  const content = at(operation, 'requestBody', 'content')
  const [mediaType, ...others] = keys(content)
  if (mediaType === undefined || others.length > 0) throw new Error('The body must have one media type')
  const file = stated(content, isText, mediaType, 'x-protobuf', 'file')
  const root = await protobuf.load(protoPath ?? resolve(dirname(openapiPath), file))
  return {
    path,
    headers,
    scheme: stated(document, isText, 'components', 'securitySchemes', 'bearer', 'scheme'),
    mediaType,
    maxLength: stated(content, isNumber, mediaType, 'schema', 'maxLength'),
    titleLength: stated(document, isNumber, 'components', 'schemas', 'Problem', 'properties', 'title', 'maxLength'),
    message: root.lookupType(stated(content, isText, mediaType, 'x-protobuf', 'message')),
    answerType: (status) =>
      keys(at(operation, 'responses', String(status), 'content'))[0] ?? 'application/problem+json',
  }
}

function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest()
}

/** The value of a header that came exactly once. Node alone would join several, or keep the first. */
function single(request: IncomingMessage, name: string): string | undefined {
  const values = request.headersDistinct[name.toLowerCase()]
  return values?.length === 1 ? values[0] : undefined
}

function checkCredential(request: IncomingMessage, scheme: string, token: string): void {
  const [, sentScheme = '', sentToken = ''] = /^(\S+) +(\S+)$/.exec(single(request, 'authorization') ?? '') ?? []
  const challenge = `${scheme[0]?.toUpperCase()}${scheme.slice(1)} realm="batch summaries"`
  if (sentScheme.toLowerCase() !== scheme.toLowerCase()) {
    throw new Refusal(401, 'A credential is required', { 'WWW-Authenticate': challenge })
  }
  if (!timingSafeEqual(sha256(sentToken), sha256(token))) {
    throw new Refusal(401, 'The credential is not valid', { 'WWW-Authenticate': `${challenge}, error="invalid_token"` })
  }
}

function checkMediaType(request: IncomingMessage, mediaType: string): void {
  const essence = single(request, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (essence !== mediaType) throw new Refusal(415, `The body must be ${mediaType}`, { Accept: mediaType })
  if ((request.headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    throw new Refusal(415, 'The body must not be encoded', { 'Accept-Encoding': 'identity' })
  }
}

function checkHeaders(request: IncomingMessage, contract: Contract): { readonly key: string; readonly digest: Buffer } {
  for (const { name, required, pattern } of contract.headers) {
    const present = request.headersDistinct[name.toLowerCase()] !== undefined
    if (!present && required) throw new Refusal(400, `${name} is missing`)
    if (present && !pattern.test(single(request, name) ?? '')) throw new Refusal(400, `${name} is malformed`)
  }
  return {
    key: (single(request, keyHeader) ?? '').slice(1, -1),
    digest: Buffer.from((single(request, digestHeader) ?? '').slice('sha-256=:'.length, -1), 'base64'),
  }
}

/** Reads to the end even if the body is too long, so that a station that is still sending gets to read the answer. */
async function readBody(request: IncomingMessage, maxLength: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength
    if (length <= maxLength) chunks.push(chunk)
  }
  if (length > maxLength) throw new Refusal(413, `The body has more than ${maxLength} bytes`)
  return Buffer.concat(chunks)
}

function decode(type: protobuf.Type, body: Uint8Array): Table {
  try {
    return type.toObject(type.decode(body), { longs: BigInt, enums: String, arrays: true, defaults: true })
  } catch {
    throw new Refusal(400, `The body is no ${type.name}`)
  }
}

/** Takes what must be there; in proto3 a zero or an empty text cannot be told from a field that was left out. */
function needed<T>(root: Table, isKind: (value: unknown) => value is T, ...steps: readonly string[]): T {
  const value = at(root, ...steps)
  if (!isKind(value) || value === '' || value === 0 || value === 0n) {
    throw new Refusal(422, `The summary lacks ${steps.join('.')}`)
  }
  return value
}

function checkSummary(summary: Table, allowedSite: string | undefined) {
  const version = needed(summary, isNumber, 'schemaVersion')
  if (version > knownSchemaVersion) throw new Refusal(422, `Schema version ${version} is not known here`)
  const site = needed(summary, isText, 'identity', 'site')
  const line = needed(summary, isText, 'identity', 'line')
  const batchId = needed(summary, isText, 'identity', 'batchId')
  needed(summary, isBigInt, 'identity', 'closedAtMs')
  const revision = needed(summary, isNumber, 'revision')
  if (site !== (allowedSite ?? site)) throw new Refusal(403, 'The credential may not send for this site')
  return { site, line, batchId, revision }
}

/** One step without a pause in it: this is the transaction. */
function store(state: State, contract: Contract, options: ReceiverOptions, key: string, body: Uint8Array) {
  const contentDigest = `sha-256=:${sha256(body).toString('base64')}:`
  const before = state.byKey.get(key)
  if (before !== undefined) {
    if (before.contentDigest !== contentDigest) throw new Refusal(422, 'The key was used for another payload')
    return { status: 200, entry: before }
  }
  const summary = decode(contract.message, body)
  const identity = checkSummary(summary, options.site)
  const name = JSON.stringify([identity.site, identity.line, identity.batchId, identity.revision])
  if (state.byRevision.has(name)) throw new Refusal(422, 'This revision of the batch came under another key')
  const entry = { receiptId: randomUUID(), idempotencyKey: key, contentDigest, ...identity, body, summary }
  state.byKey.set(key, entry)
  state.byRevision.set(name, entry)
  state.received.push(entry)
  return { status: 201, entry }
}

async function take(request: IncomingMessage, state: State, contract: Contract, options: ReceiverOptions) {
  if ((request.url ?? '').split('?', 1)[0] !== contract.path) throw new Refusal(404, 'There is nothing at this address')
  if (request.method !== 'POST') throw new Refusal(405, 'Only POST is taken here', { Allow: 'POST' })
  checkCredential(request, contract.scheme, options.token)
  checkMediaType(request, contract.mediaType)
  const { key, digest } = checkHeaders(request, contract)
  if (state.busy.has(key)) throw new Refusal(409, 'A request with this key is being worked on')
  state.busy.add(key)
  try {
    const body = await readBody(request, contract.maxLength)
    if (!sha256(body).equals(digest)) throw new Refusal(400, `The body does not fit its ${digestHeader}`)
    return store(state, contract, options, key, body)
  } finally {
    state.busy.delete(key)
  }
}

function answer(response: ServerResponse, type: string, status: number, body: unknown, headers = {}): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { ...headers, 'Content-Type': type, 'Content-Length': bytes.byteLength }).end(bytes)
}

/** The revision of each batch that counts: the highest one, whatever the order of arrival. */
export function countingRevisions(received: readonly ReceivedSummary[]): readonly ReceivedSummary[] {
  const counting = new Map<string, ReceivedSummary>()
  for (const entry of received.toSorted((a, b) => a.revision - b.revision)) {
    counting.set(JSON.stringify([entry.site, entry.line, entry.batchId]), entry)
  }
  return [...counting.values()]
}

export async function startOpenApiReceiver(options: ReceiverOptions): Promise<{
  readonly url: string
  /** In the order of arrival; grows. */
  readonly received: readonly ReceivedSummary[]
  close(): Promise<void>
}> {
  const openapiPath = options.openapiPath ?? resolve(import.meta.dirname, 'cloud-api.openapi.yaml')
  const contract = await readContract(openapiPath, options.protoPath)
  const state: State = { received: [], byKey: new Map(), byRevision: new Map(), busy: new Set() }
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { status, entry } = await take(request, state, contract, options)
      const { receiptId, idempotencyKey, contentDigest } = entry
      answer(response, contract.answerType(status), status, { receiptId, idempotencyKey, contentDigest })
    } catch (error) {
      if (response.destroyed) return
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'Something went wrong here')
      const problem = { title: refusal.message.slice(0, contract.titleLength), status: refusal.status }
      answer(response, contract.answerType(refusal.status), refusal.status, problem, refusal.headers)
      request.resume()
    }
  }
  const timeouts = { requestTimeout: requestTimeoutMs, connectionsCheckingInterval: 1000 }
  const server = createServer(timeouts, (request, response) => void handle(request, response))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const close = async (): Promise<void> => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received: state.received, close }
}
