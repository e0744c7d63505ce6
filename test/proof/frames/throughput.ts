import { crc32 } from 'node:zlib'
import { seededRandom } from '../../../electron/base/random.ts'
import { encodeFrame } from '../../../electron/pipeline/frame/encode-frame.ts'
import { MESSAGE_TYPE } from '../../../electron/pipeline/frame/message-type.ts'
import { FrameSplitter } from '../../../electron/pipeline/frame/split-frames.ts'
import { median } from '../../bench/result.ts'
import { DAMAGES } from './damage.ts'

/** A 64 × 64 picture with its fields. */
const PAYLOAD_BYTES = 8_237
const FRAMES = 10_000
const DAMAGED_SHARE = 0.01
const ROUNDS = 11
/** What a serial driver gives out at once. */
const PIECE_BYTES = 65_536

export interface Throughput {
  readonly cleanMbPerSec: number
  readonly damagedMbPerSec: number
  readonly ratio: number
  readonly damagedFrames: number
}

/** The reader over pictures at full speed, with and without 1 % of damaged ones, in turn; the ratio is the median of the rounds of one run. */
export function measureThroughput(seed: string): Throughput {
  const random = seededRandom(`${seed}/throughput`)
  const payload = Uint8Array.from({ length: PAYLOAD_BYTES }, () => random.int(256))
  const frames = Array.from({ length: FRAMES }, (_, index) =>
    encodeFrame({ type: MESSAGE_TYPE.SCAN, sequence: index + 1, payload }, crc32),
  )
  const ways = Object.values(DAMAGES)
  let damagedFrames = 0
  const damaged = frames.map((frame) => {
    if (random.next() >= DAMAGED_SHARE) return frame
    damagedFrames++
    return ways[random.int(ways.length)]?.(frame, random) ?? frame
  })
  const streams = { clean: Buffer.concat(frames), damaged: Buffer.concat(damaged) }
  const rates = { clean: [] as number[], damaged: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    // Now this one first, now that: whoever comes second pays for the memory of the first.
    const order = round % 2 === 0 ? (['clean', 'damaged'] as const) : (['damaged', 'clean'] as const)
    for (const kind of order) rates[kind].push(rateOf(streams[kind]))
  }
  const [cleanMbPerSec, damagedMbPerSec] = [median(rates.clean), median(rates.damaged)]
  // Round by round, because the machine has other work too: both halves of a round meet the same of it.
  const ratio = median(rates.clean.map((clean, round) => (rates.damaged[round] ?? 0) / clean))
  return { cleanMbPerSec, damagedMbPerSec, ratio, damagedFrames }
}

function rateOf(bytes: Uint8Array): number {
  const splitter = new FrameSplitter(crc32)
  const beganMs = performance.now()
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) splitter.push(bytes.subarray(at, at + PIECE_BYTES))
  return bytes.length / 1_000 / (performance.now() - beganMs)
}
