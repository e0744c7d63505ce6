import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { seededRandom } from '../../base/random.ts'
import { encodeFrame } from '../../pipeline/frame/encode-frame.ts'
import { MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import { FrameSplitter } from '../../pipeline/frame/split-frames.ts'
import { NO_FAULTS, type VirtualFaults } from './faults.ts'
import { FaultyLine } from './faulty-line.ts'

function setUp(faults: Partial<VirtualFaults>) {
  const time = new ManualTime()
  const splitter = new FrameSplitter(crc32)
  const received: number[] = []
  let full = false
  const line = new FaultyLine({
    channel: {
      ...{ path: null, plugged: true, onDrain: () => () => undefined, onBytes: () => () => undefined },
      ...{ pull: () => undefined, plug: () => Promise.resolve(), close: () => Promise.resolve() },
      write(bytes) {
        received.push(...splitter.push(bytes).map(({ sequence }) => sequence))
        return !full
      },
    },
    ...{ timers: time, random: seededRandom('line'), faults: { ...NO_FAULTS, ...faults } },
  })
  const send = (count: number, type: number = MESSAGE_TYPE.SCAN, from = 1): boolean[] =>
    Array.from({ length: count }, (_, index) =>
      line.write(encodeFrame({ type, sequence: from + index, payload: Uint8Array.of(1, 2) }, crc32)),
    )
  return { time, line, received, splitter, send, fill: () => void (full = true) }
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('FaultyLine', () => {
  it('passes everything on as it is when nothing is wrong, and says when the line is full', () => {
    const { send, received, fill } = setUp({})
    expect(send(3)).toEqual([true, true, true])
    fill()
    expect(send(1, MESSAGE_TYPE.SCAN, 4)).toEqual([false])
    expect(received).toEqual([1, 2, 3, 4])
  })

  it('lets later messages overtake those that are late, and loses none', async () => {
    const { send, received, time, line } = setUp({ lateShare: 0.15, lateByMs: 50 })
    send(200)
    const first = received.length
    expect(first).toBeLessThan(190)
    await time.advance(50)
    expect(received).not.toEqual(upTo(200))
    expect(received.toSorted((one, other) => one - other)).toEqual(upTo(200))
    expect(line.figures.framesLate).toBe(200 - first)
  })

  it('holds no heartbeat up', () => {
    const { send, received } = setUp({ lateShare: 1 })
    send(3, MESSAGE_TYPE.SCANNER_HEARTBEAT, 0)
    expect(received).toHaveLength(3)
  })

  it('sends some twice, loses some and damages some, and counts them', () => {
    const { send, received, line, splitter } = setUp({ duplicateShare: 0.2, dropShare: 0.1, damageShare: 0.1 })
    send(300)
    const { framesDoubled, framesDropped, framesDamaged } = line.figures
    for (const count of [framesDoubled, framesDropped, framesDamaged]) expect(count).toBeGreaterThan(10)
    expect(Object.values(splitter.rejected).reduce((sum, count) => sum + count)).toBeGreaterThan(10)
    expect(new Set(received).size).toBeLessThanOrEqual(300 - framesDropped)
    expect(received.length).toBeGreaterThan(new Set(received).size)
  })

  it('obeys other settings at once, and forgets what is late without power', async () => {
    const { send, received, line, time } = setUp({ dropShare: 1 })
    send(5)
    expect(received).toEqual([])
    line.setFaults({ ...NO_FAULTS, lateShare: 1 })
    send(5)
    line.halt()
    await time.advance(1_000)
    expect(received).toEqual([])
    expect(time.pending).toBe(0)
    line.setFaults(NO_FAULTS)
    send(2)
    expect(received).toEqual([1, 2])
  })
})
