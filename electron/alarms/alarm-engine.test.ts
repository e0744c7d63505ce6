import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { problemSchema } from '../contract/vocabulary.ts'
import { ALARM_IDS, type AlarmId } from '../domain/alarm/rationalisation.ts'
import { AlarmEngine } from './alarm-engine.ts'

const MINUTE_MS = 60_000

function setUp() {
  const time = createFakeTime()
  const engine = new AlarmEngine(time.clock)
  const see = async (ids: readonly AlarmId[], forMs = 0) => {
    engine.update(new Map(ids.map((id) => [id, {}])))
    await time.advance(forMs)
    engine.update(new Map(ids.map((id) => [id, {}])))
    return engine.view()
  }
  return { time, engine, see }
}

const idsOf = (alarms: readonly { readonly id: AlarmId }[]) => alarms.map(({ id }) => id)

describe('AlarmEngine', () => {
  it('shows what stands since it came, with its newest detail', async () => {
    const { engine, time } = setUp()
    engine.update(new Map([['TRAY_ON_HOLD', { trays: 1 }]]))
    const sinceWallMs = time.clock.wallMs()
    await time.advance(5_000)
    engine.update(new Map([['TRAY_ON_HOLD', { trays: 2 }]]))
    expect(engine.view().problems).toEqual([
      { id: 'TRAY_ON_HOLD', priority: 3, sinceWallMs, detail: { trays: 2 }, acknowledged: false },
    ])
  })

  it('keeps one that went unseen until somebody has seen it', async () => {
    const { engine, see } = setUp()
    await see(['SCANNER_LOST'])
    const { problems, alarms } = await see([], 5_000)
    expect([problems, idsOf(alarms.returned)]).toEqual([[], ['SCANNER_LOST']])
    engine.acknowledge('SCANNER_LOST')
    expect(engine.view().alarms.returned).toEqual([])
  })

  it('keeps showing one that was seen, and is done with it when it goes', async () => {
    const { engine, see } = setUp()
    await see(['DISK_ERROR'])
    engine.acknowledge('DISK_ERROR')
    expect((await see(['DISK_ERROR'], 5_000)).problems).toMatchObject([{ id: 'DISK_ERROR', acknowledged: true }])
    expect(await see([], 5_000)).toEqual({ problems: [], alarms: { returned: [], shelved: [], suppressed: [] } })
  })

  it('tells a flood by its cause: what the cause explains is counted apart, also when it came first', async () => {
    const { see } = setUp()
    expect(idsOf((await see(['BACKLOG'], 5_000)).problems)).toEqual(['BACKLOG'])
    const { problems, alarms } = await see(['BACKLOG', 'INFERENCE_DOWN', 'INFERENCE_STOPPED'], 5_000)
    expect(idsOf(problems)).toEqual(['INFERENCE_STOPPED'])
    expect(idsOf(alarms.suppressed).sort()).toEqual(['BACKLOG', 'INFERENCE_DOWN'])
    const after = await see(['BACKLOG'], 5_000)
    expect(after.problems).toMatchObject([{ id: 'BACKLOG', acknowledged: false }])
  })

  it('puts one aside and brings it back, in time or before', async () => {
    const { engine, time, see } = setUp()
    await see(['TRAY_ON_HOLD'])
    engine.shelve('TRAY_ON_HOLD', 15 * MINUTE_MS)
    const untilWallMs = time.clock.wallMs() + 15 * MINUTE_MS
    const { problems, alarms } = await see(['TRAY_ON_HOLD'])
    expect(problems).toEqual([])
    expect(alarms.shelved).toEqual([{ id: 'TRAY_ON_HOLD', priority: 3, untilWallMs, active: true }])
    expect(idsOf((await see(['TRAY_ON_HOLD'], 15 * MINUTE_MS)).problems)).toEqual(['TRAY_ON_HOLD'])
    engine.shelve('TRAY_ON_HOLD', 15 * MINUTE_MS)
    engine.unshelve('TRAY_ON_HOLD')
    expect(idsOf((await see(['TRAY_ON_HOLD'])).problems)).toEqual(['TRAY_ON_HOLD'])
  })

  it('shows the urgent first and among equals the oldest, and nothing that is not there, in any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.subarray([...ALARM_IDS]), { maxLength: 12 }), async (moments) => {
        const { see } = setUp()
        for (const ids of moments) {
          const { problems, alarms } = await see(ids, 20_000)
          for (const problem of problems) problemSchema.parse(problem)
          expect([...idsOf(problems), ...idsOf(alarms.suppressed)].sort()).toEqual([...ids].sort())
          const order = problems.map(({ priority, sinceWallMs }) => priority * 1e15 + sinceWallMs)
          expect(order).toEqual(order.toSorted((a, b) => a - b))
          // A cause that stands is always shown itself, or explained by one that is.
          if (ids.length > 0) expect(problems.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 50 },
    )
  })
})
