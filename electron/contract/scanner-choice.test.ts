import { describe, expect, it } from 'vitest'
import { folderScannerSchema, scannerChoiceSchema } from './scanner-choice.ts'

const DEVICE = { vendorId: 0x0403, productId: 0x6001, serialNumber: 'A50285BI', channel: 'if00-port0' }

const FOLDER = { path: '/srv/scans', rows: 10, columns: 15, layout: 'square' }

describe('a folder that a scanner writes into', () => {
  it.each(['/srv/scans', 'D:\\scans', 'd:/scans', '\\\\server\\share\\scans'])(
    'is named by its whole path: %s',
    (path) => {
      const choice = { kind: 'folder', folder: { ...FOLDER, path, pattern: '{tray}-{cell}' } }
      expect(scannerChoiceSchema.parse(choice)).toEqual(choice)
    },
  )

  it.each([
    { path: 'scans' },
    { path: '../scans' },
    { path: '' },
    { path: 'D:scans' },
    { path: '/srv/sc\0ans' },
    { path: `/${'x'.repeat(400)}` },
    { rows: 0 },
    { rows: 40, columns: 40 },
    { layout: 'round' },
    { pattern: '' },
    { owner: 'somebody' },
  ])('is refused where nobody could read from it: %o', (wrong) => {
    expect(folderScannerSchema.safeParse({ ...FOLDER, ...wrong }).success).toBe(false)
  })
})

describe('a choice of a scanner that is kept', () => {
  it('is read as it was kept before devices were, and stays as it is', () => {
    const old = { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 921_600 }
    expect(scannerChoiceSchema.parse(old)).toEqual(old)
  })

  it.each([
    { device: DEVICE, flowControl: 'rts-cts' },
    { device: { ...DEVICE, serialNumber: null, channel: null }, flowControl: 'none' },
    { device: null },
  ])('names the device where there is one: %o', (more) => {
    const choice = { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 12_000_000, ...more }
    expect(scannerChoiceSchema.parse(choice)).toEqual(choice)
  })

  it.each([
    { baudRate: 300 },
    { baudRate: 12_000_001 },
    { flowControl: 'xon-xoff' },
    { device: { ...DEVICE, vendorId: 70_000 } },
    { device: { ...DEVICE, serialNumber: '' } },
    { path: '' },
  ])('refuses what no port has: %o', (wrong) => {
    const choice = { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 921_600, ...wrong }
    expect(scannerChoiceSchema.safeParse(choice).success).toBe(false)
  })
})
