import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withFolder } from '../make/temporary-folder.ts'
import { countingRevisions, startOpenApiReceiver } from './openapi-receiver.ts'
import { startUploads, TOKEN } from './upload-rig.ts'

const openapiPath = join(import.meta.dirname, '../../proto/cloud-api.openapi.yaml')
const KEY = '"01923f5e-7a00-7000-8000-000000000001"'
const BODY = new Uint8Array([8, 1])

type Receiver = Awaited<ReturnType<typeof startOpenApiReceiver>>

function post(receiver: Receiver, change: Readonly<Record<string, string>>, body: Uint8Array<ArrayBuffer> = BODY) {
  const headers = {
    authorization: `Bearer ${TOKEN}`,
    'content-type': 'application/x-protobuf',
    'idempotency-key': KEY,
    'content-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:`,
    ...change,
  }
  return fetch(`${receiver.url}/v1/batch-summaries`, { method: 'POST', headers, body })
}

describe('a receiver written from the OpenAPI file alone, by somebody who saw nothing else', () => {
  let receiver: Receiver
  beforeEach(async () => {
    receiver = await startOpenApiReceiver({ token: TOKEN, openapiPath })
  })
  afterEach(() => receiver.close())

  it('accepts our uploads, reads every figure of them, and counts the highest revision', () =>
    withFolder(async (folder) => {
      const rig = startUploads(folder, receiver.url, 'openapi')
      try {
        rig.closeBatch(1, 5)
        rig.reviseBatch(1, 5)
        await rig.untilSettled()
        expect(receiver.received).toHaveLength(2)
        const [counting] = countingRevisions(receiver.received)
        expect(counting?.summary).toMatchObject({
          ...{ schemaVersion: 1, revision: 2, synthetic: true, overrides: 1n },
          identity: { site: 'nord-01', line: 'Line 1', batchId: '2026-1121-01', scanners: ['SIM-0001'] },
          versions: { app: '0.1.0', models: ['phantom-cnn-1'] },
          eggs: {
            byClass: [{ eggClass: 'EGG_CLASS_FEMALE', count: 6n }],
            byAction: [{ action: 'EGG_ACTION_KEEP', count: 6n }],
          },
          scans: { byClass: [{ eggClass: 'EGG_CLASS_FEMALE', count: 6n }] },
          quality: { trays: 1n },
        })
        expect(rig.store.outbox.list(9, 9).map(({ state, receipt }) => [state, receipt])).toEqual(
          receiver.received.toReversed().map(({ receiptId }) => ['sent', receiptId]),
        )
      } finally {
        rig.stop()
      }
    }))

  it.each<readonly [string, number, Readonly<Record<string, string>>]>([
    ['no valid credential', 401, { authorization: 'Bearer somebody-else' }],
    ['another media type', 415, { 'content-type': 'application/json' }],
    ['an encoded body', 415, { 'content-encoding': 'gzip' }],
    ['a key without its quotation marks', 400, { 'idempotency-key': KEY.slice(1, -1) }],
    ['a digest of something else', 400, { 'content-digest': `sha-256=:${'A'.repeat(43)}=:`.replace('A=:', '=:') }],
    ['a message that lacks what a summary needs', 422, {}],
  ])('notices %s', async (_what, status, change) => {
    const answer = await post(receiver, change)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
    expect(await answer.json()).toMatchObject({ status, title: expect.stringMatching(/\S/) })
    expect(receiver.received).toEqual([])
  })

  it('notices a body that is too long', async () => {
    expect((await post(receiver, {}, new Uint8Array(65_537))).status).toBe(413)
  })
})
