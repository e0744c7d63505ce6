import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { createDeviceWatch, type Sighting } from './device-watch.ts'

const POLL_MS = 1_000
const SETTLED_MS = 250

function setUp() {
  const time = new ManualTime()
  let sighting: Sighting
  let looks = 0
  let tell = (): void => undefined
  let listeners = 0
  let appeared = 0
  let lookMs = 0
  const watch = createDeviceWatch({
    timers: time,
    look() {
      looks++
      const seen = sighting
      return new Promise((resolve) => time.after(lookMs, () => resolve(seen)))
    },
    listen(onChange) {
      listeners++
      tell = onChange
      return () => void listeners--
    },
  })
  return {
    ...{ time, watch },
    start: (wasAbsent = true) => watch.start(wasAbsent, () => appeared++),
    see: (next: Sighting) => (sighting = next),
    event: () => tell(),
    looks: () => looks,
    slow: (ms: number) => (lookMs = ms),
    listeners: () => listeners,
    appeared: () => appeared,
  }
}

describe('createDeviceWatch', () => {
  it('tells by the clock that the scanner is there, within a second', async () => {
    const here = setUp()
    here.start()
    await here.time.advance(3 * POLL_MS)
    expect(here.appeared()).toBe(0)
    here.see('/dev/ttyUSB0')
    await here.time.advance(POLL_MS)
    expect(here.appeared()).toBe(1)
  })

  it('asks a slow machine again only when it has answered, so that no old answer follows a newer one', async () => {
    const here = setUp()
    here.slow(5 * POLL_MS)
    here.start()
    await here.time.advance(4 * POLL_MS)
    here.event()
    expect(here.looks()).toBe(1)
    here.see('/dev/ttyUSB0')
    await here.time.advance(8 * POLL_MS)
    expect([here.looks(), here.appeared()]).toEqual([3, 1])
  })

  it('tells by an event sooner, once the system has given the port its name and its rights', async () => {
    const here = setUp()
    here.start()
    await here.time.advance(1)
    here.see('/dev/ttyUSB0')
    // A plug makes a handful of events.
    for (let n = 0; n < 5; n++) here.event()
    await here.time.advance(SETTLED_MS)
    expect([here.appeared(), here.looks()]).toEqual([1, 2])
  })

  it('tells of the same sight once, though it looks on', async () => {
    const here = setUp()
    here.start()
    here.see('/dev/ttyUSB0')
    await here.time.advance(5 * POLL_MS)
    expect(here.appeared()).toBe(1)
  })

  it('tells nothing of a port that was there all the time, and everything of one that changes', async () => {
    const here = setUp()
    here.see('/dev/ttyUSB0 dialout')
    here.start(false)
    await here.time.advance(2 * POLL_MS)
    expect(here.appeared()).toBe(0)
    here.see('/dev/ttyUSB0 anna')
    await here.time.advance(POLL_MS)
    expect(here.appeared()).toBe(1)
    here.see(undefined)
    await here.time.advance(POLL_MS)
    here.see('/dev/ttyUSB1 anna')
    await here.time.advance(POLL_MS)
    expect(here.appeared()).toBe(2)
  })

  it('keeps between two waits what it has seen: a port that is there and opens as if it were not is tried once', async () => {
    const here = setUp()
    here.see('/dev/ttyUSB0')
    for (let wait = 0; wait < 4; wait++) {
      here.start(true)
      await here.time.advance(POLL_MS)
      here.watch.pause()
    }
    expect(here.appeared()).toBe(1)
  })

  it('begins anew once it has been connected', async () => {
    const here = setUp()
    here.see('/dev/ttyUSB0')
    here.start(true)
    await here.time.advance(1)
    here.watch.pause()
    here.watch.forget()
    here.start(true)
    await here.time.advance(1)
    expect(here.appeared()).toBe(2)
  })

  it('looks at nothing and hears nothing while it is paused', async () => {
    const here = setUp()
    here.start()
    here.start()
    expect(here.listeners()).toBe(1)
    here.event()
    here.watch.pause()
    here.see('/dev/ttyUSB0')
    const before = here.looks()
    await here.time.advance(5 * POLL_MS)
    here.watch.pause()
    expect([here.looks(), here.appeared(), here.listeners()]).toEqual([before, 0, 0])
  })

  it('works by the clock alone where the system tells of nothing', async () => {
    const time = new ManualTime()
    let appeared = 0
    let sighting: Sighting
    const watch = createDeviceWatch({ timers: time, look: () => Promise.resolve(sighting) })
    watch.start(true, () => appeared++)
    await time.advance(1)
    sighting = 'x'
    await time.advance(POLL_MS)
    watch.pause()
    expect(appeared).toBe(1)
  })
})
