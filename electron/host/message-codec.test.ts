import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FrameReader } from './frame-reader.ts'
import { decodeMessage, encodeMessage, giveBack, LENGTH_BYTES } from './message-codec.ts'

const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, undefined, true, false),
    fc.double({ noNaN: true }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.uint8Array({ maxLength: 300 }),
    fc.float32Array({ maxLength: 50, noNaN: true }),
    fc.uint16Array({ maxLength: 50 }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      fc.string({ maxLength: 8 }).filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
})).value

describe('messages on the wire', () => {
  it('arrive as they were, however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), fc.array(fc.integer({ min: 1, max: 700 })), (messages, cuts) => {
        const bytes = Buffer.concat(messages.map(encodeMessage))
        const reader = new FrameReader(1_000_000)
        const received: unknown[] = []
        let from = 0
        let cut = 0
        while (from < bytes.length) {
          const to = Math.min(
            bytes.length,
            from + (cuts.length === 0 ? bytes.length : (cuts[cut++ % cuts.length] ?? 1)),
          )
          const whole = reader.push(bytes.subarray(from, to), (frame) => {
            const decoded = decodeMessage(frame)
            expect(decoded.ok).toBe(true)
            if (decoded.ok) received.push(decoded.value)
          })
          expect(whole).toBe(true)
          from = to
        }
        expect(received).toEqual(messages)
      }),
    )
  })

  it('give every typed array a buffer of its own', () => {
    const source = new Uint8Array([9, 1, 2, 3, 4]).subarray(1)
    const bytes = encodeMessage({ text: 'odd', source, floats: new Float64Array([0.5]) })
    const decoded = decodeMessage(bytes.subarray(LENGTH_BYTES))
    bytes.fill(0)
    expect(decoded).toEqual({
      ok: true,
      value: { text: 'odd', source: new Uint8Array([1, 2, 3, 4]), floats: new Float64Array([0.5]) },
    })
    if (!decoded.ok) return
    expect((decoded.value as { source: Uint8Array }).source.buffer.byteLength).toBe(4)
  })

  it('use memory again that was given back, and none that was not', () => {
    const receive = (fill: number) => {
      const decoded = decodeMessage(encodeMessage(new Uint8Array(40_000).fill(fill)).subarray(LENGTH_BYTES))
      if (!decoded.ok) throw new Error(decoded.error)
      return decoded.value as Uint8Array
    }
    const [first, second] = [receive(1), receive(2)]
    expect(second.buffer).not.toBe(first.buffer)
    giveBack(first)
    const third = receive(3)
    expect(third.buffer).toBe(first.buffer)
    expect([second[39_999], third[39_999], third.length]).toEqual([2, 3, 40_000])
    // A part of something larger is nobody's to give.
    giveBack(second.subarray(8))
    expect(receive(4).buffer).not.toBe(second.buffer)
  })

  it('refuse what cannot be cloned and what is not ours', () => {
    expect(() => encodeMessage({ callback: () => undefined })).toThrow(/could not be cloned/)
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => typeof decodeMessage(junk).ok === 'boolean'))
    expect(decodeMessage(Uint8Array.of(0, 1, 2))).toEqual({ ok: false, error: 'UNREADABLE' })
  })

  it('stop at a length over the limit, whole or in pieces', () => {
    const tooLong = Buffer.from([1, 0, 1, 0, 7, 7])
    for (const cut of [1, 4, 6]) {
      const reader = new FrameReader(65_536)
      const seen: Buffer[] = []
      const first = reader.push(tooLong.subarray(0, cut), (frame) => seen.push(frame))
      const second = first && reader.push(tooLong.subarray(cut), (frame) => seen.push(frame))
      expect(second).toBe(false)
      expect(seen).toEqual([])
    }
  })
})
