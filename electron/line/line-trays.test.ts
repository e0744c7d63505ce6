import { describe, expect, it } from 'vitest'
import { SAID } from '../../test/make/commit-groups.ts'
import { MessageMaker, TEST_SESSION } from '../../test/make/scanner-messages.ts'
import { constantPredictor, makeDisk, setUpRunningStation, setUpStation } from '../../test/make/station.ts'
import type { StoredBatch } from '../store/store.ts'

/** A station whose tray A was held for an egg that nobody could read. */
async function withHeldTray() {
  const disk = makeDisk()
  const rig = await setUpRunningStation({ disk })
  rig.station.setModel({ modelId: 'blind-1', synthetic: true, state: 'ready' }, constantPredictor(undefined))
  rig.link().receive(rig.make.trayBegin(1, { rows: 2, columns: 3 }, 'A'), rig.make.scan({ attempt: 2 }))
  await disk.time.advance(5)
  rig.link().receive(rig.make.trayEnd(1))
  await disk.time.advance(5)
  return { ...rig, disk }
}

describe('a line, with trays on hold', () => {
  it('has them after a restart, until they come by again', async () => {
    const { view, disk } = await withHeldTray()
    const held = { kind: 'tray-on-hold', trayCode: 'A', visitId: 1 }
    expect(view().next).toContainEqual(held)
    const second = setUpStation({ disk })
    expect(second.view().next).toContainEqual(held)
    expect(second.view().problems).toMatchObject([{ id: 'TRAY_ON_HOLD', detail: { trayCode: 'A', trays: 1 } }])
    await disk.time.advance(1)
    second.ready()
    second.link().stream({ sessionId: '00000000000000a2' })
    const make = new MessageMaker({ ...TEST_SESSION, sessionId: '00000000000000a2' })
    second.link().receive(make.trayBegin(1, { rows: 2, columns: 3 }, 'A'), make.scan({}))
    await disk.time.advance(5)
    expect(second.view().next).not.toContainEqual(held)
    // The same egg, at last readable.
    expect(second.view().batch).toMatchObject({ eggs: 1, scans: 2, male: { count: 1 }, unreadable: { count: 0 } })
  })

  it('shows all of them, however many', async () => {
    const { link, make, time, view } = await withHeldTray()
    for (let tray = 2; tray <= 9; tray++) {
      link().receive(make.trayBegin(tray), make.scan({ tray, attempt: 2 }))
      await time.advance(5)
      link().receive(make.trayEnd(tray))
      await time.advance(5)
    }
    expect(view().next.filter(({ kind }) => kind === 'tray-on-hold')).toHaveLength(9)
  })

  it('takes a scan and the word of the sorter for a tray that ended before the restart', async () => {
    const { disk, make } = await withHeldTray()
    const second = setUpStation({ disk })
    second.ready()
    await disk.time.advance(1)
    second.link().stream({ nextSequence: 4 })
    second.link().receive(make.scan({ column: 1 }), make.sorterAck({ attempt: 2 }))
    await disk.time.advance(5)
    expect(disk.store.items).toContainEqual(expect.objectContaining({ kind: 'sorter-ack', visitId: 1, action: 'KEEP' }))
    expect(second.view()).toMatchObject({ batch: { eggs: 2 }, link: { rejected: {} } })
    // Out of the sorter's reach, so it waits.
    expect(disk.store.scans.at(-1)).toMatchObject({ decision: { action: 'HOLD', reason: 'LINK_LOST' } })
  })

  it('puts a tray on hold again for an egg that comes after its end', async () => {
    const { link, make, time, view, disk } = await withHeldTray()
    link().receive(make.trayBegin(2), make.scan({ tray: 2 }))
    await time.advance(5)
    disk.store.trays.release({ visitId: 1, how: 'AS_IS', why: '', who: '', atWallMs: 0, eggs: [] })
    link().receive(make.scan({ column: 2 }))
    await time.advance(5)
    expect(view().next).toContainEqual(expect.objectContaining({ visitId: 1 }))
  })
})

describe('a line, with a tray that comes by twice', () => {
  async function withDoublePassage() {
    const rig = await setUpRunningStation()
    for (const tray of [1, 2]) {
      const arrivedWallMs = rig.time.wallMs()
      const begin = rig.make.trayBegin(tray, { rows: 2, columns: 3 }, 'A')
      rig.link().receive({ ...begin, arrivedWallMs }, { ...rig.make.scan({ tray }), arrivedWallMs })
      await rig.time.advance(5)
      if (tray === 1) rig.link().receive(rig.make.trayEnd(1))
      await rig.time.advance(5)
    }
    return rig
  }

  it('does nothing to its eggs until somebody says which they are, and counts them once', async () => {
    const { link, time, make, view, store, line } = await withDoublePassage()
    expect(store.scans.map(({ decision }) => [decision.action, decision.reason])).toEqual([
      ['REMOVE_MALE', 'CLEAR_CUT'],
      ['HOLD', 'TRAY_IN_QUESTION'],
    ])
    expect(view().batch).toMatchObject({ eggs: 1, scans: 2 })
    expect(view().speed.perMinute.at(-1)).toBe(1)
    store.trays.sayEggs(2, 'OTHER_EGGS', SAID)
    line.onTrayWord(2)
    expect(view().batch).toMatchObject({ eggs: 2, scans: 2 })
    expect(view().speed.perMinute.at(-1)).toBe(2)
    link().receive(make.scan({ tray: 2, column: 1 }))
    await time.advance(5)
    expect(store.scans.at(-1)).toMatchObject({ decision: { action: 'REMOVE_MALE' } })
  })

  it('shows the name that a person gives the tray under the scanner', async () => {
    const { view, store, line } = await withDoublePassage()
    store.trays.name(2, 'B', SAID)
    line.onTrayWord(2)
    expect([view().tray?.code, view().batch?.eggs]).toEqual(['B', 2])
    line.onTrayWord(99)
    expect(view().tray?.code).toBe('B')
  })

  it('asks the law of now, batch by batch', async () => {
    const { line, store } = await setUpRunningStation()
    const [batch] = store.batches.values()
    const batchId = (batch as StoredBatch).identity.batchId
    expect(line.allowedActions(batchId, 'MALE').has('REMOVE_MALE')).toBe(true)
    expect(line.allowedActions(null, 'MALE').has('REMOVE_MALE')).toBe(false)
  })
})
