import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { scannerHealthSchema } from '../contract/scanner-health.ts'
import { SCANNER_FAULTS_MAX, ScannerHealthKeeper } from './scanner-health-keeper.ts'

const TELEMETRY = {
  temperatures: [{ place: 'magnet', celsius: 28.5 }],
  coilNoise: [{ coil: 3, sigma: 41 }],
  conveyorSpeedMmPerS: 120,
}

function setUp() {
  const time = new ManualTime()
  return { time, keeper: new ScannerHealthKeeper(time) }
}

const jam = (active: boolean, text = 'the conveyor is jammed') => ({ code: 'JAM', text, active })

describe('ScannerHealthKeeper', () => {
  it('knows nothing before the scanner has said anything', () => {
    const { keeper } = setUp()
    expect(keeper.view()).toEqual({ telemetry: null, faults: [] })
    expect([...keeper.problems()]).toEqual([])
  })

  it('keeps the latest telemetry with its age, and says what is not measured', async () => {
    const { time, keeper } = setUp()
    keeper.onTelemetry({ ...TELEMETRY, conveyorSpeedMmPerS: 0 })
    keeper.onTelemetry({ ...TELEMETRY, vibrationMmPerS: 0.5 })
    await time.advance(300)
    expect(keeper.view().telemetry).toEqual({ ...TELEMETRY, ageMs: 300, vibrationMmPerS: 0.5 })
    keeper.onTelemetry(TELEMETRY)
    expect(keeper.view().telemetry).toMatchObject({ ageMs: 0, vibrationMmPerS: null })
    expect(scannerHealthSchema.safeParse(keeper.view()).success).toBe(true)
  })

  it('takes a repeated fault once, from its beginning, and its end once', async () => {
    const { time, keeper } = setUp()
    const sinceWallMs = time.wallMs()
    expect(keeper.onFault(jam(true))).toBe(true)
    await time.advance(1_000)
    expect(keeper.onFault(jam(true))).toBe(false)
    expect(keeper.view().faults).toEqual([{ code: 'JAM', text: 'the conveyor is jammed', sinceWallMs }])
    expect(keeper.onFault(jam(true, 'still jammed'))).toBe(true)
    expect(keeper.view().faults).toEqual([{ code: 'JAM', text: 'still jammed', sinceWallMs }])
    expect(keeper.onFault(jam(false))).toBe(true)
    expect(keeper.onFault(jam(false))).toBe(false)
    expect(keeper.view().faults).toEqual([])
  })

  it('makes one problem of all faults, in the words of the newest', () => {
    const { keeper } = setUp()
    keeper.onFault({ code: 'COIL_OPEN', text: 'coil 3: no signal', active: true })
    keeper.onFault(jam(true))
    expect(Object.fromEntries(keeper.problems())).toEqual({
      SCANNER_FAULT: { fault: 'JAM', says: 'the conveyor is jammed', faults: 2 },
    })
    keeper.onFault(jam(false))
    expect(keeper.problems().get('SCANNER_FAULT')).toMatchObject({ fault: 'COIL_OPEN', faults: 1 })
  })

  it('keeps no more than it may, and follows those that it keeps', () => {
    const { keeper } = setUp()
    for (let index = 0; index < SCANNER_FAULTS_MAX + 5; index++) keeper.onFault({ ...jam(true), code: `F${index}` })
    expect(keeper.view().faults).toHaveLength(SCANNER_FAULTS_MAX)
    expect(keeper.onFault({ ...jam(false), code: 'F0' })).toBe(true)
    expect(keeper.onFault(jam(true))).toBe(true)
    expect(keeper.view().faults.at(-1)?.code).toBe('JAM')
  })

  it('begins anew with a connection', () => {
    const { keeper } = setUp()
    keeper.onFault(jam(true))
    keeper.onTelemetry(TELEMETRY)
    keeper.forget()
    expect(keeper.view()).toEqual({ telemetry: null, faults: [] })
  })
})
