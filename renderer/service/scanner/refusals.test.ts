import { describe, expect, it } from 'vitest'
import type { FrameRejection } from '../../../electron/pipeline/frame/frame.ts'
import type { ScanRejection } from '../../../electron/pipeline/scan/scan.ts'
import type { TrayMessageRejection } from '../../../electron/pipeline/scan/tray-message.ts'
import { en } from '../../i18n/en.ts'
import { refusals } from './refusals.ts'

/** Whatever a station of this version counts; a new reason does not compile until it stands here. */
const KNOWN: Readonly<Record<FrameRejection | ScanRejection | TrayMessageRejection, true>> = {
  ...{ GARBAGE: true, BAD_HEADER: true, TOO_LONG: true, BAD_CHECKSUM: true, UNKNOWN_VERSION: true },
  ...{ NOT_PROTOBUF: true, MISSING_FIELD: true, TRAY_SIZE: true, CELL_OUT_OF_TRAY: true, OUT_OF_RANGE: true },
  ...{ UNKNOWN_ACTION: true, IMAGE_SIZE: true, IMAGE_LENGTH: true, UNKNOWN_TRAY: true },
}

describe('refusals', () => {
  it.each([...Object.keys(KNOWN), 'ECHO', 'UNEXPECTED', 'UNKNOWN_MESSAGE'])('has words for %s', (reason) => {
    const [refusal] = refusals({ rejected: { [reason]: 3 } })
    expect(refusal).toEqual({ reason, words: reason, count: 3 })
    expect(Object.keys(en.scanner.refused)).toContain(reason)
  })

  it('begins with what happens most, leaves out what never happened, and counts what never came elsewhere', () => {
    const rejected = { GARBAGE: 2, ECHO: 0, NEVER_CAME: 9, BAD_CHECKSUM: 7, FROM_ANOTHER_TIME: 1 }
    expect(refusals({ rejected })).toEqual([
      { reason: 'BAD_CHECKSUM', words: 'BAD_CHECKSUM', count: 7 },
      { reason: 'GARBAGE', words: 'GARBAGE', count: 2 },
      { reason: 'FROM_ANOTHER_TIME', words: undefined, count: 1 },
    ])
  })
})
