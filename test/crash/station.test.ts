import { afterEach, describe, expect, it } from 'vitest'
import { CrashRun } from './crash-run.ts'

const AFTERWARDS = 100

let run: CrashRun | undefined

afterEach(async () => {
  await run?.stop()
  run = undefined
})

describe('station, killed in the middle of trays', () => {
  it('goes on with the open batch, and has everything once', async () => {
    run = await CrashRun.start('station')
    const { batch } = await run.untilLive('an open batch', (view) => view.batch?.state === 'running')
    for (const end of ['kill', 'restart', 'kill'] as const) {
      const before = await run.untilScansGrow(0)
      await run[end]('station')
      const after = await run.untilLive('the scanner streaming again', ({ link }) => link.state === 'Streaming')
      expect(after.batch).toMatchObject({ batchId: batch?.batchId, state: 'running' })
      // What was committed before is there again, whatever of the journal is still to be decided.
      expect(after.batch?.scans).toBeGreaterThanOrEqual(before.batch?.scans ?? 0)
      await run.untilScansGrow(AFTERWARDS)
    }
    expect(await run.findFaults()).toEqual([])
  })
})
