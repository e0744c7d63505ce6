import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { MemoryStore } from '../../../test/fake/memory-store.ts'
import type { StationInit } from '../../contract/process-init.ts'
import type { FolderOutcome } from '../../contract/scanner-choice.ts'
import { FolderDoor } from './folder-door.ts'
import { type ScannerHandlersOptions, scannerHandlers, scannerOf } from './scanner-handlers.ts'
import { ScannerPlug } from './scanner-plug.ts'

const timers = new ManualTime()
const FOLDER = { path: '/srv/scans', rows: 10, columns: 15, layout: 'square' as const }
const WAYS = { lineId: 'line-1', timers, folders: new FolderDoor(timers) }
const SERIAL = { path: '/dev/ttyUSB0', baudRate: 921_600 }
const USB = { vendorId: 0x1209, productId: 1, serialNumber: 'A7' }

const JANSEN = { caller: { userId: 'u1', name: 'K. Jansen', roles: ['operator' as const] } }

function setUp(play: boolean, folders: ScannerHandlersOptions['folders'] = WAYS.folders) {
  const { audited, trail } = new MemoryStore()
  const plug = new ScannerPlug(undefined)
  let [reconnects, tries] = [0, 0]
  const links = { tryNow: () => void tries++ }
  const line = { reconnect: () => Promise.resolve(void reconnects++), links }
  const handlers = scannerHandlers({ play, plug, line, audited, ...WAYS, folders })
  return { plug, handlers, trail, reconnects: () => reconnects, tries: () => tries }
}

describe('scannerHandlers', () => {
  it('connects what was chosen, serial or USB, and lets go of it', async () => {
    const { plug, handlers, trail, reconnects } = setUp(false)
    await handlers.connectSerial(SERIAL, JANSEN)
    expect(plug.openTransport()).toMatchObject({ kind: 'serial', path: '/dev/ttyUSB0' })
    await handlers.connectUsb(USB, JANSEN)
    expect(plug.openTransport()).toMatchObject({ kind: 'usb', path: '1209:0001 · A7' })
    await handlers.disconnect({}, JANSEN)
    expect([plug.openTransport(), reconnects()]).toEqual([undefined, 3])
    expect(trail.map(({ who, act, subject }) => [who, act, subject])).toEqual([
      ['K. Jansen', 'scanner.connect', '/dev/ttyUSB0'],
      ['K. Jansen', 'scanner.connect', '1209:0001 A7'],
      ['K. Jansen', 'scanner.disconnect', ''],
    ])
  })

  it('connects a folder that can be read, and changes nothing for one that cannot', async () => {
    let outcome: FolderOutcome = { ok: false, remedy: { kind: 'folderMissing', values: { path: FOLDER.path } } }
    const folders = { check: () => Promise.resolve(outcome), wayTo: WAYS.folders.wayTo.bind(WAYS.folders) }
    const { plug, handlers, trail, reconnects } = setUp(false, folders)
    expect(await handlers.connectFolder(FOLDER, JANSEN)).toEqual(outcome)
    expect([plug.openTransport(), reconnects(), trail]).toEqual([undefined, 0, []])
    outcome = { ok: true }
    expect(await handlers.connectFolder(FOLDER, JANSEN)).toEqual({ ok: true })
    expect(plug.openTransport()).toMatchObject({ kind: 'folder', path: '/srv/scans' })
    expect(trail.map(({ act, subject }) => [act, subject])).toEqual([['scanner.connect', '/srv/scans']])
    await expect(setUp(true, folders).handlers.connectFolder(FOLDER, JANSEN)).rejects.toThrow('leave training')
  })

  it('keeps in the audit trail by what the scanner is known, not where it was', async () => {
    const { handlers, trail } = setUp(false)
    const device = { vendorId: 0x0403, productId: 0x6001, serialNumber: 'A50285BI', channel: 'if00-port0' }
    const choice = { ...SERIAL, device, flowControl: 'rts-cts' as const }
    await handlers.connectSerial(choice, JANSEN)
    await handlers.connectSerial({ ...choice, device: { ...device, serialNumber: null } }, JANSEN)
    expect(trail.map(({ subject }) => subject)).toEqual(['0403:6001 A50285BI', '0403:6001'])
    expect(JSON.parse(String(trail[0]?.after))).toEqual({ kind: 'serial', ...choice })
  })

  it('lists what this machine has, and never rejects', async () => {
    const { ports, problem } = await setUp(false).handlers.listSerialPorts()
    expect([Array.isArray(ports), problem === null || problem.said !== '']).toEqual([true, true])
  })

  it('leaves the scanner that is there when the entry cannot be written', () => {
    const plug = new ScannerPlug(undefined)
    const audited = <T>(_caller: unknown, _deed: unknown, change: () => T): T => {
      change()
      throw new Error('SQLITE_FULL: database or disk is full')
    }
    const line = { reconnect: () => Promise.reject(new Error('nothing changed')), links: { tryNow() {} } }
    const handlers = scannerHandlers({ play: false, plug, line, audited, ...WAYS })
    expect(() => handlers.connectSerial(SERIAL, JANSEN)).toThrow('SQLITE_FULL')
    expect(() => handlers.disconnect({}, JANSEN)).toThrow('SQLITE_FULL')
    expect(plug.openTransport()).toBeUndefined()
  })

  it('tries again at once, in play too, and writes nothing down for it', () => {
    const { handlers, trail, tries } = setUp(true)
    expect(handlers.tryScannerNow()).toEqual({})
    expect([tries(), trail]).toEqual([1, []])
  })

  it('refuses a real scanner in play', () => {
    const { plug, handlers, reconnects } = setUp(true)
    expect(() => handlers.connectSerial(SERIAL, JANSEN)).toThrow('leave training')
    expect(() => handlers.connectUsb(USB, JANSEN)).toThrow('leave training')
    expect([plug.openTransport(), reconnects()]).toEqual([undefined, 0])
  })
})

describe('scannerOf', () => {
  it('makes the way to what the settings keep', () => {
    const open = (scanner: StationInit['scanner']) => scannerOf(scanner, WAYS)?.open()?.kind
    expect(open({ kind: 'usb', ...USB })).toBe('usb')
    expect(open({ kind: 'serial', ...SERIAL })).toBe('serial')
    expect(open({ kind: 'folder', folder: FOLDER })).toBe('folder')
    expect([open({ kind: 'none' }), open({ kind: 'port' })]).toEqual([undefined, undefined])
  })
})
