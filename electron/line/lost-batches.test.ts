import { describe, expect, it } from 'vitest'
import { makeDisk, makeWish, setUpRunningStation, setUpStation } from '../../test/make/station.ts'

const BATCH = '2026-1121-01'

/** A disk whose database is from before its batch began, and whose journal has a tray of that batch. */
async function oldDatabase() {
  const { disk, link, make, time, station } = await setUpRunningStation()
  link().receive(make.trayBegin(1), make.scan({}), make.scan({ column: 1 }), make.trayEnd(1))
  await time.advance(500)
  await station.stop(0)
  const old = { ...makeDisk(), time: disk.time, intake: disk.intake }
  return { disk: old, before: disk.store, make }
}

describe('a database that is older than the journal', () => {
  it('gets the batch that it does not know, marked, and every scan of it', async () => {
    const { disk, before } = await oldDatabase()
    const { time, ready, view } = setUpStation({ disk })
    ready()
    await time.advance(2_000)
    expect(disk.store.scans.map(({ identity, batchId }) => ({ identity, batchId }))).toEqual(
      before.scans.map(({ identity }) => ({ identity, batchId: BATCH })),
    )
    const [first] = disk.intake.records
    expect(disk.store.findBatch(BATCH)).toMatchObject({
      identity: { batchId: BATCH, flock: '', setAtWallMs: undefined, jurisdictionId: 'UNKNOWN' },
      state: 'closed',
      startedWallMs: first?.arrivedWallMs,
    })
    expect(disk.store.trail).toContainEqual(
      expect.objectContaining({ act: 'batch.recover', subject: BATCH, who: expect.any(String) }),
    )
    expect(view().problems).toContainEqual(
      expect.objectContaining({ id: 'BATCH_RECOVERED', detail: expect.objectContaining({ batches: 1, scans: 2 }) }),
    )
    expect(view().backlog).toBe(0)
  })

  it('allows nothing that destroys an egg of it, neither at once nor by a correction', async () => {
    const { disk } = await oldDatabase()
    const { time, ready, line } = setUpStation({ disk })
    ready()
    await time.advance(2_000)
    expect(disk.store.scans.map(({ decision }) => decision.action)).toEqual(['HOLD', 'HOLD'])
    for (const eggClass of ['MALE', 'INFERTILE', 'UNCERTAIN'] as const) {
      expect(line.allowedActions(BATCH, eggClass).has('REMOVE_MALE')).toBe(false)
      expect(line.allowedActions(BATCH, eggClass).has('REMOVE_CLEAR')).toBe(false)
    }
  })

  it('holds an egg of it that comes only now', async () => {
    const { disk, link, make, time, station } = await setUpRunningStation()
    link().receive(make.trayBegin(1), make.scan({}))
    await time.advance(500)
    await station.stop(0)
    const old = { ...makeDisk(), time: disk.time, intake: disk.intake }
    const again = setUpStation({ disk: old })
    again.ready()
    again.link().stream()
    await time.advance(2_000)
    again.link().receive(make.scan({ column: 1 }))
    await time.advance(500)
    expect(old.store.scans.at(-1)).toMatchObject({ batchId: BATCH, decision: { action: 'HOLD' } })
  })

  it('gives its number to no other batch, and starts none while the disk refuses to keep it', async () => {
    const { disk } = await oldDatabase()
    disk.store.failing = true
    const { time, ready, link, line } = setUpStation({ disk })
    ready()
    link().stream()
    await time.advance(2_000)
    expect(line.startBatch(makeWish(time))).toEqual({ ok: false, refusal: 'NOT_SAVED' })
    disk.store.failing = false
    await time.advance(2_000)
    expect(line.startBatch(makeWish(time))).toEqual({ ok: true })
    expect([...disk.store.batches.keys()]).toEqual([BATCH, '2026-1121-02'])
    expect(disk.store.scans).toHaveLength(2)
  })

  it('is left as it is where it knows every batch', async () => {
    const { disk, link, make, time, station } = await setUpRunningStation()
    link().receive(make.trayBegin(1), make.scan({}))
    await station.stop(0)
    const { ready, view } = setUpStation({ disk })
    ready()
    await time.advance(2_000)
    expect(disk.store.findBatch(BATCH)?.identity.flock).toBe('Flock 7')
    expect(view().problems.map(({ id }) => id)).not.toContain('BATCH_RECOVERED')
  })
})
