import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { needs } from '../../../test/requirement.ts'
import type { Random } from '../../base/random.ts'
import { silentLogger } from '../../log/logger.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import { withHotPlug } from '../../scanner/hot-plug.ts'
import { createScannerLink } from '../../scanner/scanner-link.ts'
import { arePseudoTerminalsSupported } from '../virtual-scanner/pty.ts'
import { openPtyChannel } from '../virtual-scanner/pty-channel.ts'
import { FolderDoor } from './folder-door.ts'
import { waysTo } from './scanner-ways.ts'

const WAYS = { lineId: 'line-1', timers: systemTimers, folders: new FolderDoor(systemTimers) }

/** Every countdown as long as it can be. */
const LATE: Random = { next: () => 0.999, int: () => 1, normal: () => 0, fork: () => LATE }

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ways-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function needsPty(context: TestContext): void {
  const isPresent = arePseudoTerminalsSupported()
  needs(context, { name: 'a pseudo-terminal', command: 'none', isPresent, mandatory: false })
}

describe('waysTo', () => {
  it('connects a scanner that is plugged in while the link waits, though its countdown stands still', async (context) => {
    needsPty(context)
    const path = join(folder, 'scanner')
    const way = waysTo({ kind: 'serial', path, baudRate: 921_600 }, WAYS)
    const stopped = new ManualTime()
    const link = withHotPlug(
      createScannerLink({
        ...{ clock: stopped, timers: stopped, random: LATE, log: silentLogger },
        listener: { onHello: () => ({ have: [] }), onSequenced: () => undefined, onState: () => undefined },
        openTransport: () => way.open(),
      }),
      () => way.watch,
    )
    link.start()
    await expect.poll(() => link.view.retryInMs).not.toBeNull()
    expect(link.view).toMatchObject({
      state: 'Absent',
      fault: 'ABSENT',
      remedy: { kind: 'noSuchPort', values: { path } },
    })
    const channel = await openPtyChannel({ timers: systemTimers, linkPath: path })
    await expect.poll(() => link.view.state, { timeout: 10_000 }).toBe('Handshaking')
    expect(link.view).toMatchObject({ path, capacityBytesPerS: null, remedy: null })
    await Promise.all([link.stop(), stopped.advance(2_000)])
    await channel.close()
  })

  it('names the program that holds the port: here ourselves, by another connection', async (context) => {
    needsPty(context)
    const path = join(folder, 'scanner')
    const channel = await openPtyChannel({ timers: systemTimers, linkPath: path })
    const way = waysTo({ kind: 'serial', path, baudRate: 921_600, flowControl: 'rts-cts' }, WAYS)
    const [first, second] = [way.open(), way.open()]
    await first?.open()
    const { platform, pid } = process
    const values = platform === 'linux' ? expect.objectContaining({ pid, path }) : { path }
    await expect(second?.open()).rejects.toMatchObject({
      ...{ fault: 'BUSY', remedy: { kind: platform === 'linux' ? 'closeProgram' : 'closeOthers', values } },
    })
    await first?.close()
    await channel.close()
  })

  it('makes ways to both kinds of scanner, each with somebody who looks for it', () => {
    const usb = waysTo({ kind: 'usb', vendorId: 0x1209, productId: 1, serialNumber: null }, WAYS)
    expect([usb.open()?.kind, usb.watch === undefined]).toEqual(['usb', false])
    const device = { vendorId: 0x0403, productId: 0x6001, serialNumber: 'A7', channel: null }
    const serial = waysTo({ kind: 'serial', path: 'COM3', baudRate: 115_200, device, flowControl: 'rts-cts' }, WAYS)
    expect([serial.open()?.kind, serial.watch === undefined]).toEqual(['serial', false])
  })
})
