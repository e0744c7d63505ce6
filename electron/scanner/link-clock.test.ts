import { describe, expect, it } from 'vitest'
import { ovoscope } from '../../proto/gen/scanner.js'
import { clockWord, ScannerClock } from './link-clock.ts'

const { Heartbeat } = ovoscope.scanner.v1
const beat = (fields: ovoscope.scanner.v1.Heartbeat.$Properties) => Heartbeat.encode(fields).finish()
const SCANNER = { scannerSerial: 'S', sessionId: 'a1' }

describe('clockWord', () => {
  it('takes an echo of 0 for none, and numbers of either kind', () => {
    expect(clockWord({ clockUs: 7, echoClockUs: 0, echoAgeUs: 5 })).toEqual({ scannerUs: 7 })
    const wide = { toNumber: () => 2 ** 52 }
    expect(clockWord({ clockUs: wide, echoClockUs: wide, echoAgeUs: null })).toEqual({
      ...{ scannerUs: 2 ** 52, echo: { sentUs: 2 ** 52, ageUs: 0 } },
    })
    expect(clockWord({})).toEqual({ scannerUs: 0 })
  })
})

describe('ScannerClock', () => {
  it('estimates from heartbeats, and begins anew with another session alone', () => {
    const clock = new ScannerClock()
    clock.enter(SCANNER)
    expect(clock.view(1_000)).toBeNull()
    expect(clock.offsetUs).toBeUndefined()
    expect(clock.onHeartbeat(beat({ clockUs: 4_000_000, echoClockUs: 998_000, echoAgeUs: 1_000 }), 1_000)).toBe(true)
    // Sent at 998 ms, there for 1 ms, back at 1,000 ms: half a millisecond each way.
    expect(clock.offsetUs).toBe(3_000_500)
    expect(clock.view(1_000)).toMatchObject({ offsetMs: 3_000.5, driftPpm: null, fault: null })
    expect(clock.view(1_000)?.uncertaintyMs).toBeCloseTo(0.6, 1)
    clock.enter(SCANNER)
    expect(clock.offsetUs).toBe(3_000_500)
    clock.enter({ ...SCANNER, sessionId: 'b2' })
    expect([clock.offsetUs, clock.view(1_000)]).toEqual([undefined, null])
  })

  it('times nothing by a clock that jumps', () => {
    const clock = new ScannerClock()
    clock.enter(SCANNER)
    clock.onHeartbeat(beat({ clockUs: 4_000_000, echoClockUs: 998_000, echoAgeUs: 1_000 }), 1_000)
    clock.onHeartbeat(beat({ clockUs: 9_200_000, echoClockUs: 1_198_000, echoAgeUs: 1_000 }), 1_200)
    expect(clock.view(1_200)?.fault).toBe('STEP')
    expect(clock.offsetUs).toBeNull()
  })

  it('says of a scanner without echo that its offset is no estimate, and refuses what is no heartbeat', () => {
    const clock = new ScannerClock()
    clock.enter(SCANNER)
    expect(clock.onHeartbeat(Uint8Array.of(0xff, 0xff), 1_000)).toBe(false)
    expect(clock.onHeartbeat(beat({ clockUs: 4_000_000 }), 1_000)).toBe(true)
    expect(clock.view(1_000)).toEqual({ offsetMs: 3_000, uncertaintyMs: null, driftPpm: null, fault: null })
  })
})
