import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import type { Random } from '../base/random.ts'
import { silentLogger } from '../log/logger.ts'
import { createDeviceWatch } from './device-watch.ts'
import { withHotPlug } from './hot-plug.ts'
import { createScannerLink } from './scanner-link.ts'
import { TransportError, type TransportFault } from './transport.ts'

const MINUTE_MS = 60_000
/** Every countdown as long as it can be. */
const LATE: Random = { next: () => 0.999, int: () => 1, normal: () => 0, fork: () => LATE }
/** The longest countdown that there is. */
const CAP_MS = 2_000

/** A link whose every countdown is as long as it can be, to a device that a test plugs in and pulls out. */
function setUp({ hotPlug = true } = {}) {
  const time = new ManualTime()
  const far = { plugged: false, fault: undefined as TransportFault | undefined, closed: (): void => undefined }
  const opened: { readonly atMs: number; readonly worked: boolean }[] = []
  let told = (): void => undefined
  const link = createScannerLink({
    ...{ clock: time, timers: time, random: LATE, log: silentLogger },
    listener: { onHello: () => ({ have: [] }), onSequenced: () => undefined, onState: () => undefined },
    openTransport: () => ({
      ...{ kind: 'serial', path: '/dev/x' },
      open() {
        const fault = far.plugged ? far.fault : 'ABSENT'
        opened.push({ atMs: time.monoMs(), worked: fault === undefined })
        return fault === undefined ? Promise.resolve() : Promise.reject(new TransportError(fault, 'no'))
      },
      onBytes: () => () => undefined,
      onClose(listener) {
        far.closed = () => listener('pulled')
        return () => undefined
      },
      onDrain: () => () => undefined,
      write: () => true,
      close: () => Promise.resolve(),
    }),
  })
  const watch = createDeviceWatch({
    timers: time,
    look: () => Promise.resolve(far.plugged ? 'there' : undefined),
    listen(onChange) {
      told = onChange
      return () => (told = () => undefined)
    },
  })
  if (hotPlug) withHotPlug(link, () => watch)
  return {
    ...{ time, link, far, opened },
    plug(fault?: TransportFault) {
      Object.assign(far, { plugged: true, fault })
      told()
    },
  }
}

describe('withHotPlug', () => {
  it('tries as soon as the scanner is plugged in, in the middle of a countdown', async () => {
    const { time, link, opened, plug } = setUp()
    link.start()
    // Several failures, so that the countdown is at its longest.
    await time.advance(10 * CAP_MS)
    const before = opened.length
    await time.advance(CAP_MS - (time.monoMs() - (opened.at(-1)?.atMs ?? 0)) + 100)
    const startOfWait = opened.at(-1)?.atMs ?? 0
    plug()
    const pluggedAtMs = time.monoMs()
    await time.advance(300)
    expect(opened.length).toBeGreaterThan(before)
    expect(opened.at(-1)).toMatchObject({ worked: true })
    expect((opened.at(-1)?.atMs ?? 0) - pluggedAtMs).toBeLessThan(300)
    expect((opened.at(-1)?.atMs ?? 0) - startOfWait).toBeLessThan(CAP_MS)
    expect(link.view.state).toBe('Handshaking')
    await link.stop()
  })

  it.each(['BUSY', 'PERMISSION', 'FAILED', 'ABSENT'] as const)(
    'tries one that is there and answers %s as rarely as if nobody looked',
    async (fault) => {
      const counts: number[] = []
      for (const hotPlug of [true, false]) {
        const { time, link, opened, plug } = setUp({ hotPlug })
        plug(fault)
        link.start()
        await time.advance(MINUTE_MS)
        counts.push(opened.length)
        await link.stop()
      }
      const [watched = 0, unwatched = 0] = counts
      expect(unwatched).toBeGreaterThan(MINUTE_MS / CAP_MS / 2)
      // One more: what appears is tried once at once.
      expect(watched - unwatched).toBeLessThanOrEqual(1)
    },
  )

  it('looks at nothing while the scanner is connected, and again once it is out', async () => {
    const { time, link, far, opened, plug } = setUp()
    plug()
    link.start()
    await time.advance(1)
    expect(link.view.state).toBe('Handshaking')
    far.plugged = false
    far.closed()
    await time.advance(3 * CAP_MS)
    const before = opened.length
    plug()
    await time.advance(300)
    expect(opened.slice(before)).toMatchObject([{ worked: true }])
    await link.stop()
  })

  it('leaves a link alone whose way is no device, and ends with it', async () => {
    const { time, link } = setUp({ hotPlug: false })
    withHotPlug(link, () => undefined)
    link.start()
    await time.advance(CAP_MS)
    await link.stop()
    expect(time.pending).toBe(0)
  })

  it('leaves nothing running behind a link that was stopped', async () => {
    const { time, link } = setUp()
    link.start()
    await time.advance(CAP_MS)
    await link.stop()
    expect(time.pending).toBe(0)
  })
})
