import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { seededRandom } from '../../base/random.ts'
import { EGG_ACTIONS, type EggAction } from '../../domain/egg.ts'
import { decodeSorterAck } from '../../pipeline/scan/decode-tray.ts'
import { NO_FAULTS, type VirtualFaults } from './faults.ts'
import type { ReceivedDecision } from './read-station-message.ts'
import { Sorter } from './sorter.ts'
import { sorterFate } from './sorter-faults.ts'

function setUp(faults: Partial<VirtualFaults> = {}) {
  const time = new ManualTime()
  const random = seededRandom('sorter')
  const said: { readonly atMs: number; readonly column: number; readonly action: EggAction }[] = []
  const sorter = new Sorter({
    timers: time,
    clockUs: () => time.monoMs() * 1_000,
    behaviour: ({ action }) => sorterFate(action, { ...NO_FAULTS, ...faults }, random),
    send(_type, payload) {
      const eggs = decodeSorterAck(payload, { scannerSerial: 'S', sessionId: '1' })
      if (!eggs.ok) throw new Error(eggs.error)
      for (const { cell, action } of eggs.value) said.push({ atMs: time.monoMs(), column: cell.column, action })
    },
  })
  const order = (column: number, deadlineUs: number): ReceivedDecision => ({
    ...{ scanSequence: 1, traySequence: 1, attempt: 1, cell: { row: 0, column } },
    ...{ eggClass: 'MALE', action: 'REMOVE_MALE', deadlineUs },
  })
  const take = (count: number): void => {
    for (let column = 0; column < count; column++) sorter.take(order(column, 0))
  }
  return { time, sorter, said, take, order }
}

describe('Sorter', () => {
  it('confirms every order as it was, several at once', async () => {
    const { time, sorter, said, take } = setUp()
    take(70)
    expect(said).toHaveLength(64)
    expect(sorter.isIdle).toBe(false)
    await time.advance(100)
    expect(said.map(({ column, action }) => [column, action])).toEqual(
      Array.from({ length: 70 }, (_, column) => [column, 'REMOVE_MALE']),
    )
    expect(sorter.isIdle).toBe(true)
  })

  it('carries an order out until its deadline, and holds the egg after it', async () => {
    const { time, said, sorter, order } = setUp()
    await time.advance(15_000)
    expect(sorter.take(order(0, 15_000_000)).action).toBe('REMOVE_MALE')
    await time.advance(1)
    expect(sorter.take(order(1, 15_000_000)).action).toBe('HOLD')
    expect(sorter.take(order(2, 0)).action).toBe('REMOVE_MALE')
    await time.advance(500)
    expect(said.map(({ column, action }) => [column, action])).toEqual([
      ...[
        [0, 'REMOVE_MALE'],
        [1, 'HOLD'],
        [2, 'REMOVE_MALE'],
      ],
    ])
  })

  it('never says anything of the orders that it loses', async () => {
    const { time, sorter, said, take } = setUp({ sorterLostShare: 0.3 })
    take(100)
    await time.advance(10_000)
    expect(said.length).toBeGreaterThan(55)
    expect(said.length).toBeLessThan(85)
    expect(sorter.isIdle).toBe(true)
  })

  it('confirms some much later, also after the tray has ended', async () => {
    const { time, sorter, said, take } = setUp({ sorterLateShare: 0.5, sorterLateByMs: 3_000 })
    take(40)
    sorter.flush()
    const inTime = said.length
    expect(inTime).toBeLessThan(30)
    expect(sorter.isIdle).toBe(false)
    await time.advance(2_900)
    expect(said).toHaveLength(inTime)
    await time.advance(300)
    expect(said).toHaveLength(40)
  })

  it('says of some that it did something else', async () => {
    const { time, said, take } = setUp({ sorterOtherShare: 0.5 })
    take(60)
    await time.advance(100)
    const others = said.filter(({ action }) => action !== 'REMOVE_MALE')
    expect(others.length).toBeGreaterThan(18)
    expect(others.length).toBeLessThan(42)
    expect(new Set(others.map(({ action }) => action)).size).toBe(EGG_ACTIONS.length - 1)
  })

  it('says nothing more without power', async () => {
    const { time, sorter, said, take } = setUp({ sorterLateShare: 0.5 })
    take(10)
    sorter.halt()
    await time.advance(5_000)
    expect(said).toEqual([])
    expect(time.pending).toBe(0)
  })
})
