import { createRequire } from 'node:module'
import { describe, expect, it, type TestContext } from 'vitest'
import { inCi } from '../../../build/tasks/project.ts'
import { needs } from '../../../test/requirement.ts'
import { listenToUsb, loadUsbPackage } from './usb-package.ts'
import { listUsbScanners } from './usb-scanner.ts'

const loaded = await loadUsbPackage().catch((error: unknown) => String(error))

function needsUsb(context: TestContext): void {
  needs(context, {
    name: "the usb package's binary for this system",
    command: 'npm ci',
    isPresent: typeof loaded !== 'string',
    mandatory: inCi,
  })
}

describe('the usb package', () => {
  it('loads under this Node and lists what is plugged in', async (context) => {
    needsUsb(context)
    const { scanners, problem } = await listUsbScanners(loadUsbPackage)
    // A container has no USB at all, and the package says so.
    if (problem !== null) expect(problem).toMatch(/^getDevices error: .*\/sys\/bus\/usb/)
    for (const { name, vendorId } of scanners) expect([name.length > 0, vendorId > 0]).toEqual([true, true])
  })

  it('says when something is plugged in, or that it cannot, and ends either way', async (context) => {
    needsUsb(context)
    const end = await listenToUsb(() => undefined).catch((error: unknown) => String(error))
    if (typeof end === 'string') expect(end).toMatch(/error/i)
    else expect(end()).toBeUndefined()
  })

  it('hands our time limit and byte counts on to its binary, which its types do not tell', async (context) => {
    needsUsb(context)
    const { UsbDevice } = createRequire(import.meta.url)('usb/index.js')
    const seen: unknown[] = []
    const record = (told: readonly unknown[], answer: unknown) => {
      seen.push(told)
      return Promise.resolve(answer)
    }
    const native = {
      nativeTransferIn: (...told: unknown[]) => record(told, Uint8Array.of(1, 2, 3)),
      nativeTransferOut: (...told: unknown[]) => record(told, 2),
    }
    const read = await UsbDevice.prototype.transferIn.call(native, 1, 1_024, 500)
    expect([read.status, read.data.byteLength, read.data.getUint8(2)]).toEqual(['ok', 3, 3])
    const view = Uint8Array.of(9, 8, 7, 6).subarray(1, 3)
    const written = await UsbDevice.prototype.transferOut.call(native, 2, view, 500)
    expect(written).toEqual({ status: 'ok', bytesWritten: 2 })
    expect(seen).toEqual([
      [1, 500, 1_024],
      [2, 500, Uint8Array.of(8, 7)],
    ])
  })
})
