import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ovoscope } from '../../proto/gen/cloud.js'
import { withFolder } from '../make/temporary-folder.ts'
import { Receiver } from './receiver.ts'
import type { ReceiverFault } from './receiver-faults.ts'
import { startUploads, TOKEN } from './upload-rig.ts'

const EGGS = 4

async function revise(folder: string, faults: readonly ReceiverFault[]) {
  const receiver = new Receiver({ databasePath: join(folder, 'receiver.db'), token: TOKEN, faults: [...faults] })
  const rig = startUploads(folder, await receiver.listen(), JSON.stringify(faults))
  rig.closeBatch(1, EGGS)
  rig.reviseBatch(1, EGGS)
  await rig.untilSettled()
  const summaries = receiver.database
    .summaries()
    .map(({ key, payload }) => ({ key, summary: ovoscope.cloud.v1.BatchSummary.decode(payload) }))
  const totals = receiver.database.totals()
  rig.stop()
  await receiver.close()
  return { summaries, totals }
}

describe('a batch that changes after it was closed', () => {
  it.each<readonly [string, readonly ReceiverFault[]]>([
    ['without any fault', []],
    ['after an answer that was lost', [{ at: 'after-commit', what: 'reset' }]],
    ['after a busy receiver', [{ at: 'headers', what: 'answer', status: 503 }]],
    ['after a first revision that was refused for good', [{ at: 'headers', what: 'answer', status: 422 }]],
  ])('sends its next revision with the late egg and the correction, %s; the highest counts', (_name, faults) =>
    withFolder(async (folder) => {
      const { summaries, totals } = await revise(folder, faults)
      const newest = summaries.findLast(({ summary }) => summary.revision === 2)?.summary
      expect(Number(newest?.overrides)).toBe(1)
      expect(newest?.eggs?.byClass?.reduce((sum, { count }) => sum + Number(count), 0)).toBe(EGGS + 1)
      expect(new Set(summaries.map(({ key }) => key)).size).toBe(summaries.length)
      expect(totals).toEqual([{ site: 'nord-01', batches: 1, eggs: EGGS + 1 }])
    }),
  )
})
