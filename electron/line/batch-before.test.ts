import { describe, expect, it } from 'vitest'
import { setUpRunningStation, setUpStation } from '../../test/make/station.ts'
import type { LiveView } from '../contract/live.ts'
import type { SequencedMessage } from '../scanner/link.ts'

const MINUTE_MS = 60_000
type Rig = Awaited<ReturnType<typeof setUpRunningStation>>

/** Bars by the minute of the wall clock in which they stand. */
function bars({ atWallMs, speed }: LiveView): Map<number, number | null> {
  const now = Math.floor(atWallMs / MINUTE_MS)
  return new Map(speed.perMinute.map((eggs, place) => [now - speed.perMinute.length + 1 + place, eggs]))
}

/** What the scanner sends arrives now. */
function hear({ link, time }: Pick<Rig, 'link' | 'time'>, ...messages: readonly SequencedMessage[]): void {
  link().receive(...messages.map((message) => ({ ...message, arrivedWallMs: time.wallMs() })))
}

/** Eggs of one tray, one each ten seconds; every fourth is scanned again when the next one comes. */
async function passEggs(rig: Rig, tray: number, eggs: number): Promise<void> {
  const { make, time } = rig
  hear(rig, make.trayBegin(tray))
  for (let n = 0; n < eggs; n++) {
    const place = { tray, row: n % 2, column: Math.floor(n / 2) % 3 }
    hear(rig, make.scan({ ...place, attempt: 1 + Math.floor(n / 6) }))
    await time.advance(10_000)
    if (n % 4 === 3) hear(rig, make.scan({ ...place, attempt: 9 + n }))
  }
  hear(rig, make.trayEnd(tray))
  await time.advance(100)
}

/** The station ends, is away, and starts on the same disk; its scanner streams at once. */
async function restart(
  { station, disk, time }: Rig,
  awayMs: number,
  { before, unready }: { before?: () => void; unready?: (next: ReturnType<typeof setUpStation>) => void } = {},
) {
  await station.stop(0)
  await time.advance(awayMs)
  before?.()
  const again = setUpStation({ disk })
  again.link().stream()
  unready?.(again)
  again.ready()
  await time.advance(100)
  return again
}

describe('a station that starts within a batch', () => {
  it('shows the minutes as they were, and a gap while it was away', async () => {
    const rig = await setUpRunningStation()
    for (const tray of [1, 2, 3, 4, 5]) await passEggs(rig, tray, 17)
    const before = bars(rig.view())
    const whole = [...before].filter(([, eggs]) => eggs !== null).slice(0, -1)
    expect(whole.length).toBeGreaterThan(12)
    expect(whole.reduce((sum, [, eggs]) => sum + (eggs ?? 0), 0)).toBeGreaterThan(25)
    const endedWallMs = rig.time.wallMs()
    const again = await restart(rig, 4 * MINUTE_MS)
    const after = bars(again.view())
    const [lastMinute, now] = [endedWallMs, rig.time.wallMs()].map((wallMs) => Math.floor(wallMs / MINUTE_MS))
    expect([...after].filter(([minute, eggs]) => eggs !== null && minute < lastMinute!)).toEqual(whole)
    expect(after.get(lastMinute!)).toBe(before.get(lastMinute!))
    expect([...after].filter(([minute]) => minute > lastMinute!)).toEqual(
      Array.from({ length: now! - lastMinute! }, (_, n) => [lastMinute! + 1 + n, null]),
    )
    hear(again, rig.make.trayBegin(9), rig.make.scan({ tray: 9 }))
    await rig.time.advance(2 * MINUTE_MS)
    expect([...bars(again.view())].slice(-3).map(([, eggs]) => eggs)).toEqual([1, 0, 0])
  })

  it('is the same after a second restart, and knows both gaps', async () => {
    const rig = await setUpRunningStation()
    await passEggs(rig, 1, 17)
    const again = await restart(rig, 3 * MINUTE_MS)
    await passEggs({ ...rig, ...again, make: rig.make }, 2, 17)
    await rig.time.advance(2 * MINUTE_MS)
    const before = bars(again.view())
    expect([...before.values()].filter((eggs) => eggs === null).length).toBeGreaterThan(3)
    const third = await restart({ ...rig, ...again, make: rig.make }, 0)
    const now = Math.floor(rig.time.wallMs() / MINUTE_MS)
    expect([...bars(third.view())].filter(([minute]) => minute < now - 2)).toEqual(
      [...before].filter(([minute]) => minute < now - 2),
    )
  })

  it('counts the stops that are written down, the one from before its start to now among them, and says that there may be more', async () => {
    const rig = await setUpRunningStation()
    await passEggs(rig, 1, 3)
    rig.line.pauseBatch()
    await rig.time.advance(90_000)
    rig.line.resumeBatch()
    await passEggs(rig, 2, 3)
    expect(rig.view().speed).toMatchObject({ stops: 1, stopsAtLeast: false })
    const again = await restart(rig, 60_000)
    const { stops, stoppedMs, stopsAtLeast } = again.view().speed
    expect({ stops, stopsAtLeast }).toEqual({ stops: 2, stopsAtLeast: true })
    // From the last egg, ten seconds before the tray ended, to now.
    expect(stoppedMs).toBeGreaterThan(90_000 + 60_000)
    expect(stoppedMs).toBeLessThan(90_000 + 75_000)
    hear(again, rig.make.trayBegin(3), rig.make.scan({ tray: 3 }))
    await rig.time.advance(1_000)
    expect(again.view().speed.stops).toBe(2)
    // Written down by now, and still one and the same stop.
    const third = await restart({ ...rig, ...again, make: rig.make }, 1_000)
    expect(third.view().speed).toMatchObject({ stops: 2, stopsAtLeast: true })
  })

  it('takes a tray that has no egg yet for no stop since the batch began', async () => {
    const rig = await setUpRunningStation()
    await passEggs(rig, 1, 17)
    hear(rig, rig.make.trayBegin(2))
    await rig.time.advance(1_000)
    const again = await restart(rig, 2 * MINUTE_MS)
    const { stops, stoppedMs } = again.view().speed
    expect(stops).toBe(1)
    expect(stoppedMs).toBeLessThan(3 * MINUTE_MS)
  })

  it('counts eggs that the journal gives back in their minutes, and neither as speed now nor as a stop', async () => {
    const rig = await setUpRunningStation()
    await passEggs(rig, 1, 6)
    // As with a database that was put back: what comes from here on is in the journal alone.
    rig.station.setModel({ modelId: 'constant-1', synthetic: true, state: 'down' }, undefined)
    for (const tray of [2, 3, 4, 5]) await passEggs(rig, tray, 6)
    const newestWallMs = rig.time.wallMs() - 10_100
    const again = await restart(rig, MINUTE_MS, {
      unready(next) {
        expect(next.view().speed).toMatchObject({ stops: 1, stoppedMs: rig.time.wallMs() - newestWallMs })
      },
    })
    await rig.time.advance(20_000)
    const { speed, batch } = again.view()
    expect(batch?.eggs).toBe(30)
    expect(speed.eggsPerHour).toBe(0)
    expect(speed).toMatchObject({ stops: 1, stoppedMs: rig.time.wallMs() - newestWallMs })
    const counted = [...bars(again.view()).values()].map((eggs) => eggs ?? 0)
    expect(counted.reduce((sum, eggs) => sum + eggs, 0)).toBe(30)
    expect(Math.max(...counted)).toBe(6)
    hear(again, rig.make.trayBegin(9), rig.make.scan({ tray: 9 }))
    await rig.time.advance(11_000)
    expect(again.view().batch?.eggs).toBe(31)
    expect(again.view().speed).toMatchObject({ stops: 1, stopsAtLeast: true })
    // The record says the same: the station was away from the newest scan on.
    const [outage] = again.disk.store.batchLife.stops(batch!.batchId)
    expect(outage!.toWallMs! - outage!.fromWallMs).toBeLessThan(MINUTE_MS + 15_000)
    const third = await restart({ ...rig, ...again, make: rig.make }, 1_000)
    expect(third.view().speed).toMatchObject({ stops: 1, stopsAtLeast: true })
  })

  it('knows no minute of before where nobody trusts the clock', async () => {
    const rig = await setUpRunningStation()
    await passEggs(rig, 1, 17)
    const again = await restart(rig, 1_000, { before: () => rig.time.jumpWall(-90 * MINUTE_MS) })
    expect(again.view().clockTrusted).toBe(false)
    const { perMinute, stops, stopsAtLeast } = again.view().speed
    expect(perMinute.slice(0, -1)).toEqual(Array.from({ length: 59 }, () => null))
    expect({ stops, stopsAtLeast }).toEqual({ stops: 0, stopsAtLeast: true })
  })

  it('works also where what is written down of the batch cannot be read, and claims to know nothing of it', async () => {
    const rig = await setUpRunningStation()
    await passEggs(rig, 1, 17)
    rig.store.eggsByMinute = () => {
      throw new Error('database disk image is malformed')
    }
    const again = await restart(rig, 1_000)
    const { batch, speed } = again.view()
    expect([batch?.eggs, speed.stopsAtLeast]).toEqual([6, true])
    expect(speed.perMinute).toEqual([...Array.from({ length: 59 }, () => null), 0])
  })

  it('says of a batch that began after its start that no stop is missing', async () => {
    const { view } = await setUpRunningStation()
    expect(view().speed).toMatchObject({ stops: 0, stopsAtLeast: false })
  })
})
