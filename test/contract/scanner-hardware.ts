import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import type { ScannerTransport } from '../../electron/scanner/transport.ts'
import { realTime } from './scanner-lines.ts'
import { type StationBench, TestStation } from './scanner-station.ts'

/** Trays that must go through before a case is over. */
const TRAYS = 2
/** The fastest line takes 22 s for a tray of 150 eggs; a person may have to put some on. */
const USUAL_MS = 180_000

interface HardwareOptions {
  openTransport(): ScannerTransport
  /** A line on which nothing has come for so long has no tray under its scanner. */
  readonly quietMs: number
}

/** A station at a port, with a scanner at the far end that nobody here has a hand on. */
export function openHardwareBench({ openTransport, quietMs }: HardwareOptions): StationBench {
  const { clock, timers, pass } = realTime
  const station = new TestStation({ clock, timers, openTransport })
  const ended = () => station.ofType(MESSAGE_TYPE.TRAY_END).length
  async function until(isSo: () => boolean, timeoutMs = USUAL_MS): Promise<void> {
    const fromMs = clock.monoMs()
    while (!isSo()) {
      if (clock.monoMs() - fromMs > timeoutMs) {
        throw new Error(`it never was so: ${JSON.stringify({ view: station.link.view, trays: ended() })}`)
      }
      await pass(5)
    }
  }
  async function untilQuiet(): Promise<void> {
    let [count, sinceMs] = [station.kept.size, clock.monoMs()]
    await until(() => {
      if (station.kept.size !== count) [count, sinceMs] = [station.kept.size, clock.monoMs()]
      return clock.monoMs() - sinceMs >= quietMs
    })
  }
  return {
    ...{ line: { clock, pass }, station, until, untilQuiet },
    start: () => station.link.start(),
    async untilFinished(timeoutMs) {
      const before = ended()
      await until(() => ended() >= before + TRAYS, timeoutMs)
      // It is left as it was found: with no tray under way.
      station.link.setFeed('pause')
      await untilQuiet()
      await until(() => station.isUnbroken, timeoutMs)
    },
    async close() {
      await station.link.stop()
    },
  }
}
