import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../make/temporary-folder.ts'
import { startUploads } from './upload-rig.ts'
import { startYamlReceiver } from './yaml-receiver.ts'

const YAML = join(import.meta.dirname, '../../proto/cloud-api.openapi.yaml')

describe('a receiver written from the OpenAPI file alone', () => {
  it('accepts our upload and reads every figure of it', () =>
    withFolder(async (folder) => {
      const receiver = await startYamlReceiver(YAML)
      const rig = startUploads(folder, receiver.endpoint, 'openapi')
      try {
        rig.closeBatch(1, 5)
        await rig.untilSettled()
        expect(receiver.requests.map(({ faults }) => faults)).toEqual([[]])
        expect(receiver.requests[0]?.message).toMatchObject({
          schemaVersion: 1,
          revision: 1,
          synthetic: true,
          identity: { site: 'nord-01', line: 'Line 1', batchId: '2026-1121-01', scanners: ['SIM-0001'] },
          versions: { app: '0.1.0', models: ['phantom-cnn-1'] },
          eggs: {
            byClass: [{ eggClass: 'EGG_CLASS_FEMALE', count: 5 }],
            byAction: [{ action: 'EGG_ACTION_KEEP', count: 5 }],
          },
          scans: { byClass: [{ eggClass: 'EGG_CLASS_FEMALE', count: 5 }] },
          quality: { trays: 1 },
        })
        expect(rig.store.outbox.list(9, 9)).toMatchObject([
          { state: 'sent', receipt: expect.stringMatching(/^other-/) },
        ])
      } finally {
        rig.stop()
        receiver.close()
      }
    }))

  it('notices an upload that departs from the file', async () => {
    const receiver = await startYamlReceiver(YAML)
    try {
      const headers = { 'content-type': 'application/x-protobuf', 'idempotency-key': 'bare', authorization: 'Basic x' }
      const answer = await fetch(`${receiver.endpoint}/v1/batch-summaries`, {
        method: 'POST',
        headers,
        body: '\u00ff\u00ff',
      })
      expect(answer.status).toBe(400)
      expect(receiver.requests[0]?.faults.join('; ')).toMatch(
        /Idempotency-Key: bare.*Content-Digest: undefined.*no bearer token.*digest.*does not accept.*not a ovoscope/,
      )
    } finally {
      receiver.close()
    }
  })
})
