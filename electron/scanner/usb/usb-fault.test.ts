import { describe, expect, it } from 'vitest'
import { outcomeOf, toUsbError } from './usb-fault.ts'

describe('toUsbError', () => {
  it.each([
    ['open error: device not found', 'linux', 'ABSENT', 'Plug the scanner in.'],
    ['open error: failed to open device (errno 19)', 'linux', 'ABSENT', 'Plug the scanner in.'],
    ['open error: failed to open device (errno 13)', 'linux', 'PERMISSION', '70-ovoscope-scanner.rules'],
    ['open error: permission denied (errno 1)', 'linux', 'PERMISSION', 'let IT install'],
    ['claimInterface error: interface is busy (errno 16)', 'linux', 'BUSY', 'close the program'],
    ['open error: failed to open device (error 5)', 'win32', 'BUSY', 'WinUSB'],
    ['open error: incompatible driver is installed for this device', 'win32', 'BUSY', 'give it WinUSB'],
    ['claimInterface error: interface not found', 'linux', 'FAILED', 'another socket'],
    ['configuration error: device is not configured', 'darwin', 'FAILED', 'another socket'],
  ] as const)('reads "%s" on %s as %s', (said, platform, fault, advice) => {
    const error = toUsbError(new Error(said), '1209:0001', platform)
    expect(error.fault).toBe(fault)
    expect(error.message.startsWith(`1209:0001: ${said}. `)).toBe(true)
    expect(error.message).toContain(advice)
  })
})

describe('outcomeOf', () => {
  it.each([
    ['transferIn error: Stall', 'stall'],
    ['transferIn error: endpoint stalled', 'stall'],
    ['transferIn error: Cancelled', 'timeout'],
    ['transfer was cancelled', 'timeout'],
    ['transferIn error: Disconnected', 'failed'],
    ['transferIn error: endpoint not found', 'failed'],
  ])('reads a rejected "%s" as %s', async (said, kind) => {
    expect(await outcomeOf(() => Promise.reject(new Error(said)))).toMatchObject({ kind })
  })

  it('reads the status that WebUSB gives, and what throws at once', async () => {
    expect(await outcomeOf(() => Promise.resolve({ status: 'stall' }))).toEqual({ kind: 'stall' })
    expect(await outcomeOf(() => Promise.resolve({ status: 'babble' }))).toMatchObject({ kind: 'failed' })
    expect(await outcomeOf(() => Promise.resolve({ status: 'ok' }))).toEqual({ kind: 'done', answer: { status: 'ok' } })
    const thrown = await outcomeOf(() => {
      throw new Error('borrowed')
    })
    expect(thrown).toEqual({ kind: 'failed', reason: 'borrowed' })
  })
})
