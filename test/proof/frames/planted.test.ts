import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CheckedFrame } from '../../../electron/pipeline/frame/frame.ts'
import type * as Reader from '../../../electron/pipeline/frame/split-frames.ts'

/** One mistake at a time in what the reader gives out. */
type Mistake = (frames: readonly CheckedFrame[]) => readonly CheckedFrame[]
const none: Mistake = (frames) => frames
let mistake = none

vi.mock('../../../electron/pipeline/frame/split-frames.ts', async (load) => {
  const { FrameSplitter } = await load<typeof Reader>()
  return {
    FrameSplitter: class extends FrameSplitter {
      override push(chunk: Uint8Array): readonly CheckedFrame[] {
        return mistake(super.push(chunk))
      }
    },
  }
})

const { walkFrames } = await import('./frames-section.ts')
const { emptyFramesTally } = await import('./frames-tally.ts')

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a frame in a thousand is lost': (frames) => frames.filter(({ payload }) => payload[0] !== 77),
  'a bit of a payload is changed': (frames) =>
    frames.map((frame) =>
      frame.payload.length > 100
        ? { ...frame, payload: frame.payload.map((byte, at) => (at === 99 ? byte ^ 1 : byte)) }
        : frame,
    ),
  'it throws at an empty payload': (frames) => {
    if (frames.some(({ payload }) => payload.length === 0)) throw new Error('planted')
    return frames
  },
  'frames of one piece come in another order': (frames) => frames.toReversed(),
}

beforeEach(() => {
  mistake = none
})

describe('a mistake in the frame reader', () => {
  it.each(Object.entries(MISTAKES))('is found when %s', (_name, planted) => {
    mistake = planted
    const tally = emptyFramesTally()
    walkFrames(tally, 'planted', 0, 2_000)
    expect(tally.faults.length).toBeGreaterThan(0)
    expect(tally.crashes + tally.wrongAccepts + tally.otherwise).toBeGreaterThan(0)
  })
})
