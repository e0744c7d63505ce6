import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { withFolder } from '../make/temporary-folder.ts'
import { Receiver } from './receiver.ts'
import { digestOf } from './receiver-faults.ts'
import { startUploads, TOKEN } from './upload-rig.ts'

const opened: (() => unknown)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

/** A receiver, and a summary of ours as it would be sent to it. */
async function setUp(folder: string) {
  const receiver = new Receiver({ databasePath: join(folder, 'receiver.db'), token: TOKEN })
  const endpoint = await receiver.listen()
  opened.push(() => receiver.close())
  const nowhere = startUploads(folder, 'http://127.0.0.1:9', 'contract', () => Promise.reject(new Error('no network')))
  opened.push(() => nowhere.stop())
  nowhere.closeBatch(1, 2)
  nowhere.closeBatch(2, 3)
  const payloads = nowhere.store.outbox.list(9, 9).map(({ payload }) => payload)
  const post = async (body: Uint8Array, headers: Record<string, string | undefined> = {}) => {
    const all = {
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/x-protobuf',
      'idempotency-key': '"019abcde-f012-7000-8000-000000000001"',
      'content-digest': digestOf(body),
      ...headers,
    }
    const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
    const init = { method: 'POST', headers: Object.fromEntries(given), body: new Uint8Array(body) }
    const response = await fetch(`${endpoint}/v1/batch-summaries`, init)
    return { status: response.status, body: (await response.json()) as { receiptId?: string; title?: string } }
  }
  return { receiver, payloads: payloads as [Uint8Array, Uint8Array], post, folder, endpoint }
}

describe('the reference receiver', () => {
  it('gives the same receipt to a repetition, and stores it once', () =>
    withFolder(async (folder) => {
      const { receiver, payloads, post } = await setUp(folder)
      const first = await post(payloads[0])
      const second = await post(payloads[0])
      expect([first.status, second.status]).toEqual([201, 200])
      expect(second.body).toEqual(first.body)
      expect(receiver.database.summaries()).toHaveLength(1)
    }))

  it('answers 409 while the first of two at once is being worked on', () =>
    withFolder(async (folder) => {
      const { receiver, payloads, post } = await setUp(folder)
      const both = await Promise.all([post(payloads[0]), post(payloads[0]), post(payloads[0])])
      const statuses = both.map(({ status }) => status)
      expect(statuses.filter((status) => status === 201)).toHaveLength(1)
      expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([])
      expect(receiver.database.summaries()).toHaveLength(1)
    }))

  it.each([
    ['no key', 400, { 'idempotency-key': undefined }],
    ['a key without quotation marks', 400, { 'idempotency-key': '019abcde-f012-7000-8000-000000000001' }],
    ['a digest of something else', 400, { 'content-digest': digestOf(new Uint8Array(3)) }],
    ['no credential', 401, { authorization: undefined }],
    ['another media type', 415, { 'content-type': 'application/json' }],
  ])('refuses %s with %i', (_what, status, headers) =>
    withFolder(async (folder) => {
      const { receiver, payloads, post } = await setUp(folder)
      expect((await post(payloads[0], headers)).status).toBe(status)
      expect(receiver.database.summaries()).toEqual([])
    }),
  )

  it('refuses another payload under a key, and a revision under another key, with 422', () =>
    withFolder(async (folder) => {
      const { payloads, post } = await setUp(folder)
      await post(payloads[0])
      expect((await post(payloads[1])).status).toBe(422)
      const otherKey = { 'idempotency-key': '"019abcde-f012-7000-8000-000000000002"' }
      expect((await post(payloads[0], otherKey)).status).toBe(422)
    }))

  it('refuses what is too long, no message, or an empty one', () =>
    withFolder(async (folder) => {
      const { post } = await setUp(folder)
      expect((await post(new Uint8Array(65_537))).status).toBe(413)
      expect((await post(new Uint8Array([0xff, 0xff]))).status).toBe(400)
      expect((await post(new Uint8Array(0))).status).toBe(422)
    }))
})

describe('our uplink and the answers that need a person', () => {
  it('parks what is refused, with the reason, and the next one goes on', () =>
    withFolder(async (folder) => {
      const receiver = new Receiver({
        databasePath: join(folder, 'receiver.db'),
        token: TOKEN,
        faults: [
          {
            at: 'headers',
            what: 'answer',
            status: 422,
            headers: { 'content-type': 'application/problem+json' },
            body: '{"title":"No such line","status":422}',
          },
        ],
      })
      const rig = startUploads(folder, await receiver.listen(), 'park')
      opened.push(
        () => receiver.close(),
        () => rig.stop(),
      )
      rig.closeBatch(1, 2)
      rig.closeBatch(2, 2)
      await rig.untilSettled()
      expect(rig.store.outbox.list(9, 9)).toMatchObject([
        { batchId: '2026-1121-02', state: 'sent', reason: null },
        { batchId: '2026-1121-01', state: 'parked', reason: 'HTTP 422 No such line', receipt: null },
      ])
      rig.uplink.sendNow()
      await rig.untilSettled()
      expect(rig.store.outbox.list(2, 1)).toMatchObject([{ state: 'sent', attempts: 2 }])
    }))

  it('waits with a credential that is refused, and uses a new one as soon as it is there', () =>
    withFolder(async (folder) => {
      const receiver = new Receiver({ databasePath: join(folder, 'receiver.db'), token: 'exchanged' })
      const rig = startUploads(folder, await receiver.listen(), 'token')
      opened.push(
        () => receiver.close(),
        () => rig.stop(),
      )
      rig.closeBatch(1, 2)
      while (receiver.requests < 4) await new Promise((resolve) => setTimeout(resolve, 5))
      // Asked twice for each attempt: the second time with the credential as it then was.
      expect(rig.store.outbox.next()).toMatchObject({ state: 'queued', reason: 'HTTP 401 No valid credential' })
      writeFileSync(join(folder, 'cloud.token'), 'exchanged')
      await rig.untilSettled()
      expect(rig.store.outbox.list(9, 9)).toMatchObject([{ state: 'sent' }])
    }))
})
