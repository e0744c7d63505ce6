import { expect, it } from 'vitest'
import { withScannerOf } from './remember-scanner.ts'

const SCANNER = { kind: 'serial', path: '/dev/ttyUSB1', baudRate: 921_600 } as const
const LINE_2 = { id: 'line-2', line: 'Line 2', ratedEggsPerHour: 9_000, scanner: { kind: 'none' } } as const

it('is that of the line of the window', () => {
  const settings = { furtherLines: [LINE_2, { ...LINE_2, id: 'line-3' }] }
  expect(withScannerOf('line-1', SCANNER, settings)).toEqual({ scanner: SCANNER })
  expect(withScannerOf('line-3', SCANNER, settings)).toEqual({
    furtherLines: [LINE_2, { ...LINE_2, id: 'line-3', scanner: SCANNER }],
  })
  expect(() => withScannerOf('line-4', SCANNER, settings)).toThrowError(
    expect.objectContaining({ code: 'UNKNOWN_LINE' }),
  )
})
