import { describe, expect, it } from 'vitest'
import { FRAME_OVERHEAD_BYTES, PAYLOAD_BYTES_MAX } from '../../../electron/pipeline/frame/wire.ts'
import { DAMAGES } from './damage.ts'
import { CHECKED_PER_BYTE_MAX } from './frames-report.ts'
import { walkFrames } from './frames-section.ts'
import { emptyFramesTally } from './frames-tally.ts'
import { crcOf } from './second-reading.ts'

/** A sample of `npm run proof -- frames`; the seed is fixed, because the proof is where new ones are tried. */
const SAMPLE = { seed: 'sample', mutated: 5_000 }

describe('the frame reader, over damaged frames', () => {
  const tally = emptyFramesTally()
  walkFrames(tally, SAMPLE.seed, 0, SAMPLE.mutated)

  it('never throws, gives out nothing that nobody made, and what the second reading finds', () => {
    expect(tally.faults).toEqual([])
    expect(tally).toMatchObject({ mutated: SAMPLE.mutated, crashes: 0, wrongAccepts: 0, otherwise: 0 })
  })

  it('keeps no more than the longest frame, and reads what came only so often', () => {
    expect(tally.bufferBytesMax).toBeLessThanOrEqual(PAYLOAD_BYTES_MAX + FRAME_OVERHEAD_BYTES)
    expect(tally.checkedBytes).toBeLessThan(CHECKED_PER_BYTE_MAX * tally.bytes)
  })

  it('met every kind of damage and counted every kind of failure', () => {
    for (const name of Object.keys(DAMAGES)) expect(tally.byDamage[name]).toBeGreaterThan(100)
    for (const reason of ['GARBAGE', 'BAD_HEADER', 'TOO_LONG', 'BAD_CHECKSUM', 'UNKNOWN_VERSION']) {
      expect(tally.rejected[reason]).toBeGreaterThan(100)
    }
    expect(tally.accepted).toBeGreaterThan(0.8 * tally.clean)
    expect(tally.swallowed).toBeLessThan(0.02 * tally.clean)
  })

  it('is judged by the checksum of the page', () => {
    expect(crcOf(Buffer.from('123456789'), 0, 9)).toBe(0xcbf43926)
  })
})
