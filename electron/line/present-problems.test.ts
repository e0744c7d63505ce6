import { describe, expect, it } from 'vitest'
import { problemDetail } from '../../renderer/ui/problem-detail.ts'
import { liveLegal } from '../../test/make/law.ts'
import type { LiveView } from '../contract/live.ts'
import type { LinkView, ScannerHello } from '../scanner/link.ts'
import { presentProblems, refusedInAll } from './present-problems.ts'

const HELLO: ScannerHello = {
  scannerSerial: 'OVO-1',
  sessionId: '00000000000000a1',
  model: 'Scanner',
  firmware: '1.0',
  nextSequence: 1,
}

function link(change: Partial<LinkView> = {}): LinkView {
  return {
    ...{ state: 'Streaming', hello: HELLO, transport: 'serial', path: '/dev/ttyUSB0', fault: null },
    ...{ silentForMs: 10, retryInMs: null, framesAccepted: 5, rejected: {}, clock: null },
    ...{ framesResent: 0, bytesReceived: 0, bytesSent: 0, remedy: null, capacityBytesPerS: null },
    ...change,
  }
}

function legal(hoursLeft: number | null): LiveView['legal'] {
  return liveLegal({ hoursLeft })
}

function problems(change: Partial<Parameters<typeof presentProblems>[0]> = {}) {
  const present = presentProblems({
    held: () => false,
    tooSlow: undefined,
    ...{ link: link(), model: { modelId: 'm', synthetic: true, state: 'ready' }, backlog: 0, legal: legal(8) },
    ...{
      recentlyRefused: 0,
      orders: { TOO_LATE: 0, SORTER_SILENT: 0, SORTER_DISAGREES: 0 },
      heldTrays: [],
      diskFailing: false,
      diskLow: false,
      clockTrusted: true,
      reviewDown: false,
      databaseDamaged: false,
      parkedUploads: 0,
      uploadsFill: 0,
    },
    ...change,
  })
  return Object.fromEntries(present)
}

describe('presentProblems', () => {
  it('finds nothing wrong with a line that runs', () => {
    expect(problems()).toEqual({})
    expect(problems({ model: { modelId: '', synthetic: true, state: 'starting' } })).toEqual({})
  })

  it('tells of files that were no scans, as long as some lie there, and of a folder instead of a cable', () => {
    const folder = { transport: 'folder', path: '/srv/scans' } as const
    expect(problems({ link: link({ ...folder, refusedPictures: { count: 0 } }) })).toEqual({})
    const newest = { file: '0417_Z9.png', refusal: 'CELL' } as const
    expect(problems({ link: link({ ...folder, refusedPictures: { count: 2, newest } }) })).toEqual({
      PICTURES_REFUSED: { count: 2, path: '/srv/scans', file: '0417_Z9.png', pictureRefusal: 'CELL' },
    })
    expect(problems({ link: link({ ...folder, refusedPictures: { count: 1 } }) })).toEqual({
      PICTURES_REFUSED: { count: 1, path: '/srv/scans', file: '' },
    })
    const remedy = { kind: 'folderMissing', values: { path: '/srv/scans' } } as const
    expect(problems({ link: link({ ...folder, state: 'Absent', fault: 'FOLDER', remedy }) })).toEqual({
      FOLDER_UNUSABLE: { scanner: 'OVO-1', path: '/srv/scans', remedy: 'folderMissing' },
    })
  })

  it.each([
    ['Stale', 'SCANNER_SILENT'],
    ['Failed', 'SCANNER_FAILED'],
    ['Absent', 'SCANNER_LOST'],
    ['Opening', 'SCANNER_LOST'],
    ['Handshaking', 'SCANNER_LOST'],
    ['Incompatible', 'SCANNER_INCOMPATIBLE'],
  ] as const)('says of a link that is %s: %s', (state, id) => {
    expect(problems({ link: link({ state }) })).toEqual({ [id]: { scanner: 'OVO-1', path: '/dev/ttyUSB0' } })
  })

  it('tells a scanner that somebody else holds from one that may not be opened', () => {
    expect(Object.keys(problems({ link: link({ state: 'Blocked', fault: 'BUSY' }) }))).toEqual(['SCANNER_BUSY'])
    const refused = problems({ link: link({ state: 'Blocked', fault: 'PERMISSION' }) })
    expect(Object.keys(refused)).toEqual(['SCANNER_PERMISSION'])
  })

  it('tells several that look the same, and a missing driver, from a cable that is out', () => {
    const failed = (fault: LinkView['fault']) => Object.keys(problems({ link: link({ state: 'Failed', fault }) }))
    expect([failed('AMBIGUOUS'), failed('DRIVER'), failed('FAILED')]).toEqual([
      ...[['SCANNER_AMBIGUOUS'], ['SCANNER_DRIVER_MISSING'], ['SCANNER_FAILED']],
    ])
  })

  it('hands on what to do on this machine, with what that names', () => {
    const remedy = { kind: 'closeProgram', values: { program: 'minicom', pid: 4711, path: '/dev/ttyUSB0' } } as const
    expect(problems({ link: link({ state: 'Blocked', fault: 'BUSY', remedy }) })).toEqual({
      SCANNER_BUSY: { scanner: 'OVO-1', path: '/dev/ttyUSB0', program: 'minicom', pid: 4711, remedy: 'closeProgram' },
    })
    const slow = { kind: 'fasterPort', values: { baudRate: 921_600, percent: 133 } } as const
    expect(problems({ tooSlow: slow })).toEqual({
      SCANNER_LINE_TOO_SLOW: { path: '/dev/ttyUSB0', baudRate: 921_600, percent: 133, remedy: 'fasterPort' },
    })
    expect(problems({ tooSlow: slow, link: link({ path: null }) })).toMatchObject({
      SCANNER_LINE_TOO_SLOW: { path: '' },
    })
  })

  it.each(['Opening', 'Handshaking'] as const)('says of a link that is %s again what was wrong before', (state) => {
    const ids = [
      ...(['SCANNER_FAILED', 'SCANNER_SILENT', 'SCANNER_BUSY', 'SCANNER_PERMISSION'] as const),
      ...(['SCANNER_INCOMPATIBLE', 'SCANNER_AMBIGUOUS', 'SCANNER_DRIVER_MISSING'] as const),
    ]
    for (const id of ids) {
      const again = problems({ link: link({ state }), held: (one) => one === id })
      expect(Object.keys(again)).toEqual([id])
    }
    const absent = problems({ link: link({ state: 'Absent' }), held: (one) => one === 'SCANNER_SILENT' })
    expect(Object.keys(absent)).toEqual(['SCANNER_LOST'])
  })

  it('misses no scanner that was never there', () => {
    for (const state of ['Absent', 'Opening', 'Handshaking'] as const) {
      expect(problems({ link: link({ state, hello: undefined, path: null }) })).toEqual({})
    }
    const failed = problems({ link: link({ state: 'Failed', hello: undefined, path: null }) })
    expect(failed).toEqual({ SCANNER_FAILED: { scanner: '', path: '' } })
  })

  it('looks at the cable once twenty pieces were refused, whatever for', () => {
    expect(refusedInAll(link({ rejected: { CHECKSUM: 12, NOISE: 7 } }))).toBe(19)
    expect(problems({ recentlyRefused: 19 })).toEqual({})
    expect(problems({ recentlyRefused: 20 })).toEqual({ LINE_NOISE: { count: 20 } })
  })

  it('tells of the model, the disk, the clock and the backlog', () => {
    const model = { modelId: 'm', synthetic: true } as const
    expect(problems({ model: { ...model, state: 'down' } })).toEqual({ INFERENCE_DOWN: {} })
    expect(problems({ model: { ...model, state: 'stopped' } })).toEqual({ INFERENCE_STOPPED: {} })
    expect(problems({ model: { ...model, state: 'refused', refusedFile: 'manifest.json' } })).toEqual({
      MODEL_REFUSED: { path: 'manifest.json' },
    })
    const refused = { ...model, state: 'refused', refusedFile: 'model.onnx', refusedCode: 'MODEL_OPSET' } as const
    expect(problems({ model: refused })).toEqual({ MODEL_REFUSED: { path: 'model.onnx', refusal: 'MODEL_OPSET' } })
    const gone = { ...model, state: 'refused', refusedFile: 'm', refusedCode: 'PACKAGE_MISSING' } as const
    expect(problems({ model: gone })).toEqual({ MODEL_MISSING: { path: 'm' } })
    expect(problems({ diskFailing: true, clockTrusted: false })).toEqual({ DISK_ERROR: {}, CLOCK_NOT_TRUSTED: {} })
    expect(problems({ diskLow: true })).toEqual({ DISK_LOW: {} })
    expect(problems({ diskLow: true, diskFailing: true })).toEqual({ DISK_ERROR: {} })
    expect(problems({ reviewDown: true })).toEqual({ REVIEW_DOWN: {} })
    expect(problems({ databaseDamaged: true })).toEqual({ DATABASE_DAMAGED: {} })
    expect(problems({ uploadsFill: 0.69 })).toEqual({})
    expect(problems({ uploadsFill: 0.7 })).toEqual({ UPLOADS_PILE_UP: { percent: 70 } })
    expect(problems({ uploadsFill: 0.9 })).toEqual({ UPLOADS_AT_LIMIT: { percent: 90 } })
    expect(problems({ uploadsFill: 1.2 })).toEqual({ UPLOADS_AT_LIMIT: { percent: 120 } })
    expect(problems({ parkedUploads: 2 })).toEqual({ UPLOAD_REFUSED: { uploads: 2 } })
    expect(problems({ backlog: 511 })).toEqual({})
    expect(problems({ backlog: 512 })).toEqual({ BACKLOG: { count: 512 } })
  })

  it('tells that the limit has passed, from the hour on', () => {
    const passed = { LEGAL_LIMIT_PASSED: { jurisdiction: 'DE' } }
    expect([8, 0.001, 0, -3].map((left) => problems({ legal: legal(left) }))).toEqual([{}, {}, passed, passed])
    expect(problems({ legal: legal(null) })).toEqual({})
    expect(problems({ legal: null })).toEqual({})
  })

  it('names the tray that waits longest, and how many wait', () => {
    const heldTrays = [{ trayCode: '0415' }, { trayCode: '0416' }]
    expect(problems({ heldTrays })).toEqual({ TRAY_ON_HOLD: { trayCode: '0415', trays: 2 } })
  })

  it('uses the names that the screen shows', () => {
    const detailOf = (change: Parameters<typeof problems>[0], id: 'TRAY_ON_HOLD' | 'BACKLOG' | 'SCANNER_LOST') =>
      problemDetail({ detail: problems(change)[id] ?? {} }, 'en')
    expect(detailOf({ heldTrays: [{ trayCode: '0415' }] }, 'TRAY_ON_HOLD')).toBe('0415')
    expect(detailOf({ backlog: 600 }, 'BACKLOG')).toBe('600')
    expect(detailOf({ link: link({ state: 'Absent' }) }, 'SCANNER_LOST')).toBe('/dev/ttyUSB0')
  })
})

describe('presentProblems, about its limits', () => {
  const held = (id: string) => ({ held: (asked: string) => asked === id })

  it.each([
    ['BACKLOG', { backlog: 257 }, { backlog: 256 }],
    ['LINE_NOISE', { recentlyRefused: 11 }, { recentlyRefused: 10 }],
    ['UPLOADS_PILE_UP', { uploadsFill: 0.66 }, { uploadsFill: 0.65 }],
    ['UPLOADS_AT_LIMIT', { uploadsFill: 0.86 }, { uploadsFill: 0.5 }],
  ] as const)('keeps %s until the value has left the deadband', (id, within, below) => {
    expect(Object.keys(problems({ ...within, ...held(id) }))).toEqual([id])
    expect(problems({ ...below, ...held(id) })).toEqual({})
    expect(Object.keys(problems(within))).not.toContain(id)
  })
})
