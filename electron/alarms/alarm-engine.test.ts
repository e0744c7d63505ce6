import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { problemSchema } from '../contract/vocabulary.ts'
import { ALARM_IDS, type AlarmId } from '../domain/alarm/rationalisation.ts'
import type { AlarmLogEntry, OutOfService } from '../store/alarm-log.ts'
import { AlarmEngine } from './alarm-engine.ts'

const MINUTE_MS = 60_000

function setUp(outOfService: readonly OutOfService[] = []) {
  const time = createFakeTime()
  const entries: AlarmLogEntry[] = []
  const engine = new AlarmEngine(time.clock, { outOfService, record: (entry) => entries.push(entry) })
  const told = () => entries.map(({ deed, who }) => (who === '' ? deed : `${deed} ${who}`))
  const see = async (ids: readonly AlarmId[], forMs = 0) => {
    engine.update(new Map(ids.map((id) => [id, {}])))
    await time.advance(forMs)
    engine.update(new Map(ids.map((id) => [id, {}])))
    return engine.view()
  }
  return { time, engine, see, told }
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
    engine.acknowledge('SCANNER_LOST', 'A')
    expect(engine.view().alarms.returned).toEqual([])
  })

  it('keeps showing one that was seen, and is done with it when it goes', async () => {
    const { engine, see } = setUp()
    await see(['DISK_ERROR'])
    engine.acknowledge('DISK_ERROR', 'A')
    expect((await see(['DISK_ERROR'], 5_000)).problems).toMatchObject([{ id: 'DISK_ERROR', acknowledged: true }])
    expect(await see([], 5_000)).toEqual({
      problems: [],
      alarms: { returned: [], shelved: [], suppressed: [], outOfService: [], flood: null },
    })
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

  it.each(['shelved', 'out of service'])('calls about a consequence whose cause is %s', async (how) => {
    const { engine, see } = setUp()
    await see(['BACKLOG', 'INFERENCE_STOPPED'], 5_000)
    if (how === 'shelved') engine.shelve('INFERENCE_STOPPED', MINUTE_MS, 'A')
    else engine.takeOutOfService('INFERENCE_STOPPED', { alarm: '', sinceWallMs: 0, who: 'A', why: 'known' })
    const { problems, alarms } = await see(['BACKLOG', 'INFERENCE_STOPPED'])
    expect(problems).toMatchObject([{ id: 'BACKLOG', acknowledged: false }])
    expect(alarms.suppressed).toEqual([])
  })

  it('puts one aside and brings it back, in time or before', async () => {
    const { engine, time, see } = setUp()
    await see(['TRAY_ON_HOLD'])
    engine.shelve('TRAY_ON_HOLD', 15 * MINUTE_MS, 'A')
    const untilWallMs = time.clock.wallMs() + 15 * MINUTE_MS
    const { problems, alarms } = await see(['TRAY_ON_HOLD'])
    expect(problems).toEqual([])
    expect(alarms.shelved).toEqual([{ id: 'TRAY_ON_HOLD', priority: 3, untilWallMs, active: true }])
    expect(idsOf((await see(['TRAY_ON_HOLD'], 15 * MINUTE_MS)).problems)).toEqual(['TRAY_ON_HOLD'])
    engine.shelve('TRAY_ON_HOLD', 15 * MINUTE_MS, 'A')
    engine.unshelve('TRAY_ON_HOLD', 'A')
    expect(idsOf((await see(['TRAY_ON_HOLD'])).problems)).toEqual(['TRAY_ON_HOLD'])
  })

  it('names the cause of what it explains', async () => {
    const { see } = setUp()
    const { alarms } = await see(['LINE_NOISE', 'SCANNER_LOST'], 20_000)
    expect(alarms.suppressed).toMatchObject([{ id: 'LINE_NOISE', cause: 'SCANNER_LOST' }])
  })

  it('calls nobody about what is out of service, from the start on, until it is put back', async () => {
    const entry = { alarm: 'REVIEW_DOWN', sinceWallMs: 5, who: 'A', why: 'known' }
    const { engine, see, told } = setUp([entry, { ...entry, alarm: 'OF_ANOTHER_VERSION' }])
    const { problems, alarms } = await see(['REVIEW_DOWN'], 5_000)
    expect(problems).toEqual([])
    expect(alarms.outOfService).toEqual([
      { id: 'REVIEW_DOWN', priority: 3, sinceWallMs: 5, who: 'A', why: 'known', active: true },
    ])
    engine.putBackInService('REVIEW_DOWN', 'B')
    engine.putBackInService('REVIEW_DOWN', 'B')
    expect(idsOf(engine.view().problems)).toEqual(['REVIEW_DOWN'])
    engine.takeOutOfService('REVIEW_DOWN', entry)
    expect(engine.view().problems).toEqual([])
    expect(told()).toEqual(['came', 'in-service B', 'out-of-service A'])
  })

  it('records who did what, and what went by itself', async () => {
    const { engine, see, told } = setUp()
    await see(['DISK_ERROR'])
    engine.acknowledge('DISK_ERROR', 'M. Visser')
    engine.acknowledge('DISK_ERROR', 'M. Visser')
    engine.shelve('DISK_ERROR', MINUTE_MS, 'A')
    engine.unshelve('DISK_ERROR', 'A')
    await see([], 5_000)
    expect(told()).toEqual(['came', 'acknowledged M. Visser', 'shelved A', 'unshelved A', 'returned'])
  })

  it('says that people are called more often than they can answer, and when that is over', async () => {
    const { see } = setUp()
    for (let call = 0; call < 6; call++) {
      await see(['DISK_ERROR', 'UPLOAD_REFUSED'], 2_000)
      await see([], 2_000)
    }
    expect((await see([])).alarms.flood).toEqual({ calls: 12 })
    expect((await see([], 10 * MINUTE_MS)).alarms.flood).toBeNull()
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
