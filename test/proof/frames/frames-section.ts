import { crc32 } from 'node:zlib'
import { type Random, seededRandom } from '../../../electron/base/random.ts'
import { encodeFrame } from '../../../electron/pipeline/frame/encode-frame.ts'
import type { Frame } from '../../../electron/pipeline/frame/frame.ts'
import { FrameSplitter } from '../../../electron/pipeline/frame/split-frames.ts'
import { DAMAGES, PROMISED_BYTES_MAX } from './damage.ts'
import { addTo, countFault, type FramesTally } from './frames-tally.ts'
import { readAll } from './second-reading.ts'

/** Damaged frames of one stream: enough for damage to meet damage, few enough to be looked at when one fails. */
const MUTATED_PER_STREAM = 100
const TYPES = [0x01, 0x02, 0x03, 0x10, 0x11, 0x11, 0x11, 0x12, 0x13]
const NOISE = Uint8Array.from(
  { length: 1 << 16 },
  (
    (random) => () =>
      random.int(256)
  )(seededRandom('noise')),
)
const WAYS = Object.entries(DAMAGES)

interface Stream {
  readonly bytes: Uint8Array
  /** Every frame that was made, by its sequence number; good and damaged ones. */
  readonly made: ReadonlyMap<number, Frame>
  /** Those that nobody touched. */
  readonly clean: ReadonlySet<number>
  readonly last: number
}

/** Sends so many damaged frames through the reader and counts into `tally`. The same seed and chunk give the same bytes in the same pieces. */
export function walkFrames(tally: FramesTally, seed: string, chunk: number, mutated: number): void {
  for (let done = 0, stream = 0; done < mutated; done += MUTATED_PER_STREAM, stream++) {
    const where = `${seed}/${chunk}/${stream}`
    const random = seededRandom(where)
    const count = Math.min(MUTATED_PER_STREAM, mutated - done)
    judge(tally, makeStream(tally, random, count), random, where)
  }
}

function makeStream(tally: FramesTally, random: Random, mutated: number): Stream {
  const made = new Map<number, Frame>()
  const clean = new Set<number>()
  const parts: Uint8Array[] = []
  const next = (): Uint8Array => {
    const frame = drawFrame(random, made.size + 1)
    made.set(frame.sequence, frame)
    return encodeFrame(frame, crc32)
  }
  const addClean = (): void => {
    const bytes = next()
    clean.add(made.size)
    parts.push(bytes)
  }
  for (let left = mutated; left > 0; left--) {
    const [name, damage] = WAYS[random.int(WAYS.length)] ?? ['none', (frame) => frame]
    parts.push(damage(next(), random))
    addTo(tally.byDamage, name, 1)
    while (random.next() < 0.45) addClean()
  }
  // Whatever was promised has come by then, and one more frame must be found.
  parts.push(new Uint8Array(PROMISED_BYTES_MAX + 16))
  addClean()
  tally.mutated += mutated
  tally.clean += clean.size
  return { bytes: Buffer.concat(parts), made, clean, last: made.size }
}

/** Sizes from nothing to a picture; one in eight holds the beginning of a frame within. */
function drawFrame(random: Random, sequence: number): Frame {
  const size = random.next()
  // Twelve bytes are as long as what a header's own checksum covers.
  const length =
    size < 0.1
      ? 0
      : size < 0.2
        ? 12
        : size < 0.8
          ? random.int(120)
          : size < 0.97
            ? random.int(1_000)
            : random.int(8_300)
  const from = random.int(NOISE.length - length)
  const payload = NOISE.slice(from, from + length)
  if (length > 20 && random.next() < 0.125) payload.set([0xa5, 0xc3, 1, 0x11], random.int(length - 4))
  return { type: TYPES[random.int(TYPES.length)] ?? 0, sequence, payload }
}

function judge(tally: FramesTally, stream: Stream, random: Random, where: string): void {
  const splitter = new FrameSplitter((bytes, before) => {
    tally.checkedBytes += bytes.length
    tally.bufferBytesMax = Math.max(tally.bufferBytesMax, bytes.buffer.byteLength)
    return crc32(bytes, before)
  })
  tally.bytes += stream.bytes.length
  const frames: Frame[] = []
  try {
    for (const chunk of pieces(stream.bytes, random)) {
      tally.chunks++
      frames.push(...splitter.push(chunk))
    }
  } catch (error) {
    tally.crashes++
    countFault(tally, `thrown (${where}): ${String(error)}`)
    return
  }
  tally.accepted += frames.length
  for (const [reason, count] of Object.entries(splitter.rejected)) addTo(tally.rejected, reason, count)
  for (const frame of frames) {
    if (isSame(frame, stream.made.get(frame.sequence))) continue
    tally.wrongAccepts++
    countFault(tally, `nobody made this frame (${where}): type ${frame.type}, sequence ${frame.sequence}`)
  }
  compare(tally, frames, stream, where)
}

function compare(tally: FramesTally, frames: readonly Frame[], { bytes, clean, last }: Stream, where: string): void {
  const expected = readAll(bytes)
  const at = expected.findIndex((one, index) => !isSame(one, frames[index]))
  if (at >= 0 || frames.length !== expected.length || frames.at(-1)?.sequence !== last) {
    tally.otherwise++
    const sequences = `${frames[at]?.sequence ?? 'nothing'} instead of ${expected[at]?.sequence ?? 'nothing'}`
    countFault(tally, `frame ${at} (${where}): ${sequences}; ${frames.length} frames of ${expected.length}`)
  }
  const found = new Set(expected.map(({ sequence }) => sequence))
  tally.swallowed += [...clean].filter((sequence) => !found.has(sequence)).length
}

function isSame(one: Frame, other: Frame | undefined): boolean {
  return (
    other !== undefined &&
    one.type === other.type &&
    one.sequence === other.sequence &&
    Buffer.compare(one.payload, other.payload) === 0
  )
}

/** The stream in pieces as a driver gives them: single bytes, small ones, whole buffers. */
function* pieces(bytes: Uint8Array, random: Random): Generator<Uint8Array> {
  const most = [1, 20, 700, 65_536][random.int(4)] ?? 1
  // Byte by byte only where it matters: the filler at the end comes in one.
  const fillerAt = bytes.length - PROMISED_BYTES_MAX
  for (let at = 0; at < bytes.length; ) {
    const length = at > fillerAt ? bytes.length - at : 1 + random.int(most)
    yield bytes.subarray(at, at + length)
    at += length
  }
}
