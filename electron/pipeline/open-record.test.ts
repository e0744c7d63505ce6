import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ovoscope } from '../../proto/gen/scanner.js'
import { MessageMaker, TEST_SESSION } from '../../test/make/scanner-messages.ts'
import { makeWork } from '../../test/make/works.ts'
import { MESSAGE_TYPE } from './frame/message-type.ts'
import { openRecord, replayOf } from './open-record.ts'
import { isSettled } from './work.ts'

const { Scan } = ovoscope.scanner.v1
const BYTES = { traySequence: 4, row: 2, column: 1, attempt: 3, coil: 1, capturedAtUs: 5, channels: 1, slices: 1 }

describe('openRecord', () => {
  it('opens each kind of message, with everything that the journal knew of it', () => {
    const make = new MessageMaker()
    const messages = [
      make.trayBegin(4),
      make.scan({ tray: 4, row: 1, column: 2 }),
      make.trayEnd(4),
      make.sorterAck({ tray: 4 }),
    ]
    const works = messages.map((message) => makeWork(message, { position: 90 + message.sequence, late: true }))
    expect(works.map(({ body }) => body.kind)).toEqual(['tray-begin', 'scan', 'tray-end', 'sorter-ack'])
    expect(works[1]).toMatchObject({
      ...{ position: 92, type: MESSAGE_TYPE.SCAN, late: true, arrivedWallMs: 0, arrivedMonoMs: 0 },
      identity: { ...TEST_SESSION, sequence: 2 },
      body: { scan: { cell: { row: 1, column: 2 }, tray: { ...TEST_SESSION, traySequence: 4 } }, rejection: undefined },
    })
    expect(works[1]?.payload).toBe(messages[1]?.payload)
  })

  it('keeps when the picture of a replayed scan was taken, as the journal knows it', () => {
    const record = { ...new MessageMaker().scan({}), position: 7, batchId: null, scannerClockUs: 40_005 }
    const work = openRecord(record, replayOf(record, 900, 7))
    expect(work).toMatchObject({ capturedBeforeMs: 40, late: true, again: true, arrivedMonoMs: 900 })
  })

  it('lets a good scan wait for the model and everything else pass', () => {
    const make = new MessageMaker()
    const works = [make.trayBegin(1), make.scan({}), make.trayEnd(1), make.raw(0x1e, new Uint8Array())].map((one) =>
      makeWork(one),
    )
    expect(works.map(isSettled)).toEqual([true, false, true, true])
  })

  it('keeps the place of a scan whose picture is of no use, so that its egg becomes unreadable', () => {
    const payload = Scan.encode({ ...BYTES, width: 16, height: 16, pixels: new Uint8Array(17) }).finish()
    const work = makeWork(new MessageMaker().raw(MESSAGE_TYPE.SCAN, payload))
    expect(work.body).toMatchObject({
      ...{ kind: 'scan', rejection: 'IMAGE_LENGTH', judgement: { state: 'failed', prediction: undefined } },
      scan: { cell: { row: 2, column: 1 }, attempt: 3, tray: { traySequence: 4 }, image: { width: 0, height: 0 } },
    })
    expect(isSettled(work)).toBe(true)
  })

  it('names why a message is of no use at all', () => {
    const make = new MessageMaker()
    const noPlace = Scan.encode({ ...BYTES, attempt: 0 }).finish()
    const works = [
      make.raw(MESSAGE_TYPE.SCAN, noPlace),
      make.raw(MESSAGE_TYPE.TRAY_BEGIN, new Uint8Array()),
      make.raw(MESSAGE_TYPE.TRAY_END, Uint8Array.of(255)),
      make.raw(MESSAGE_TYPE.SORTER_ACK, new Uint8Array()),
      make.raw(0x1e, Uint8Array.of(1, 2)),
    ].map((message) => makeWork(message))
    expect(works.map(({ body }) => (body.kind === 'rejected' ? body.reason : body.kind))).toEqual([
      'MISSING_FIELD',
      'MISSING_FIELD',
      'NOT_PROTOBUF',
      'MISSING_FIELD',
      'UNKNOWN_MESSAGE',
    ])
  })

  it('makes something of any bytes, without an exception and with the bytes kept', () => {
    const type = fc.oneof(fc.constantFrom(0x10, 0x11, 0x12, 0x13), fc.integer({ min: 0x10, max: 0x1f }))
    fc.assert(
      fc.property(type, fc.uint8Array({ maxLength: 200 }), (of, payload) => {
        const record = { position: 1, type: of, payload, ...TEST_SESSION, sequence: 1, arrivedWallMs: 5, batchId: null }
        const work = openRecord(record, { arrivedMonoMs: 6, late: false })
        expect(work.payload).toBe(payload)
        expect(['tray-begin', 'scan', 'tray-end', 'sorter-ack', 'rejected']).toContain(work.body.kind)
      }),
      { numRuns: 2000 },
    )
  })
})
