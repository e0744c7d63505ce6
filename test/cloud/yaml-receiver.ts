import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import protobuf from 'protobufjs'
import { parse } from 'yaml'
import * as z from 'zod'

const parameterSchema = z.object({
  name: z.string(),
  in: z.literal('header'),
  required: z.boolean(),
  schema: z.object({ type: z.literal('string'), pattern: z.string() }),
})

const mediaSchema = z.object({
  schema: z.object({ maxLength: z.number() }),
  'x-protobuf': z.object({ file: z.string(), message: z.string() }),
})

const receiptSchema = z.object({ required: z.array(z.string()), properties: z.record(z.string(), z.unknown()) })

/** As much of OpenAPI as the file uses. */
const apiSchema = z.object({
  openapi: z.string().startsWith('3.1'),
  paths: z.record(
    z.string(),
    z.object({
      post: z.object({
        parameters: z.array(parameterSchema),
        requestBody: z.object({ required: z.literal(true), content: z.record(z.string(), mediaSchema) }),
        responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()) })),
      }),
    }),
  ),
  components: z.object({
    securitySchemes: z.object({ bearer: z.object({ type: z.literal('http'), scheme: z.literal('bearer') }) }),
    schemas: z.object({ Receipt: receiptSchema, Problem: z.unknown() }),
  }),
})
type Api = z.infer<typeof apiSchema>

/** One request as the second receiver understood it; `faults` lists where it departs from the file. */
export interface CheckedRequest {
  readonly faults: readonly string[]
  /** The message, read by nothing but the .proto file that the YAML names. */
  readonly message: unknown
}

/**
 * A receiver that was written from cloud-api.openapi.yaml alone: it shares no line with the station or with the reference receiver, and
 * holds every request against the file. Give it a path and it finds its rules there.
 */
export async function startYamlReceiver(yamlPath: string) {
  const api = apiSchema.parse(parse(readFileSync(yamlPath, 'utf8')))
  const requests: CheckedRequest[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const checked = check(api, dirname(yamlPath), request, body)
      requests.push(checked)
      const fine = checked.faults.length === 0
      const reply = fine ? receiptFor(api, request) : { title: checked.faults.join('; ').slice(0, 120), status: 400 }
      response.writeHead(fine ? 201 : 400, { 'content-type': fine ? 'application/json' : 'application/problem+json' })
      response.end(JSON.stringify(reply))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/base`,
    requests,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function check(api: Api, folder: string, request: IncomingMessage, body: Buffer): CheckedRequest {
  const faults: string[] = []
  const place = Object.entries(api.paths).find(([path]) => request.url === `/some/base${path}`)?.[1].post
  if (place === undefined || request.method !== 'POST')
    return { faults: [`no ${String(request.method)} ${String(request.url)}`], message: undefined }
  for (const { name, required, schema } of place.parameters) {
    const value = request.headers[name.toLowerCase()]
    if (value === undefined ? required : !new RegExp(schema.pattern).test(String(value)))
      faults.push(`${name}: ${String(value)}`)
  }
  if (!/^Bearer \S+$/.test(request.headers.authorization ?? '')) faults.push('no bearer token')
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  if (request.headers['content-digest'] !== digest) faults.push('the digest does not fit')
  const accepted = (request.headers.accept ?? '').split(',').map((type) => type.trim())
  const answers = Object.values(place.responses).flatMap(({ content }) => Object.keys(content))
  faults.push(...answers.filter((type) => !accepted.includes(type)).map((type) => `does not accept ${type}`))
  const type = request.headers['content-type']?.split(';')[0] ?? ''
  const media = place.requestBody.content[type]
  if (media === undefined) return { faults: [...faults, `content type ${type}`], message: undefined }
  if (body.length > media.schema.maxLength) faults.push('too long')
  return readMessage(media['x-protobuf'], folder, body, faults)
}

function readMessage(
  { file, message }: { readonly file: string; readonly message: string },
  folder: string,
  body: Buffer,
  faults: string[],
): CheckedRequest {
  try {
    const type = protobuf.parse(readFileSync(join(folder, file), 'utf8')).root.lookupType(message)
    return { faults, message: type.toObject(type.decode(body), { enums: String, longs: Number }) }
  } catch (error) {
    return { faults: [...faults, `not a ${message}: ${String(error)}`], message: undefined }
  }
}

/** Just what the file requires of a receipt. */
function receiptFor(api: Api, request: IncomingMessage): Record<string, string> {
  const values: Record<string, string> = {
    receiptId: `other-${randomUUID()}`,
    idempotencyKey: String(request.headers['idempotency-key']).replaceAll('"', ''),
    contentDigest: String(request.headers['content-digest']),
  }
  return Object.fromEntries(api.components.schemas.Receipt.required.map((name) => [name, values[name] ?? '']))
}
