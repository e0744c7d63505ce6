import { expect, it } from 'vitest'
import { STREAMING } from '../../test/make/live-board.ts'
import type { EggChange } from '../store/store.ts'
import { LineSpeed } from './line-speed.ts'

const MINUTE_MS = 60_000
const START = 1_000_000
const RUNNING = { state: 'running' } as const
const ABSENT = { ...STREAMING, state: 'Absent', silentForMs: null } as const

function setUp() {
  const now = { mono: 5_000, wall: START * MINUTE_MS }
  const clock = { monoMs: () => now.mono, wallMs: () => now.wall }
  const speed = new LineSpeed(clock, 24_000)
  return {
    ...{ clock, speed },
    waitMinutes(minutes: number) {
      now.mono += minutes * MINUTE_MS
      now.wall += minutes * MINUTE_MS
    },
  }
}

function firstEgg(minute: number): EggChange {
  const after = { eggClass: 'MALE', action: 'KEEP', attempt: 1 } as const
  const minutes = { before: undefined, after: minute }
  return { visitId: 1, batchId: 'B', cell: { row: 0, column: 0 }, before: undefined, after, minutes }
}

it('shows what is written down also while the scanner is not back yet: no stop where eggs came', () => {
  const { clock, speed } = setUp()
  const awayMinutes = 50
  const eggs = new Map(Array.from({ length: 10 }, (_, n) => [START - 59 + n, 7]))
  speed.begin({
    minutes: {
      ...{ startedWallMs: (START - 120) * MINUTE_MS, eggs },
      unwatched: [{ fromWallMs: (START - awayMinutes + 1) * MINUTE_MS, toWallMs: clock.wallMs() }],
    },
    stops: { count: 0, lengthMs: 0, lastEggMonoMs: clock.monoMs() - awayMinutes * MINUTE_MS },
  })
  expect(speed.live(RUNNING, ABSENT).perMinute).toEqual([
    ...Array.from({ length: 10 }, () => 7),
    ...Array.from({ length: awayMinutes }, () => null),
  ])
})

it('keeps every minute that is shown of a line that stood for long, when a person moves eggs of the batch', () => {
  const { speed, waitMinutes } = setUp()
  speed.count([firstEgg(START)], [])
  waitMinutes(30)
  speed.count([firstEgg(START + 30)], [])
  waitMinutes(45)
  const closed = { state: 'closed' } as const
  const before = speed.live(closed, ABSENT).perMinute
  expect(before.filter((eggs) => eggs === 1)).toHaveLength(2)
  const sums = [START, START + 30]
  speed.recount((fromMinute) => new Map(sums.filter((minute) => minute >= fromMinute).map((minute) => [minute, 1])))
  expect(speed.live(closed, ABSENT).perMinute).toEqual(before)
})
