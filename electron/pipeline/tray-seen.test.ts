import { expect, it } from 'vitest'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import type { SequencedMessage } from '../scanner/link.ts'
import { MESSAGE_TYPE } from './frame/message-type.ts'
import { traySeenMonoMs } from './tray-seen.ts'

const make = new MessageMaker()
make.clockUs = 70_000_000
const begin = { ...make.trayBegin(1), arrivedMonoMs: 15_000, clockOffsetUs: 60_000_000 }

it('tells when the tray of a TrayBegin reached the scanner, by the clock of the station', () => {
  expect(traySeenMonoMs(begin)).toBe(10_000)
})

it.each<[string, SequencedMessage]>([
  ['the clock of the scanner is not known', { ...begin, clockOffsetUs: undefined }],
  ['it is at fault', { ...begin, clockOffsetUs: null }],
  ['the tray would come from the next hour', { ...begin, clockOffsetUs: -3_600_000_000 }],
  ['it is no TrayBegin', { ...make.scan({}), arrivedMonoMs: 15_000, clockOffsetUs: 60_000_000 }],
  ['it cannot be read', { ...make.raw(MESSAGE_TYPE.TRAY_BEGIN, new Uint8Array([1])), clockOffsetUs: 0 }],
])('knows nothing where %s', (_, message) => {
  expect(traySeenMonoMs(message)).toBeUndefined()
})
