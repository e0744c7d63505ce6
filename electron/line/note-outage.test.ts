import { describe, expect, it } from 'vitest'
import { setUpRunningStation, setUpStation } from '../../test/make/station.ts'

const BATCH = '2026-1121-01'

describe('a station that starts again', () => {
  it('writes down that its batch ran without it, from the last thing written to the start', async () => {
    const { disk, link, make, time, station } = await setUpRunningStation()
    await time.advance(20_000)
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(100)
    const decidedWallMs = disk.store.start().newestDecidedWallMs ?? 0
    expect(decidedWallMs).toBeGreaterThan(time.wallMs() - 200)
    await station.stop(0)
    await time.advance(90_000)
    setUpStation({ disk })
    expect(disk.store.batchLife.stops(BATCH)).toMatchObject([
      { kind: 'outage', fromWallMs: decidedWallMs, toWallMs: time.wallMs(), reason: undefined },
    ])
  })

  it('begins no further stop for a batch that is paused: the first one lasts', async () => {
    const { disk, time, line } = await setUpRunningStation()
    line.pauseBatch()
    const pausedWallMs = time.wallMs()
    await time.advance(90_000)
    const again = setUpStation({ disk })
    expect(again.view().batch).toMatchObject({ batchId: BATCH, state: 'paused' })
    await time.advance(1_000)
    expect(again.line.resumeBatch()).toEqual({ ok: true })
    expect(disk.store.batchLife.stops(BATCH)).toMatchObject([
      { kind: 'pause', fromWallMs: pausedWallMs, toWallMs: time.wallMs() },
    ])
  })

  it('starts all the same when it cannot be written down', async () => {
    const { disk } = await setUpRunningStation()
    disk.store.batchLife.failing = true
    expect(setUpStation({ disk }).view().batch?.state).toBe('running')
    expect(disk.store.batchLife.stops(BATCH)).toEqual([])
  })
})
