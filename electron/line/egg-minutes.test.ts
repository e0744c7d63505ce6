import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EggClass } from '../domain/egg.ts'
import type { CountedMinutes, EggChange } from '../store/store.ts'
import { EggMinutes } from './egg-minutes.ts'

const MINUTE_MS = 60_000
/** Half a minute after a whole one. */
const START_WALL_MS = 1_000_000 * MINUTE_MS + 30_000
const START = 1_000_000

function setUp() {
  const now = { mono: 5_000, wall: START_WALL_MS }
  const clock = { monoMs: () => now.mono, wallMs: () => now.wall }
  return {
    ...{ now, clock },
    wait(ms: number) {
      now.mono += ms
      now.wall += ms
    },
  }
}

function change(minutes: CountedMinutes | undefined, eggClass: EggClass = 'MALE', was: EggClass = 'FEMALE'): EggChange {
  const state = (of: EggClass) => ({ eggClass: of, action: 'KEEP', attempt: 1 }) as const
  return {
    ...{ visitId: 1, batchId: 'B', cell: { row: 0, column: 0 }, after: state(eggClass) },
    before: minutes?.before === undefined ? undefined : state(was),
    ...(minutes && { minutes }),
  }
}
const first = (minute: number, eggClass?: EggClass) => change({ before: undefined, after: minute }, eggClass)

describe('EggMinutes', () => {
  it('counts in whole minutes of the wall clock, and knows nothing of the time before', () => {
    const { clock, wait } = setUp()
    const minutes = new EggMinutes(clock)
    minutes.apply([first(START), first(START), first(START, 'EMPTY')])
    expect(minutes.view(clock.monoMs())).toEqual([...Array.from({ length: 59 }, () => null), 2])
    wait(30_000)
    minutes.apply([first(START + 1)])
    expect(minutes.view(clock.monoMs()).slice(-3)).toEqual([null, 2, 1])
    wait(60 * MINUTE_MS)
    expect(minutes.view(clock.monoMs())).toEqual(Array.from({ length: 60 }, () => 0))
  })

  it('moves an egg to the minute in which it is scanned again, and none that stays what it is', () => {
    const { clock, wait } = setUp()
    const minutes = new EggMinutes(clock)
    minutes.apply([first(START), first(START), first(START, 'EMPTY')])
    wait(60_000)
    const again = { before: START, after: START + 1 }
    minutes.apply([change(again), change(again, 'MALE', 'EMPTY'), change(again, 'EMPTY'), change(undefined)])
    expect(minutes.view(clock.monoMs()).slice(-2)).toEqual([0, 2])
  })

  it('keeps its bars where they are when the wall clock jumps, and owes no minute an egg', () => {
    const { clock, now, wait } = setUp()
    const minutes = new EggMinutes(clock)
    minutes.apply([first(START), first(START)])
    wait(30_000)
    now.wall -= 20 * MINUTE_MS
    minutes.apply([first(START - 19), change({ before: START, after: START - 19 })])
    expect(minutes.view(clock.monoMs()).slice(-2)).toEqual([2, 1])
  })

  it('goes on from what is written down, with a gap where nobody watched and nothing came', () => {
    const { clock, wait } = setUp()
    const minutes = new EggMinutes(clock, {
      startedWallMs: (START - 6) * MINUTE_MS,
      eggs: new Map([
        [START - 6, 4],
        [START - 4, 2],
        [START - 2, 1],
      ]),
      unwatched: [{ fromWallMs: (START - 3) * MINUTE_MS + 1, toWallMs: START_WALL_MS }],
    })
    expect(minutes.view(clock.monoMs()).slice(-8)).toEqual([null, 4, 0, 2, null, 1, null, null])
    // What the scanner had kept comes.
    minutes.apply([first(START - 1)])
    wait(MINUTE_MS)
    expect(minutes.view(clock.monoMs()).slice(-8)).toEqual([4, 0, 2, null, 1, 1, null, 0])
    minutes.recount(() => new Map([[START - 6, 3]]))
    expect(minutes.view(clock.monoMs()).slice(-8)).toEqual([3, 0, 0, null, null, null, null, 0])
  })

  it('shows as of a moment that is over', () => {
    const { clock, wait } = setUp()
    const minutes = new EggMinutes(clock)
    minutes.apply([first(START)])
    const then = clock.monoMs()
    wait(10 * MINUTE_MS)
    expect(minutes.view(then).at(-1)).toBe(1)
  })

  it('is the same whether it watched all the time or began anew and read what the sums say', () => {
    const step = fc.record({ waitMs: fc.nat(3 * MINUTE_MS), lateMinutes: fc.nat(3), again: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.nat(80), (steps, restartAt) => {
        const { clock, wait } = setUp()
        const watched = new EggMinutes(clock)
        let resumed: EggMinutes | undefined
        const sums: number[] = []
        for (const [n, { waitMs, lateMinutes, again }] of steps.entries()) {
          if (n === restartAt) {
            const eggs = new Map<number, number>()
            for (const minute of sums) eggs.set(minute, (eggs.get(minute) ?? 0) + 1)
            resumed = new EggMinutes(clock, { startedWallMs: START_WALL_MS, eggs, unwatched: [] })
          }
          wait(waitMs)
          const minute = Math.floor(clock.wallMs() / MINUTE_MS) - lateMinutes
          const last = sums.length - 1
          const moved = again && last >= 0 ? change({ before: sums[last], after: minute }) : first(minute)
          if (again && last >= 0) sums.pop()
          sums.push(minute)
          watched.apply([moved])
          resumed?.apply([moved])
        }
        if (resumed !== undefined) expect(resumed.view(clock.monoMs())).toEqual(watched.view(clock.monoMs()))
      }),
    )
  })
})
