import { afterEach, describe, expect, it } from 'vitest'
import type { BatchStopView } from '../../electron/contract/batch-life.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import { CrashRun } from './crash-run.ts'

/** A tray of 150 takes five seconds, so that whatever is done to it happens in its middle. */
const SLOW_SCANS_PER_SEC = 30
/** Decided cells of a tray that has begun and has most of itself before it. */
const BEGUN = { from: 10, to: 60 }
const TRAY_CELLS = 150

let run: CrashRun | undefined

afterEach(async () => {
  await run?.stop()
  run = undefined
})

/** A batch whose tray is filling. */
async function inTheMiddle(of: CrashRun) {
  const isMidTray = ({ batch, tray }: LiveView) =>
    batch?.state === 'running' && tray?.state === 'filling' && tray.decided >= BEGUN.from && tray.decided <= BEGUN.to
  const { batch, tray } = await of.untilLive('a tray in the middle', isMidTray)
  if (batch === null || tray === null) throw new Error('there is no tray')
  return { batchId: batch.batchId, visitId: tray.visitId }
}

function stopsOf({ ends }: CrashRun, batchId: string): Promise<BatchStopView[]> {
  return ends.station.call('batchStops', { batchId })
}

describe('station, killed while its batch stands', () => {
  it('is paused still, by the same stop, and goes on into the same tray', async () => {
    run = await CrashRun.start('paused', SLOW_SCANS_PER_SEC)
    const { batchId, visitId } = await inTheMiddle(run)
    expect(await run.ends.station.call('pauseBatch', {})).toEqual({ ok: true })
    const stops = await stopsOf(run, batchId)
    expect(stops).toMatchObject([{ kind: 'pause', toWallMs: null }])
    for (const time of ['first', 'second']) {
      await run.kill('station')
      const after = await run.untilLive(`its batch after the ${time} kill`, ({ batch }) => batch !== null)
      expect(after.batch).toMatchObject({ batchId, state: 'paused' })
      expect(await stopsOf(run, batchId)).toEqual(stops)
    }
    // Resumed while the line was cut off: the tray under the scanner goes on as the tray it was.
    expect(await run.ends.station.call('resumeBatch', {})).toEqual({ ok: true })
    await run.untilLive('the tray after that one', ({ tray }) => tray !== null && tray.visitId > visitId)
    const { ends } = run
    const [tray] = (await ends.review.call('trays', { batchId, afterVisitId: visitId - 1 })).filter(
      (one) => one.visitId === visitId,
    )
    expect(tray?.eggs).toHaveLength(TRAY_CELLS)
    const [ended] = await stopsOf(run, batchId)
    expect(ended).toMatchObject({ ...stops[0], toWallMs: expect.any(Number) })
    await run.kill('station')
    await run.untilLive('its batch', ({ batch }) => batch?.state === 'running')
    // Running without a station is a standstill of its own, found when one starts.
    expect(await stopsOf(run, batchId)).toMatchObject([ended, { kind: 'outage', toWallMs: expect.any(Number) }])
    expect(await run.findFaults()).toEqual([])
  })

  it('closes the same batch at its first end, with every egg of the last tray', async () => {
    run = await CrashRun.start('closing', SLOW_SCANS_PER_SEC)
    const { batchId } = await inTheMiddle(run)
    expect(await run.ends.station.call('closeBatch', {})).toEqual({ ok: true })
    const stops = await stopsOf(run, batchId)
    expect(stops).toMatchObject([{ kind: 'end' }])
    await run.untilLive('closing', ({ batch }) => batch?.state === 'closing')
    await run.kill('station')
    const after = await run.untilLive('its batch', ({ batch }) => batch !== null)
    expect(after.batch).toMatchObject({ batchId, state: expect.stringMatching(/^clos(ing|ed)$/) })
    await run.untilLive('closed', ({ batch }) => batch?.state === 'closed')
    expect(await stopsOf(run, batchId)).toEqual(stops)
    expect(await run.findFaults()).toEqual([])
  })
})
