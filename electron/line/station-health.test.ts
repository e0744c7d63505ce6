import { describe, expect, it } from 'vitest'
import { setUpRunningStation } from '../../test/make/station.ts'
import { liveViewSchema } from '../contract/live.ts'

const JAM = { code: 'JAM', text: 'the conveyor is jammed' }

describe('Station, about how the scanner is', () => {
  it('shows the latest that it measured', async () => {
    const { link, view, time } = await setUpRunningStation()
    await time.advance(200)
    expect(view().scannerHealth).toEqual({ telemetry: null, faults: [] })
    const temperatures = [{ place: 'magnet', celsius: 28.5 }]
    link().measure({ temperatures, coilNoise: [], conveyorSpeedMmPerS: 120, vibrationMmPerS: 0.8 })
    await time.advance(250)
    expect(view().scannerHealth.telemetry).toMatchObject({ temperatures, vibrationMmPerS: 0.8 })
    expect(view().scannerHealth.telemetry?.ageMs).toBeLessThanOrEqual(250)
    expect(liveViewSchema.safeParse(view()).error).toBeUndefined()
  })

  it('calls about a fault in the words of the scanner until it says that it is over', async () => {
    const { link, view, time } = await setUpRunningStation()
    link().report({ ...JAM, active: true })
    await time.advance(200)
    expect(view().problems).toMatchObject([
      { id: 'SCANNER_FAULT', priority: 2, detail: { fault: JAM.code, says: JAM.text, faults: 1 } },
    ])
    await time.advance(5_000)
    link().report({ ...JAM, active: true })
    await time.advance(200)
    expect(view().scannerHealth.faults).toMatchObject([JAM])
    link().report({ ...JAM, active: false })
    await time.advance(1_500)
    expect(view()).toMatchObject({ problems: [], scannerHealth: { faults: [] } })
  })

  it('forgets a fault when the scanner comes back without saying it again', async () => {
    const { link, view, time } = await setUpRunningStation()
    link().report({ ...JAM, active: true })
    await time.advance(200)
    expect(view().problems).toHaveLength(1)
    link().become('Absent')
    await time.advance(2_000)
    expect(view().problems).toMatchObject([{ id: 'SCANNER_LOST' }])
    link().stream({ nextSequence: 1 })
    await time.advance(1_500)
    expect(view()).toMatchObject({ problems: [], scannerHealth: { faults: [] } })
  })
})
