import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import type { EggAction } from '../../domain/egg.ts'
import { TrayCycle, type TraySettings } from './tray-cycle.ts'

/** Six eggs a tray, one tray a second. */
const SETTINGS: TraySettings = { ratePerHour: 21_600, trays: 3, rows: 2, columns: 3 }

/** A cycle whose answers a test gives; every message is acknowledged at once unless it says otherwise. */
function setUp(settings = SETTINGS) {
  const time = new ManualTime()
  const link = { isConnected: true, hasRoom: true, acknowledges: true, isAcknowledged: () => link.acknowledges }
  const log: { readonly atMs: number; readonly what: string }[] = []
  let answer: (attempt: number, index: number) => EggAction | undefined = () => 'KEEP'
  const note = (what: string): number => log.push({ atMs: time.monoMs(), what })
  const cycle: TrayCycle = new TrayCycle(settings, {
    ...{ clock: time, timers: time, link },
    messages: {
      begin: (tray) => note(`begin ${tray}`),
      scan: (traySequence, cell, attempt) => {
        const action = answer(attempt, cell.row * settings.columns + cell.column)
        if (action !== undefined) {
          const decision = {
            scanSequence: 1,
            traySequence,
            cell,
            attempt,
            eggClass: 'FEMALE',
            action,
            deadlineUs: 0,
          } as const
          time.after(1, () => cycle.answer(decision))
        }
        return note(`scan ${traySequence}.${attempt}`)
      },
      end: (tray) => note(`end ${tray}`),
    },
  })
  return {
    ...{ time, link, log, cycle },
    setAnswer: (next: typeof answer) => void (answer = next),
    count: (what: string) => log.filter((entry) => entry.what.startsWith(what)).length,
  }
}

describe('TrayCycle', () => {
  it('feeds trays at the rate and stops after the last', async () => {
    const { time, log, cycle, count } = setUp()
    cycle.start()
    await time.advance(5_000)
    expect(log.filter(({ what }) => what.startsWith('begin')).map(({ atMs }) => atMs)).toEqual([0, 1_000, 2_000])
    expect(count('scan')).toBe(18)
    expect(count('end')).toBe(3)
    expect(cycle.finished).toBe(true)
    expect(time.pending).toBe(0)
  })

  it('spreads the scans over the tray', async () => {
    const { time, log, cycle } = setUp()
    cycle.start()
    await time.advance(900)
    const times = log.filter(({ what }) => what === 'scan 1.1').map(({ atMs }) => Math.round(atMs))
    expect(times).toEqual([0, 142, 283, 425, 567, 708])
  })

  it('finishes the tray and takes no other while paused', async () => {
    const { time, cycle, count } = setUp()
    cycle.start()
    await time.advance(300)
    cycle.setPaused(true)
    await time.advance(3_000)
    expect([count('begin'), count('end')]).toEqual([1, 1])
    cycle.setPaused(false)
    await time.advance(3_000)
    expect(cycle.finished).toBe(true)
  })

  it('tries held, rescanned and unanswered cells once more, and only once', async () => {
    const { time, cycle, count, setAnswer } = setUp({ ...SETTINGS, trays: 1 })
    setAnswer((attempt, index) =>
      attempt === 1 && index < 3 ? 'KEEP' : (['HOLD', 'RESCAN', undefined] as const)[index % 3],
    )
    cycle.start()
    await time.advance(10_000)
    expect([count('scan 1.1'), count('scan 1.2'), count('scan 1.3')]).toEqual([6, 3, 0])
    expect(count('end')).toBe(1)
  })

  it('does not wait for answers that are all there', async () => {
    const { time, log, cycle } = setUp({ ...SETTINGS, trays: 1 })
    cycle.start()
    await time.advance(5_000)
    expect(log.find(({ what }) => what === 'end 1')?.atMs).toBeLessThan(730)
  })

  it('waits with the second attempt until the station is back', async () => {
    const { time, link, cycle, count, setAnswer } = setUp({ ...SETTINGS, trays: 1 })
    setAnswer((attempt) => (attempt === 1 ? undefined : 'KEEP'))
    cycle.start()
    await time.advance(400)
    link.isConnected = false
    await time.advance(60_000)
    expect([count('scan 1.1'), count('scan 1.2')]).toEqual([6, 0])
    link.isConnected = true
    cycle.poke()
    await time.advance(4_000)
    expect([count('scan 1.2'), count('end')]).toEqual([6, 1])
  })

  it('counts the wait for answers from the acknowledgement', async () => {
    const { time, link, cycle, count, setAnswer } = setUp({ ...SETTINGS, trays: 1 })
    setAnswer(() => undefined)
    link.acknowledges = false
    cycle.start()
    await time.advance(20_000)
    expect(count('scan 1.2')).toBe(0)
    link.acknowledges = true
    await time.advance(1_900)
    expect(count('scan 1.2')).toBe(0)
    await time.advance(1_000)
    expect(count('scan 1.2')).toBe(6)
  })

  it('stands still without room and goes on when poked', async () => {
    const { time, link, cycle, count } = setUp()
    cycle.start()
    await time.advance(200)
    link.hasRoom = false
    await time.advance(5_000)
    expect(count('scan')).toBe(2)
    link.hasRoom = true
    cycle.poke()
    await time.advance(9_000)
    expect(count('scan')).toBe(18)
  })

  it('begins no tray while the station is away', async () => {
    const { time, link, cycle, count } = setUp()
    link.isConnected = false
    cycle.start()
    await time.advance(2_000)
    expect(count('begin')).toBe(0)
  })

  it('takes new settings from the next tray on and counts trays anew', async () => {
    const { time, cycle, count } = setUp()
    cycle.start()
    await time.advance(500)
    cycle.setSettings({ ...SETTINGS, rows: 1, columns: 1, trays: 2 })
    await time.advance(10_000)
    expect(count('scan 1.1')).toBe(6)
    expect(count('scan 2.1')).toBe(1)
    expect(cycle.finished).toBe(true)
  })

  it('goes silent when halted', async () => {
    const { time, cycle, count } = setUp()
    cycle.start()
    await time.advance(300)
    const before = count('scan')
    cycle.halt()
    await time.advance(5_000)
    expect(count('scan')).toBe(before)
    expect(time.pending).toBe(0)
  })
})
