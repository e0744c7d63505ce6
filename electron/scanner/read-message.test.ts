import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ovoscope } from '../../proto/gen/scanner.js'
import { readFault, readHello, readTelemetry } from './read-message.ts'

const { Fault, Hello, RejectReason, Telemetry } = ovoscope.scanner.v1
type Fields = ovoscope.scanner.v1.Hello.$Properties

const good: Fields = {
  ...{ protocolMajor: 1, protocolMinor: 3, scannerSerial: 'OVO-1', model: 'm'.repeat(300), firmware: '1.2' },
  ...{ sessionId: 0xabc, nextSequence: 5, connection: 9 },
}
const answer = (change: Fields = {}) => readHello(Hello.encode({ ...good, ...change }).finish())

describe('readHello', () => {
  it('reads a scanner of any minor version and cuts its texts', () => {
    expect(answer()).toEqual({
      connection: 9,
      clock: { scannerUs: 0 },
      hello: {
        ok: true,
        value: {
          ...{ scannerSerial: 'OVO-1', sessionId: '0000000000000abc', model: 'm'.repeat(200) },
          ...{ firmware: '1.2', nextSequence: 5, sorterPresent: false },
        },
      },
    })
  })

  it('reads its clock with the echo, and whether it has a sorter', () => {
    const said = answer({ clockUs: 2 ** 40, echoClockUs: 7_000, echoAgeUs: 90, capabilities: { sorterPresent: true } })
    expect(said?.clock).toEqual({ scannerUs: 2 ** 40, echo: { sentUs: 7_000, ageUs: 90 } })
    expect(said?.hello).toMatchObject({ value: { sorterPresent: true } })
  })

  it('reads what pictures it makes, and nothing from a scanner that says only a part', () => {
    const picturesOf = (capabilities: NonNullable<Fields['capabilities']> | null) => {
      const hello = answer({ capabilities })?.hello
      return hello?.ok === true ? hello.value.pictures : 'refused'
    }
    const whole = { widthMax: 64, heightMax: 48, channelsMax: 3 }
    expect(picturesOf({ ...whole, slicesMax: 1, sorterPresent: true })).toEqual(whole)
    for (const part of ['widthMax', 'heightMax', 'channelsMax']) {
      expect(picturesOf({ ...whole, [part]: 0 })).toBeUndefined()
    }
    expect(picturesOf(null)).toBeUndefined()
  })

  it.each<[string, Fields, number]>([
    ['another major version', { protocolMajor: 2 }, RejectReason.REJECT_REASON_VERSION],
    ['no version', { protocolMajor: 0 }, RejectReason.REJECT_REASON_VERSION],
    ['no serial', { scannerSerial: '' }, RejectReason.REJECT_REASON_HELLO_INVALID],
    ['a serial that is a path', { scannerSerial: '../x' }, RejectReason.REJECT_REASON_HELLO_INVALID],
    ['a serial without end', { scannerSerial: 'x'.repeat(65) }, RejectReason.REJECT_REASON_HELLO_INVALID],
    ['no session', { sessionId: 0 }, RejectReason.REJECT_REASON_HELLO_INVALID],
    ['no next number', { nextSequence: 0 }, RejectReason.REJECT_REASON_HELLO_INVALID],
  ])('refuses %s', (_name, change, reason) => {
    expect(answer(change)).toMatchObject({ connection: 9, hello: { ok: false, error: { reason } } })
  })
})

describe('reading any bytes', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (payload) => {
        for (const read of [readHello, readTelemetry, readFault]) expect(() => read(payload)).not.toThrow()
      }),
      { numRuns: 500 },
    )
  })

  it('keeps a bounded part of long lists', () => {
    const coilNoise = Array.from({ length: 1_000 }, (_, coil) => ({ coil, sigma: 1 }))
    expect(readTelemetry(Telemetry.encode({ coilNoise }).finish())?.coilNoise).toHaveLength(256)
  })

  it('reads a fault', () => {
    const payload = Fault.encode({ code: 'COIL_OPEN', text: 'coil 3', active: true }).finish()
    expect(readFault(payload)).toEqual({ code: 'COIL_OPEN', text: 'coil 3', active: true })
  })
})
