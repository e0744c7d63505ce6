import { describe, expect, it } from 'vitest'
import { MODEL_SLOTS, processKind, processNameSchema, virtualScannerName } from '../contract/shell.ts'
import { peerNameSchema, purposeOf, screenPeer } from './peer-name.ts'

describe('who is at the other end of a port', () => {
  it.each([
    ['renderer', { kind: 'renderer', lineId: undefined }],
    ['renderer:line-2', { kind: 'renderer', lineId: 'line-2' }],
    ['virtual-scanner', { kind: 'virtual-scanner', place: 1 }],
    ['virtual-scanner-3', { kind: 'virtual-scanner', place: 3 }],
    ['station', { kind: 'station' }],
    ['shell', { kind: 'shell' }],
    ['folders', { kind: 'folders' }],
  ])('%s says what it is for', (peer, purpose) => {
    expect(purposeOf(peerNameSchema.parse(peer))).toEqual(purpose)
  })

  it('is named by a screen with the line that it shows', () => {
    expect([screenPeer(undefined), screenPeer('line-2')]).toEqual(['renderer', 'renderer:line-2'])
  })

  it.each(['', 'renderer:', `renderer:${'x'.repeat(101)}`, 'virtual-scanner-1', 'virtual-scanner-9', 'screen'])(
    'is nobody by the name %j',
    (name) => expect(peerNameSchema.safeParse(name).success).toBe(false),
  )
})

describe('names of processes', () => {
  it('tell several virtual scanners apart', () => {
    const names = [1, 2, 8].map(virtualScannerName)
    expect(names).toEqual(['virtual-scanner', 'virtual-scanner-2', 'virtual-scanner-8'])
    expect(names.map((name) => processKind(processNameSchema.parse(name)).place)).toEqual([1, 2, 8])
    expect(processKind('station')).toEqual({ kind: 'station', place: 1 })
  })

  it('tell the places of two models apart', () => {
    expect(MODEL_SLOTS.map((slot) => processKind(slot))).toEqual([
      { kind: 'inference', place: 1 },
      { kind: 'inference', place: 2 },
    ])
    expect(MODEL_SLOTS.map((slot) => purposeOf(slot))).toEqual([
      { kind: 'inference', slot: 'inference' },
      { kind: 'inference', slot: 'inference-2' },
    ])
    expect(peerNameSchema.safeParse('inference-3').success).toBe(false)
  })
})
