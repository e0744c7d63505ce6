import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ovoscope } from '../../../proto/gen/scanner.js'
import { EGG_ACTIONS } from '../../domain/egg.ts'
import { decodeSorterAck, decodeTrayBegin, decodeTrayEnd } from './decode-tray.ts'
import { eggActionFromWire } from './egg-words.ts'

const { EggAction, SorterAck, TrayBegin, TrayEnd, TrayLayout } = ovoscope.scanner.v1
const session = { scannerSerial: 'OVO-1', sessionId: '00000000000000ff' }
const tray = { ...session, traySequence: 3 }

type Begin = ovoscope.scanner.v1.TrayBegin.$Properties
type Egg = ovoscope.scanner.v1.SortedEgg.$Properties

describe('decodeTrayBegin', () => {
  const good: Begin = {
    traySequence: 3,
    trayCode: 'T-07',
    rows: 10,
    columns: 15,
    layout: TrayLayout.TRAY_LAYOUT_HONEYCOMB,
    clockUs: 12,
  }
  const decode = (change: Begin = {}) => decodeTrayBegin(TrayBegin.encode({ ...good, ...change }).finish(), session)

  it('reads every field', () => {
    expect(decode()).toEqual({
      ok: true,
      value: { tray, code: 'T-07', rows: 10, columns: 15, layout: 'honeycomb', clockUs: 12 },
    })
  })

  it.each<[string, Begin, string]>([
    ['no tray number', { traySequence: 0 }, 'MISSING_FIELD'],
    ['no rows', { rows: 0 }, 'MISSING_FIELD'],
    ['no layout', { layout: 0 }, 'MISSING_FIELD'],
    ['more cells than a tray may have', { rows: 20, columns: 21 }, 'TRAY_SIZE'],
    ['a code without end', { trayCode: 'x'.repeat(65) }, 'OUT_OF_RANGE'],
  ])('refuses %s', (_name, change, error) => {
    expect(decode(change)).toEqual({ ok: false, error })
  })
})

describe('decodeTrayEnd', () => {
  it('reads every field', () => {
    const payload = TrayEnd.encode({ traySequence: 3, cellsScanned: 150, clockUs: 4 }).finish()
    expect(decodeTrayEnd(payload, session)).toEqual({ ok: true, value: { tray, cellsScanned: 150, clockUs: 4 } })
  })

  it('refuses more cells than a tray may have', () => {
    const payload = TrayEnd.encode({ traySequence: 3, cellsScanned: 401 }).finish()
    expect(decodeTrayEnd(payload, session)).toEqual({ ok: false, error: 'OUT_OF_RANGE' })
  })

  it('refuses an empty message', () => {
    expect(decodeTrayEnd(new Uint8Array(), session)).toEqual({ ok: false, error: 'MISSING_FIELD' })
  })
})

describe('decodeSorterAck', () => {
  /** A number that no version before it knew. */
  const laterAction: number = 77
  const good: Egg = { traySequence: 3, row: 0, column: 0, attempt: 1, action: EggAction.EGG_ACTION_REMOVE_MALE }
  const decode = (eggs: readonly Egg[]) => decodeSorterAck(SorterAck.encode({ eggs: [...eggs] }).finish(), session)

  it('reads every egg', () => {
    expect(decode([good])).toEqual({
      ok: true,
      value: [{ tray, cell: { row: 0, column: 0 }, attempt: 1, action: 'REMOVE_MALE' }],
    })
  })

  it.each<[string, readonly Egg[], string]>([
    ['no eggs', [], 'MISSING_FIELD'],
    ['an egg without a row', [good, { ...good, row: null }], 'MISSING_FIELD'],
    ['an action of a later version', [{ ...good, action: laterAction }], 'UNKNOWN_ACTION'],
    ['an egg without an action', [{ ...good, action: 0 }], 'UNKNOWN_ACTION'],
    ['a cell beyond the largest tray', [{ ...good, column: 400 }], 'CELL_OUT_OF_TRAY'],
    ['more eggs than a tray holds', Array.from({ length: 401 }, () => good), 'OUT_OF_RANGE'],
  ])('refuses %s', (_name, eggs, error) => {
    expect(decode(eggs)).toEqual({ ok: false, error })
  })
})

describe('tray messages', () => {
  it('answer any bytes with a value', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (payload) => {
        for (const decode of [decodeTrayBegin, decodeTrayEnd, decodeSorterAck]) {
          expect(typeof decode(payload, session).ok).toBe('boolean')
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('eggActionFromWire', () => {
  it('knows every action, and 0 means nothing', () => {
    const wire = EGG_ACTIONS.map((word) => EggAction[`EGG_ACTION_${word}`])
    expect(wire.map(eggActionFromWire)).toEqual([...EGG_ACTIONS])
    expect(eggActionFromWire(0)).toBeUndefined()
  })
})
