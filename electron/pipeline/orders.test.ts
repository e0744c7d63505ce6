import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryStore } from '../../test/fake/memory-store.ts'
import { makePrediction } from '../../test/fake/scripted-predictor.ts'
import { circumstances } from '../../test/make/law.ts'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import { makeJudged, makeWork } from '../../test/make/works.ts'
import { DEFAULT_RECIPE } from '../domain/recipe/recipe.ts'
import { buildGroup } from './build-group.ts'
import { SORTER_GRACE_MS } from './open-orders.ts'
import { Orders } from './orders.ts'
import { PathFigures } from './path-figures.ts'
import { TrayBook } from './tray-book.ts'

const MALE = makePrediction({ female: 0.01 })
const UNTIL_SILENT_MS = DEFAULT_RECIPE.sorterDeadlineMs + SORTER_GRACE_MS

/** A male and an egg that was sent again, decided and committed; the link is in the test's hands. */
async function setUp() {
  const time = new ManualTime()
  await time.advance(60_000)
  const link = { takes: true, reachable: true, answers: true, taken: () => undefined as void, sent: [] as string[] }
  const make = new MessageMaker()
  const figures = new PathFigures()
  const parts = {
    ...{ clock: time, store: new MemoryStore(), start: {}, circumstances: () => circumstances() },
    sorterReachable: () => link.reachable,
    clockTrusted: () => true,
    sorterAnswers: () => link.answers,
    sendDecisions: (decisions: readonly { readonly action: string }[], onTaken: () => void) => {
      link.taken = onTaken
      link.sent.push(...decisions.map(({ action }) => action))
      return link.takes
    },
  }
  const works = [
    makeWork(make.trayBegin(1)),
    makeJudged({ ...make.scan({}), arrivedMonoMs: time.monoMs() }, MALE),
    makeJudged({ ...make.scan({ column: 1 }, true), arrivedMonoMs: time.monoMs() }, MALE),
  ]
  const group = buildGroup(works, new TrayBook({ openVisits: [], nextVisitId: 1 }), parts)
  const orders = new Orders(parts, (judged, nowMonoMs) => figures.onWire(judged, nowMonoMs))
  const latencies = () => group.judged.map(({ wire }) => wire.latencyMs)
  const tick = (inFlight = () => [] as ReturnType<Orders['tick']>) => orders.tick(inFlight)
  return { time, link, figures, group, orders, latencies, tick }
}
const removal = { kind: 'not-removed', visitId: 1, cell: { row: 0, column: 0 }, attempt: 1 } as const

describe('Orders', () => {
  it('takes the time to the moment in which the driver has the last byte, and that of no egg that came again', async () => {
    const { time, link, figures, group, orders, latencies } = await setUp()
    await time.advance(7)
    expect(orders.send(group)).toEqual([])
    expect(link.sent).toEqual(['REMOVE_MALE', 'HOLD'])
    expect(latencies()).toEqual([null, null])
    await time.advance(5)
    link.taken()
    expect(latencies()).toEqual([12, 12])
    expect(figures.latencyCounts.decision.reduce((sum, count) => sum + count, 0)).toBe(1)
  })

  it('says of removals that found no way out that they did not take place, and awaits no answer to them', async () => {
    const { time, link, group, orders, latencies, tick } = await setUp()
    link.takes = false
    expect(orders.send(group)).toEqual([removal])
    expect(latencies()).toEqual([null, null])
    await time.advance(UNTIL_SILENT_MS + 1)
    expect(tick()).toEqual([])
  })

  it('blames the sorter alone while the link is there', async () => {
    const { time, group, orders, tick } = await setUp()
    tick()
    orders.send(group)
    await time.advance(UNTIL_SILENT_MS)
    expect(tick()).toEqual([])
    await time.advance(1)
    expect(tick()).toEqual([{ ...removal, why: 'SORTER_SILENT' }])
  })

  it('says of a link that is gone what was in flight, at once and once, and of what it had sent when its time is over', async () => {
    const { time, link, group, orders, tick } = await setUp()
    tick()
    orders.send(group)
    link.reachable = false
    expect(tick(() => [removal])).toEqual([removal])
    expect(tick(() => [removal])).toEqual([])
    await time.advance(UNTIL_SILENT_MS + 1)
    expect(tick()).toEqual([{ ...removal, why: 'NOT_SENT' }])
  })

  it('sees a connection and a break that no tick has seen', async () => {
    const { link, orders } = await setUp()
    const heard = [true, false, false, true].map((reachable) => {
      link.reachable = reachable
      return orders.onLinkState(() => [removal])
    })
    expect(heard).toEqual([[], [removal], [], []])
  })

  it('awaits nothing of a scanner without a sorter, and nothing of what the sorter has named', async () => {
    const lone = await setUp()
    lone.link.answers = false
    lone.orders.send(lone.group)
    await lone.time.advance(UNTIL_SILENT_MS + 1)
    expect(lone.tick()).toEqual([])
    const { time, group, orders, tick } = await setUp()
    orders.send(group)
    orders.heard([{ tray: group.judged[0]!.scan.tray, cell: { row: 0, column: 0 }, attempt: 1, action: 'REMOVE_MALE' }])
    await time.advance(UNTIL_SILENT_MS + 1)
    expect(tick()).toEqual([])
  })
})
