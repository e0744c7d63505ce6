import { describe, expect, it } from 'vitest'
import type { LinkView } from '../scanner/link.ts'
import { LinkLoad, LoadMeter, lineTraffic, tooSlow } from './link-load.ts'

const PICTURE = { width: 64, height: 64, channels: 1, slices: 1 }
const TRAFFIC = { picture: PICTURE, rescanShare: 0.05 }
const RATED = 25_000
const HELLO = { scannerSerial: 'S', sessionId: '1', model: 'M', firmware: '1', nextSequence: 1 }

function link(change: Partial<LinkView> = {}): LinkView {
  return {
    ...{ state: 'Streaming', hello: HELLO, transport: 'serial', path: '/dev/ttyUSB0', fault: null, remedy: null },
    ...{
      framesResent: 0,
      clock: null,
      bytesReceived: 0,
      bytesSent: 0,
      capacityBytesPerS: 92_160,
      silentForMs: 0,
      retryInMs: null,
      framesAccepted: 0,
      rejected: {},
    },
    ...change,
  }
}

describe('LoadMeter', () => {
  it('is the mean of the last ten seconds', () => {
    const meter = new LoadMeter()
    expect(meter.bytesPerS(1_000_000, 0)).toBe(0)
    for (let atMs = 125; atMs <= 30_000; atMs += 125) meter.bytesPerS(1_000_000 + atMs * 8, atMs)
    expect(meter.bytesPerS(1_000_000 + 30_000 * 8, 30_000)).toBe(8_000)
    for (let atMs = 30_125; atMs <= 35_000; atMs += 125) meter.bytesPerS(1_240_000, atMs)
    expect(meter.bytesPerS(1_240_000, 35_000)).toBeGreaterThan(3_800)
    expect(meter.bytesPerS(1_240_000, 35_000)).toBeLessThan(4_200)
    expect(meter.bytesPerS(1_240_000, 50_000)).toBe(0)
  })

  it('begins anew with another link, whose counter begins at nothing', () => {
    const meter = new LoadMeter()
    meter.bytesPerS(5_000_000, 0)
    meter.bytesPerS(5_080_000, 1_000)
    expect(meter.bytesPerS(100, 1_125)).toBe(0)
    expect(meter.bytesPerS(10_100, 2_125)).toBe(10_000)
  })
})

describe('lineTraffic', () => {
  const nobody = { lastPicture: undefined, hello: HELLO, modelPicture: undefined, eggs: 0, scans: 0 }

  it('believes the last scan, then the scanner, then the model', () => {
    const pictures = { widthMax: 96, heightMax: 80, channelsMax: 3 }
    const all = {
      ...nobody,
      lastPicture: PICTURE,
      hello: { ...HELLO, pictures },
      modelPicture: { width: 32, height: 32, channels: 2 },
    }
    expect(lineTraffic(all)?.picture).toEqual(PICTURE)
    const said = { ...all, lastPicture: undefined }
    expect(lineTraffic(said)?.picture).toEqual({ width: 96, height: 80, channels: 3, slices: 1 })
    const deep = { ...said, hello: { ...HELLO, pictures: { ...pictures, slicesMax: 4 } } }
    expect(lineTraffic(deep)?.picture.slices).toBe(4)
    expect(lineTraffic({ ...said, hello: undefined })?.picture).toEqual({
      ...{ width: 32, height: 32, channels: 2 },
      slices: 1,
    })
    expect(lineTraffic(nobody)).toBeUndefined()
  })

  it('assumes how often eggs are scanned again until a batch has shown it', () => {
    const known = { ...nobody, lastPicture: PICTURE }
    expect(lineTraffic({ ...known, eggs: 499, scans: 998 })?.rescanShare).toBe(0.05)
    expect(lineTraffic({ ...known, eggs: 500, scans: 600 })?.rescanShare).toBeCloseTo(0.2)
    expect(lineTraffic({ ...known, eggs: 500, scans: 400 })?.rescanShare).toBe(0)
  })
})

describe('tooSlow', () => {
  it('names the lowest speed that would do', () => {
    expect(tooSlow(link({ capacityBytesPerS: 46_080 }), TRAFFIC, RATED)).toEqual({
      kind: 'fasterPort',
      values: { baudRate: 921_600, percent: 133 },
    })
    expect(tooSlow(link(), TRAFFIC, RATED)).toBeUndefined()
  })

  it('says that no speed will do', () => {
    const huge = { ...TRAFFIC, picture: { ...PICTURE, width: 512, height: 512, channels: 3 } }
    expect(tooSlow(link(), huge, RATED)).toMatchObject({ kind: 'tooFastForSerial' })
  })

  it('says nothing where nothing streams, no speed is set, or nobody knows the pictures', () => {
    const slow = { capacityBytesPerS: 960 }
    expect(tooSlow(link({ ...slow, state: 'Stale' }), TRAFFIC, RATED)).toBeUndefined()
    expect(tooSlow(link({ capacityBytesPerS: null }), TRAFFIC, RATED)).toBeUndefined()
    expect(tooSlow(link(slow), undefined, RATED)).toBeUndefined()
  })

  it('is shown beside what the line carries, both ways', () => {
    const load = new LinkLoad()
    const none = { receivedBytesPerS: 0, sentBytesPerS: 0 }
    expect(load.view(link(), TRAFFIC, 0)).toEqual({ ...none, capacityBytesPerS: 92_160, traffic: TRAFFIC })
    const later = link({ bytesReceived: 9_000, bytesSent: 60, capacityBytesPerS: null })
    expect(load.view(later, undefined, 2_000)).toEqual({
      ...{ receivedBytesPerS: 4_500, sentBytesPerS: 30, capacityBytesPerS: null, traffic: null },
    })
  })
})
