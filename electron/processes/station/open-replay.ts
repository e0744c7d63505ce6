import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Timers } from '../../base/clock.ts'
import { readRecording } from '../../scanner/replay/recording.ts'
import { replayTransports } from '../../scanner/replay/replay-transport.ts'
import type { ScannerTransport } from '../../scanner/transport.ts'

/** A recording in the place of a scanner. Throws when the file cannot be read or is none; what stands before damage is played. */
export function openReplay(
  { file, speed }: { readonly file: string; readonly speed: number | null },
  timers: Timers,
): () => ScannerTransport | undefined {
  const { entries, fault } = readRecording(readFileSync(file), crc32)
  if (fault?.reason === 'NOT_A_RECORDING') throw new Error(`${file} is no recording of a line`)
  const options = { entries, timers, crc32, name: basename(file), speed: speed ?? Number.POSITIVE_INFINITY }
  return replayTransports(options).openTransport
}
