import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ovoscope } from '../../proto/gen/scanner.js'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { Listeners } from '../base/listeners.ts'
import { seededRandom } from '../base/random.ts'
import { silentLogger } from '../log/logger.ts'
import { encodeFrame } from '../pipeline/frame/encode-frame.ts'
import type { Frame } from '../pipeline/frame/frame.ts'
import { MESSAGE_TYPE } from '../pipeline/frame/message-type.ts'
import { FrameSplitter } from '../pipeline/frame/split-frames.ts'
import type { SequencedMessage } from './link.ts'
import { createScannerLink } from './scanner-link.ts'
import { TransportError } from './transport.ts'

const { Ack, Decisions, Hello, Identify, Welcome } = ovoscope.scanner.v1
const TYPE = MESSAGE_TYPE

/** A link over a transport that does exactly what a test says. */
function setUp() {
  const time = new ManualTime()
  const bytes = new Listeners<Uint8Array>()
  const closed = new Listeners<string>()
  const drain = new Listeners<void>()
  const splitter = new FrameSplitter(crc32)
  const sent: Frame[] = []
  const received: SequencedMessage[] = []
  const far = {
    openFault: undefined as TransportError | undefined,
    hangOnOpen: false,
    hasRoom: true,
    opened: 0,
    closed: 0,
  }
  let hellos = 0
  const link = createScannerLink({
    ...{ clock: time, timers: time, random: seededRandom(1), log: silentLogger },
    listener: {
      onHello: () => {
        hellos++
        return { have: [{ from: 1, to: 4 }] }
      },
      onSequenced: (message) => void received.push(message),
      onState: () => undefined,
    },
    openTransport: () => ({
      ...{ kind: 'serial', path: '/dev/x' },
      open() {
        far.opened++
        if (far.openFault !== undefined) return Promise.reject(far.openFault)
        return far.hangOnOpen ? new Promise(() => undefined) : Promise.resolve()
      },
      onBytes: (listener) => bytes.add(listener),
      onClose: (listener) => closed.add(listener),
      onDrain: (listener) => drain.add(listener),
      write(chunk) {
        sent.push(...splitter.push(chunk))
        return far.hasRoom
      },
      close() {
        far.closed++
        // A driver that never finishes closing must not matter to anybody.
        return new Promise(() => undefined)
      },
    }),
  })
  const say = (type: number, payload: Uint8Array, sequence = 0) =>
    bytes.tell(encodeFrame({ type, sequence, payload }, crc32))
  const connection = () =>
    Identify.decode(sent.findLast(({ type }) => type === TYPE.IDENTIFY)?.payload ?? new Uint8Array()).connection
  const hello = (change: ovoscope.scanner.v1.Hello.$Properties = {}) =>
    say(
      TYPE.HELLO,
      Hello.encode({
        ...{ protocolMajor: 1, scannerSerial: 'S', sessionId: 5, nextSequence: 10, connection: connection() },
        ...change,
      }).finish(),
    )
  async function stream(): Promise<void> {
    link.start()
    await time.advance(0)
    hello()
  }
  return {
    ...{ time, link, far, sent, received, say, hello, stream, closed, drain, bytes },
    ofType: (type: number) => sent.filter((frame) => frame.type === type),
    hellos: () => hellos,
  }
}

describe('scanner link', () => {
  it('welcomes with what is durable, the credit and the feed', async () => {
    const { link, stream, ofType } = setUp()
    link.grantCredit(7)
    link.setFeed('pause')
    await stream()
    expect(Welcome.decode(ofType(TYPE.WELCOME)[0]?.payload ?? new Uint8Array())).toMatchObject({
      ...{ protocolMajor: 1, credit: 7, feed: 2, have: [{ from: 1, to: 4 }] },
    })
  })

  it('ignores a Hello that lay in a buffer since another connection', async () => {
    const { link, time, hello, hellos } = setUp()
    link.start()
    await time.advance(0)
    hello({ connection: 1 })
    expect(link.view.state).toBe('Handshaking')
    expect(hellos()).toBe(0)
  })

  it('ignores scans before the handshake', async () => {
    const { link, time, say, received } = setUp()
    link.start()
    await time.advance(0)
    say(TYPE.SCAN, new Uint8Array(), 5)
    expect(received).toEqual([])
  })

  it('welcomes again when the scanner asks again, and asks the station once', async () => {
    const { stream, hello, hellos, ofType } = setUp()
    await stream()
    hello()
    expect(ofType(TYPE.WELCOME)).toHaveLength(2)
    expect(hellos()).toBe(1)
  })

  it('tells new from resent by the number that Hello announced', async () => {
    const { stream, say, received } = setUp()
    await stream()
    say(TYPE.SCAN, Uint8Array.of(1), 9)
    say(TYPE.SCAN, Uint8Array.of(2), 10)
    expect(received.map(({ sequence, resent }) => [sequence, resent])).toEqual([
      [9, true],
      [10, false],
    ])
    expect(received[0]).toMatchObject({ scannerSerial: 'S', sessionId: '0000000000000005', type: TYPE.SCAN })
  })

  it('gathers acknowledgements and names the run and what is beyond it', async () => {
    const { link, time, stream, ofType } = setUp()
    await stream()
    link.acknowledge([{ from: 1, to: 5 }])
    link.acknowledge([
      { from: 1, to: 6 },
      { from: 9, to: 9 },
    ])
    link.grantCredit(3)
    await time.advance(10)
    expect(ofType(TYPE.ACK)).toHaveLength(1)
    expect(Ack.decode(ofType(TYPE.ACK)[0]?.payload ?? new Uint8Array())).toMatchObject({
      ...{ through: 6, credit: 3, have: [{ from: 9, to: 9 }] },
    })
  })

  it('repeats acknowledgement and feed with every heartbeat', async () => {
    const { link, time, stream, say, ofType } = setUp()
    link.setFeed('run')
    await stream()
    await time.advance(400)
    say(TYPE.SCANNER_HEARTBEAT, new Uint8Array())
    for (const type of [TYPE.STATION_HEARTBEAT, TYPE.ACK, TYPE.FEED_CONTROL]) expect(ofType(type)).toHaveLength(2)
  })

  it('is stale 900 ms after the last frame at the latest, though the driver says nothing', async () => {
    const { link, time, stream } = setUp()
    await stream()
    const heardMs = time.monoMs()
    const seen: (readonly [string, number])[] = []
    link.onStateChange(({ state, retryInMs }) => {
      seen.push([state, time.monoMs() - heardMs])
      if (state === 'Stale') expect(retryInMs).not.toBeNull()
    })
    await time.advance(899)
    expect(seen[0]?.[0]).toBe('Stale')
    expect(seen[0]?.[1]).toBeGreaterThan(600)
  })

  it('does not take bytes without a good frame for life', async () => {
    const { link, time, stream, bytes } = setUp()
    await stream()
    for (let passed = 0; passed < 900; passed += 100) {
      bytes.tell(Uint8Array.of(1, 2, 3))
      await time.advance(100)
    }
    expect(link.view.state).not.toBe('Streaming')
  })

  it('sends decisions in messages of bounded size and refuses words it has no number for', async () => {
    const { link, stream, ofType } = setUp()
    const decision = {
      ...{ scanSequence: 1, traySequence: 1, row: 0, column: 0, attempt: 1, eggClass: 'MALE', action: 'REMOVE_MALE' },
      deadlineUs: 15_000_000,
    }
    expect(link.sendDecisions([decision])).toBe(false)
    await stream()
    expect(link.sendDecisions(Array.from({ length: 300 }, () => decision))).toBe(true)
    const sizes = ofType(TYPE.DECISIONS).map(({ payload }) => Decisions.decode(payload).decisions.length)
    expect(sizes).toEqual([256, 44])
    expect(link.sendDecisions([{ ...decision, action: 'JUMP' }])).toBe(false)
  })

  it('says that a decision did not go out while the buffer is full', async () => {
    const { link, far, stream, drain } = setUp()
    await stream()
    const decision = {
      scanSequence: 1,
      traySequence: 1,
      row: 0,
      column: 0,
      attempt: 1,
      eggClass: 'MALE',
      action: 'KEEP',
      deadlineUs: 0,
    }
    far.hasRoom = false
    expect(link.sendDecisions([decision])).toBe(true)
    expect(link.sendDecisions([decision])).toBe(false)
    far.hasRoom = true
    drain.tell()
    expect(link.sendDecisions([decision])).toBe(true)
  })

  it('refuses frames of another version', async () => {
    const { link, time, bytes, ofType } = setUp()
    link.start()
    await time.advance(0)
    const strange = encodeFrame({ type: TYPE.HELLO, sequence: 0, payload: new Uint8Array() }, crc32)
    strange[2] = 9
    new DataView(strange.buffer).setUint32(12, crc32(strange.subarray(0, 12)), true)
    bytes.tell(strange)
    expect(link.view.state).toBe('Incompatible')
    expect(ofType(TYPE.REJECT)).toHaveLength(1)
  })

  it.each([
    ['BUSY', 'Blocked'],
    ['PERMISSION', 'Blocked'],
    ['ABSENT', 'Absent'],
  ] as const)('shows the fault %s as %s and tries again', async (fault, state) => {
    const { link, time, far } = setUp()
    far.openFault = new TransportError(fault, 'no')
    link.start()
    await time.advance(0)
    expect(link.view).toMatchObject({ state, transport: 'serial', path: '/dev/x' })
    await time.advance(5_000)
    expect(far.opened).toBeGreaterThan(1)
    const before = far.opened
    link.tryNow()
    expect(far.opened).toBe(before + 1)
  })

  it('gives up a driver that never opens', async () => {
    const { link, time, far } = setUp()
    far.hangOnOpen = true
    link.start()
    await time.advance(3_100)
    expect(far.closed).toBe(1)
  })

  it('stops within a second though the driver never closes', async () => {
    const { link, time, stream } = setUp()
    await stream()
    let isStopped = false
    void link.stop().then(() => (isStopped = true))
    await time.advance(1_000)
    expect(isStopped).toBe(true)
    expect(link.view.state).toBe('Absent')
    expect(time.pending).toBe(0)
  })

  it('is absent without a transport', async () => {
    const time = new ManualTime()
    const listener = { onHello: () => ({ have: [] }), onSequenced: () => undefined, onState: () => undefined }
    const link = createScannerLink({
      ...{ listener, clock: time, timers: time, random: seededRandom(1), log: silentLogger },
      openTransport: () => undefined,
    })
    const states: string[] = []
    link.onStateChange(({ state }) => states.push(state))
    link.start()
    expect(states).toEqual(['Opening', 'Absent'])
    expect(link.view).toMatchObject({ transport: 'none', path: null, hello: undefined, silentForMs: null })
  })
})
