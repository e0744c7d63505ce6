import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPortPair } from '../rpc/port-pair.ts'
import { parseLineMessage, wholeBuffer } from './port-messages.ts'
import { portTransports } from './port-transport.ts'

/** A device that only answers what a test tells it to. */
function setUp(answer: 'opened' | 'absent' | undefined = 'opened') {
  const [near, far] = createPortPair()
  const heard: unknown[] = []
  far.onMessage((message) => {
    heard.push(message)
    const parsed = parseLineMessage(message)
    if (parsed?.line === 'open' && answer !== undefined) far.post({ line: answer, connection: parsed.connection })
  })
  return { open: portTransports(near), far, heard }
}

describe('port transport', () => {
  it('carries bytes both ways', async () => {
    const { open, far, heard } = setUp()
    const transport = open()
    const seen: number[] = []
    transport.onBytes((chunk) => seen.push(...chunk))
    await transport.open()
    far.post({ line: 'bytes', connection: 1, bytes: Uint8Array.of(4, 5) })
    expect(transport.write(Uint8Array.of(1, 2, 3, 4).subarray(1, 3))).toBe(true)
    await expect.poll(() => seen).toEqual([4, 5])
    expect(heard.at(-1)).toEqual({ line: 'bytes', connection: 1, bytes: Uint8Array.of(2, 3) })
  })

  it('is absent while the cable is out', async () => {
    await expect(setUp('absent').open().open()).rejects.toMatchObject({ fault: 'ABSENT' })
  })

  it('is absent when the other process is gone', async () => {
    const { open, far } = setUp(undefined)
    const opening = open().open()
    far.close()
    await expect(opening).rejects.toMatchObject({ fault: 'ABSENT' })
  })

  it('hears nothing of another connection', async () => {
    const { open, far } = setUp()
    const first = open()
    await first.open()
    await first.close()
    const second = open()
    const seen: number[] = []
    const reasons: string[] = []
    second.onBytes((chunk) => seen.push(...chunk))
    second.onClose((reason) => reasons.push(reason))
    await second.open()
    far.post({ line: 'bytes', connection: 1, bytes: Uint8Array.of(1) })
    far.post({ line: 'bytes', connection: 2, bytes: Uint8Array.of(2) })
    far.post({ line: 'closed', connection: 1 })
    far.post({ line: 'closed', connection: 2 })
    await expect.poll(() => reasons).toEqual(['closed'])
    expect(seen).toEqual([2])
    expect(first.write(Uint8Array.of(1))).toBe(false)
  })
})

describe('parseLineMessage', () => {
  it('takes nothing but its own messages', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        const parsed = parseLineMessage(message)
        if (parsed !== undefined) expect(['open', 'opened', 'absent', 'closed', 'bytes']).toContain(parsed.line)
      }),
    )
    expect(parseLineMessage({ line: 'bytes', connection: 1, bytes: [1] })).toBeUndefined()
    expect(parseLineMessage({ line: 'opened', connection: '1' })).toBeUndefined()
  })
})

describe('wholeBuffer', () => {
  it('copies a view and leaves a whole array alone', () => {
    const whole = Uint8Array.of(1, 2, 3)
    expect(wholeBuffer(whole)).toBe(whole)
    const copied = wholeBuffer(whole.subarray(1))
    expect(copied.buffer.byteLength).toBe(2)
  })
})
