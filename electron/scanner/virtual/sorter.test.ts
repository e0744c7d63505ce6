import { expect, it } from 'vitest'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { decodeSorterAck } from '../../pipeline/scan/decode-tray.ts'
import type { ReceivedDecision } from './read-station-message.ts'
import { Sorter, type SorterBehaviour } from './sorter.ts'

const SESSION = { scannerSerial: 'S', sessionId: '1' }

function setUp(behaviour?: SorterBehaviour) {
  const time = new ManualTime()
  const said: string[] = []
  const clockUs = () => time.monoMs() * 1000
  const send = (_type: number, payload: Uint8Array) => {
    const eggs = decodeSorterAck(payload, { ...SESSION })
    if (eggs.ok) said.push(...eggs.value.map(({ cell, action }) => `${cell.column} ${action}`))
  }
  const sorter = new Sorter(time, clockUs, send, behaviour)
  const order = (column: number, deadlineUs: number): ReceivedDecision => ({
    ...{ scanSequence: 1, traySequence: 1, attempt: 1, cell: { row: 0, column } },
    ...{ eggClass: 'MALE', action: 'REMOVE_MALE', deadlineUs },
  })
  return { time, said, sorter, order }
}

it('carries an order out until its deadline, and holds the egg after it', async () => {
  const { time, said, sorter, order } = setUp()
  await time.advance(15_000)
  expect(sorter.take(order(0, 15_000_000)).action).toBe('REMOVE_MALE')
  await time.advance(1)
  expect(sorter.take(order(1, 15_000_000)).action).toBe('HOLD')
  expect(sorter.take(order(2, 0)).action).toBe('REMOVE_MALE')
  await time.advance(500)
  expect(said).toEqual(['0 REMOVE_MALE', '1 HOLD', '2 REMOVE_MALE'])
})

it('can be slow, silent or wrong, where a test wants it so', async () => {
  const { time, said, sorter, order } = setUp(({ cell, action }) =>
    cell.column === 0 ? undefined : { action: cell.column === 1 ? 'KEEP' : action, afterMs: 2_000 },
  )
  for (const column of [0, 1, 2]) sorter.take(order(column, 0))
  await time.advance(1_000)
  expect(said).toEqual([])
  await time.advance(2_000)
  expect(said).toEqual(['1 KEEP', '2 REMOVE_MALE'])
})
