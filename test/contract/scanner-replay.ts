import { crc32 } from 'node:zlib'
import type { LinkState } from '../../electron/domain/link/link-state.ts'
import { readRecording, type TimedEntry } from '../../electron/scanner/replay/recording.ts'
import { replayTransports } from '../../electron/scanner/replay/replay-transport.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { recordedLine } from './recorded-line.ts'
import type { LinkCase, Told } from './scanner-case.ts'
import { TestStation } from './scanner-station.ts'

/** Longer than any case takes. */
const REPLAY_MS_MAX = 120_000
/** What comes right after the last message, for example a word about a fault. */
const AFTERWARDS_MS = 100

/** Drives the case while its line is recorded, and plays it to a station that knows nothing of it. */
export async function replayOf(one: LinkCase): Promise<{ readonly told: Told; close(): Promise<void> }> {
  const { entries, told, until } = await record(one)
  const time = new ManualTime()
  const replay = replayTransports({ entries, speed: 1, timers: time, crc32, name: 'case.ovorec' })
  const station = new TestStation({ clock: time, timers: time, openTransport: () => replay.openTransport() })
  station.link.start()
  const isOver = () => {
    const here = progressOf(station)
    return here.state === until.state && here.counts.every((count, index) => count >= (until.counts[index] ?? 0))
  }
  for (let passedMs = 0; passedMs < REPLAY_MS_MAX && !isOver(); passedMs += 5) await time.advance(5)
  await time.advance(AFTERWARDS_MS)
  return {
    told: { station, figures: told.figures },
    async close() {
      const stopped = station.link.stop()
      await time.advance(2_000)
      await stopped
    },
  }
}

interface Recorded {
  readonly entries: readonly TimedEntry[]
  readonly told: Told
  /** How far the station was when the case was over. */
  readonly until: Progress
}

interface Progress {
  readonly state: LinkState
  readonly counts: readonly number[]
}

function progressOf({ link, kept, hellos, telemetry, faults }: TestStation): Progress {
  return { state: link.view.state, counts: [hellos.length, kept.size, telemetry.length, faults.length] }
}

async function record(one: LinkCase): Promise<Recorded> {
  const { time, bench, ...line } = recordedLine(one.of === 'the virtual scanner' ? one.options : {})
  line.startRecording()
  await one.drive(bench)
  const until = progressOf(bench.station)
  // So that the replay is still going on when its station is looked at.
  await time.advance(10 * AFTERWARDS_MS)
  line.stopRecording()
  const told = { station: bench.station, figures: bench.scanner.figures }
  const bytes = await line.recorded()
  await bench.close()
  const { entries, fault } = readRecording(bytes, crc32)
  if (fault !== undefined) throw new Error(JSON.stringify(fault))
  return { entries, told, until }
}
