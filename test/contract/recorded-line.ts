import { crc32 } from 'node:zlib'
import { PortChannel } from '../../electron/processes/virtual-scanner/port-channel.ts'
import { createPortPair } from '../../electron/rpc/port-pair.ts'
import { portTransports } from '../../electron/scanner/port-transport.ts'
import { EntryWriter } from '../../electron/scanner/replay/entry-writer.ts'
import { LineRecorder } from '../../electron/scanner/replay/line-recorder.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { setUp } from './scanner-station.ts'

/** A scanner and a station on fake time, and somebody between them who can write down what goes over their line. */
export function recordedLine(options: Parameters<typeof setUp>[1] = {}) {
  const time = new ManualTime()
  const [left, right] = createPortPair()
  const channel = new PortChannel()
  channel.attach(left)
  const open = portTransports(right)
  const pieces: Uint8Array[] = []
  const writer = new EntryWriter(
    { write: (piece) => Promise.resolve(void pieces.push(piece)), close: () => Promise.resolve() },
    crc32,
  )
  const recorder = new LineRecorder({ clock: time, crc32 })
  const bench = setUp(
    {
      ...{ clock: time, timers: time, channel, pass: (ms) => time.advance(ms), close: () => channel.close() },
      openTransport: () => recorder.listenTo(open()),
    },
    options,
  )
  return {
    ...{ time, channel, bench },
    startRecording: () => recorder.start(writer),
    stopRecording: () => recorder.stop(),
    /** What was written down, once the recording has ended. */
    async recorded(): Promise<Uint8Array> {
      await writer.stop()
      return new Uint8Array(Buffer.concat(pieces))
    },
  }
}
