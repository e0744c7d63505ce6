import { describe, expect, it } from 'vitest'
import { makeWish, setUpRunningStation, setUpStation } from '../../test/make/station.ts'
import { eventWallMs } from '../domain/event-time/event-time.ts'
import type { SequencedMessage } from '../scanner/link.ts'
import type { BatchSums, SealBatch } from '../store/outbox.ts'

const FIRST = '2026-1121-01'
const SECOND = '2026-1121-02'

function makeCloud() {
  const sealed: BatchSums[] = []
  const seal: SealBatch = (_batch, sums) => {
    sealed.push(sums)
    return {
      ...{ revision: sums.nextRevision, idempotencyKey: `${sums.nextRevision}`, schemaVersion: 1, enqueuedWallMs: 1 },
      ...{ payload: new Uint8Array(1), payloadSha256: new Uint8Array(32) },
    }
  }
  const view = { state: 'waiting', upToWallMs: null, waiting: 0, waitingSinceWallMs: null, parked: 0, fill: 0 } as const
  return { seal, poke: () => undefined, view: () => view }
}

/** A station whose scanner's clock shows the station's monotonic time: what it made, and what the station hears of it now. */
async function setUp() {
  const rig = await setUpRunningStation({ play: false, cloud: makeCloud() })
  const { make, time, link } = rig
  const made = <T>(what: () => T): T => {
    make.clockUs = time.monoMs() * 1_000
    return what()
  }
  const hear = (messages: readonly SequencedMessage[], resent: boolean) =>
    link().receive(...messages.map((one) => ({ ...one, resent, clockOffsetUs: 0, arrivedWallMs: time.wallMs() })))
  return { ...rig, made, hear }
}

/** The cable is out, a tray passes, the batch is closed and the next one begins; only then the scanner comes back. */
async function keepATray(rig: Awaited<ReturnType<typeof setUp>>) {
  const { time, link, line, make, made, hear } = rig
  hear(
    made(() => [make.trayBegin(1), make.scan({}), make.trayEnd(1)]),
    false,
  )
  await time.advance(500)
  link().become('Absent')
  await time.advance(60_000)
  const seenWallMs = time.wallMs()
  const kept = made(() => [make.trayBegin(2), make.scan({ tray: 2 }), make.scan({ tray: 2, column: 1 })])
  await time.advance(5_000)
  line.closeBatch()
  await time.advance(120_000)
  link().stream({ nextSequence: 7 })
  line.startBatch(makeWish(time))
  await time.advance(500)
  return { kept, seenWallMs }
}

describe('a tray that its scanner kept while the batch was changed', () => {
  it('belongs to the batch that ran when it was seen, counts then, and is left alone', async () => {
    const rig = await setUp()
    const { time, store, link, make, made, hear } = rig
    const { kept, seenWallMs } = await keepATray(rig)
    hear(kept, true)
    await time.advance(500)
    hear(
      made(() => [make.trayBegin(3), make.scan({ tray: 3 })]),
      false,
    )
    await time.advance(500)
    expect([...store.visits.values()].map(({ batchId }) => batchId)).toEqual([FIRST, FIRST, SECOND])
    const late = store.scans.filter(({ visitId }) => visitId === 2)
    expect(late.map(({ batchId, decision }) => [batchId, decision.action, decision.reason])).toEqual([
      [FIRST, 'HOLD', 'LINK_LOST'],
      [FIRST, 'HOLD', 'LINK_LOST'],
    ])
    expect(late.map(eventWallMs)).toEqual([seenWallMs, seenWallMs])
    expect(store.visits.get(2)?.beganWallMs).toBe(seenWallMs)
    expect(link().decisions.map(({ action }) => action)).toEqual(['REMOVE_MALE', 'HOLD', 'HOLD', 'REMOVE_MALE'])
  })

  it('is left alone also where the link was never down: its deadline is over', async () => {
    const rig = await setUp()
    const { kept } = await keepATray(rig)
    rig.hear(kept, false)
    await rig.time.advance(500)
    expect(rig.store.scans.filter(({ visitId }) => visitId === 2).map(({ decision }) => decision.action)).toEqual([
      'HOLD',
      'HOLD',
    ])
  })

  it('is still of its batch when the station dies before the row is written', async () => {
    const rig = await setUp()
    const { kept, seenWallMs } = await keepATray(rig)
    rig.store.failing = true
    rig.hear(kept, true)
    await rig.time.advance(500)
    await Promise.all([rig.station.stop(0), rig.time.advance(100)])
    const { disk } = rig
    disk.store.failing = false
    const again = setUpStation({ disk })
    again.ready()
    await rig.time.advance(2_000)
    const late = disk.store.scans.filter(({ visitId }) => visitId === 2)
    expect(late.map((scan) => [scan.batchId, eventWallMs(scan)])).toEqual([
      [FIRST, seenWallMs],
      [FIRST, seenWallMs],
    ])
  })

  it('makes the summary of its batch wait for it, and one that was sent a revision', async () => {
    const rig = await setUp()
    const { store, time } = rig
    const { kept } = await keepATray(rig)
    expect(store.outbox.entries).toEqual([])
    expect(store.changedSummaries()).toEqual([{ batchId: FIRST, changes: 1, final: false }])
    rig.hear(kept, true)
    // The scanner is through: nothing came for a while.
    await time.advance(60_000)
    expect(store.changedSummaries()).toEqual([{ batchId: FIRST, changes: 1, final: true }])
  })
})
