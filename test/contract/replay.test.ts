import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readRecording, type TimedEntry } from '../../electron/scanner/replay/recording.ts'
import { replayTransports } from '../../electron/scanner/replay/replay-transport.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { recordedLine } from './recorded-line.ts'
import { TestStation } from './scanner-station.ts'

interface Recording {
  readonly bytes: Uint8Array
  readonly tookMs: number
  readonly station: TestStation
}

/** A run over a line that somebody listens in to from that scan on, with a cable pulled in the middle and garbage on it. */
async function record(fromScan = 0): Promise<Recording> {
  const { time, channel, bench, ...line } = recordedLine()
  if (fromScan === 0) line.startRecording()
  const beganMs = time.monoMs()
  bench.station.link.start()
  bench.scanner.start()
  await bench.until(() => bench.scanner.figures.scansMade >= fromScan)
  if (fromScan > 0) line.startRecording()
  await bench.until(() => bench.scanner.figures.scansMade >= Math.max(9, fromScan + 3))
  channel.write(Uint8Array.from({ length: 300 }, (_, at) => (at * 31) & 0x7f))
  bench.cable.pull()
  await bench.until(() => bench.station.link.view.state !== 'Streaming')
  await bench.cable.plug()
  await bench.untilFinished()
  const tookMs = time.monoMs() - beganMs
  await bench.close()
  return { bytes: await line.recorded(), tookMs, station: bench.station }
}

function entriesOf(bytes: Uint8Array): readonly TimedEntry[] {
  const { entries, fault } = readRecording(bytes, crc32)
  expect(fault).toBeUndefined()
  return entries
}

/** Plays it to a station that has nothing yet. */
async function play({ bytes, station: first }: Recording, speed: number) {
  const time = new ManualTime()
  const replay = replayTransports({ entries: entriesOf(bytes), speed, timers: time, crc32, name: 'run.ovorec' })
  const station = new TestStation({
    ...{ clock: time, timers: time },
    // After the last connection there is no scanner, which a link takes for one that is absent.
    openTransport: () => replay.openTransport() ?? absent(),
  })
  station.link.start()
  let tookMs = 0
  const last = Math.max(...first.kept.keys())
  for (; tookMs < 60_000 && !station.kept.has(last); tookMs += 5) await time.advance(5)
  const stopped = station.link.stop()
  await time.advance(2_000)
  await stopped
  return { station, tookMs, skipped: replay.skipped() }
}

function absent(): never {
  throw new Error('the recording was over before the station had everything')
}

/** From the first to the last word of the scanner in each connection, together. */
function speakingMs({ bytes }: Recording): number {
  let [us, sinceWordUs] = [0, 0]
  for (const { afterUs, entry } of entriesOf(bytes)) {
    sinceWordUs = entry.kind === 'opened' ? 0 : sinceWordUs + afterUs
    if (entry.kind === 'from-scanner') [us, sinceWordUs] = [us + sinceWordUs, 0]
  }
  return us / 1_000
}

describe('a recording', () => {
  it.each([1, 4, Number.POSITIVE_INFINITY])(
    'gives another station every message again, at %s times its speed',
    async (speed) => {
      const recording = await record()
      const { tookMs, station } = recording
      const again = await play(recording, speed)
      const said = (one: TestStation) =>
        [...one.kept.values()].map(({ type, sequence, payload }) => ({ type, sequence, payload: Buffer.from(payload) }))
      expect(said(again.station)).toEqual(said(station))
      expect(again.station.scans).toEqual(station.scans)
      expect(again.station.link.view.rejected).toEqual(station.link.view.rejected)
      expect(again.station.hellos).toEqual(station.hellos)
      const shortestMs = speakingMs(recording) / speed
      expect(again.tookMs).toBeGreaterThanOrEqual(shortestMs)
      // The pauses between two connections are the station's own, and so is the time in which it has no room.
      expect(again.tookMs).toBeLessThan(shortestMs + tookMs / 2)
    },
  )

  it('is the same twice', async () => {
    const recording = await record()
    const [one, other] = [await play(recording, 4), await play(recording, 4)]
    expect([...one.station.kept.values()]).toEqual([...other.station.kept.values()])
    expect(one.station.states).toEqual(other.station.states)
  })

  it('is understood though it was begun in the middle of a connection', async () => {
    const recording = await record(6)
    const { station } = await play(recording, 1)
    const [from, to] = [Math.min(...station.kept.keys()), Math.max(...station.kept.keys())]
    expect(from).toBeGreaterThan(1)
    // Nothing is missing from the first whole message on.
    expect([...station.kept.keys()].sort((one, other) => one - other)).toEqual(
      Array.from({ length: to - from + 1 }, (_, at) => from + at),
    )
    expect(station.hellos[0]).toEqual(recording.station.hellos[0])
  })
})
