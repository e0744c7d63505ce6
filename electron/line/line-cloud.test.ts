import { describe, expect, it } from 'vitest'
import { MessageMaker } from '../../test/make/scanner-messages.ts'
import { makeWish, setUpStation } from '../../test/make/station.ts'
import type { LiveView } from '../contract/live.ts'
import type { BatchSums, SealBatch } from '../store/outbox.ts'

const VIEW: LiveView['cloud'] = {
  ...{ state: 'waiting', upToWallMs: null, waiting: 1, waitingSinceWallMs: 1, parked: 0, fill: 0 },
}

function makeCloud() {
  const sealed: BatchSums[] = []
  let pokes = 0
  const seal: SealBatch = (_batch, sums) => {
    sealed.push(sums)
    return {
      ...{ revision: sums.nextRevision, idempotencyKey: 'k', schemaVersion: 1, enqueuedWallMs: 1 },
      ...{ payload: new Uint8Array(1), payloadSha256: new Uint8Array(32) },
    }
  }
  return { sealed, pokes: () => pokes, cloud: { seal, poke: () => void pokes++, view: () => VIEW } }
}

async function runBatch(options: Parameters<typeof setUpStation>[0]) {
  const rig = setUpStation(options)
  await rig.time.advance(1)
  rig.ready()
  rig.link().stream()
  rig.line.startBatch(makeWish(rig.time))
  const make = new MessageMaker()
  rig.link().receive(make.trayBegin(1), make.scan({}), make.trayEnd(1))
  await rig.time.advance(500)
  return rig
}

describe('a line, towards the cloud', () => {
  it('queues a summary when the batch is closed and not before, and says so', async () => {
    const { cloud, sealed, pokes } = makeCloud()
    const { line, store, time, view } = await runBatch({ play: false, cloud })
    expect([sealed.length, store.outbox.entries.length, pokes()]).toEqual([0, 0, 0])
    line.closeBatch()
    await time.advance(500)
    expect(store.outbox.entries.map(({ batchId, state }) => [batchId, state])).toEqual([['2026-1121-01', 'queued']])
    expect(sealed[0]?.eggs.byClass.MALE).toBe(1)
    expect(pokes()).toBe(1)
    expect(view().cloud).toEqual(VIEW)
  })

  it('queues nothing in play, even if somebody gave it a cloud', async () => {
    const { cloud, sealed } = makeCloud()
    const { line, store, time } = await runBatch({ play: true, cloud })
    line.closeBatch()
    await time.advance(500)
    expect(store.batches.get('2026-1121-01')?.state).toBe('closed')
    expect([sealed, store.outbox.entries]).toEqual([[], []])
  })

  it('says that nothing is set up, or that play stays here', async () => {
    expect((await runBatch({ play: false })).view().cloud.state).toBe('off')
    expect((await runBatch({ play: true })).view().cloud.state).toBe('play')
  })
})
