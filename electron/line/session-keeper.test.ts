import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryStore } from '../../test/fake/memory-store.ts'
import { MessageMaker, TEST_SESSION } from '../../test/make/scanner-messages.ts'
import { setUpRunningStation } from '../../test/make/station.ts'
import { linesDisk, setUpLines } from '../../test/make/station-lines.ts'

describe('Station, with a scanner that counts anew under an open link', () => {
  it('tells other bytes under an old name from what is sent again, keeps both and calls service', async () => {
    const { link, make, time, store, view } = await setUpRunningStation()
    const sent = [make.trayBegin(1), make.scan({}), make.trayEnd(1, 1)]
    link().receive(...sent, ...sent)
    await time.advance(50)
    expect(view()).toMatchObject({ link: { duplicates: 3 }, problems: [] })
    const anew = new MessageMaker()
    link().receive(anew.trayBegin(1, { rows: 2, columns: 3 }, 'T-9'), anew.scan({ column: 2 }), anew.trayEnd(1, 1))
    await time.advance(200)
    expect(store.scans.map(({ identity, cell }) => [identity.sessionId, cell.column])).toEqual([
      [TEST_SESSION.sessionId, 0],
      [`${TEST_SESSION.sessionId}+1`, 2],
    ])
    expect(link().acknowledged).toEqual([{ from: 1, to: 3 }])
    expect(view().problems).toMatchObject([{ id: 'SCANNER_COUNTER_BACK' }])
    expect(view()).toMatchObject({ link: { duplicates: 3 }, batch: { eggs: 2, scans: 2 } })
  })

  it('keeps each of several under one number, though nothing of them is durable yet', async () => {
    const { link, make, time, store, intake } = await setUpRunningStation()
    intake.failing = true
    const begin = make.trayBegin(1)
    const others = [2, 3, 4].map((columns) => new MessageMaker().trayBegin(1, { rows: 2, columns }, `T-${columns}`))
    link().receive(begin, ...others, begin)
    intake.failing = false
    await time.advance(1_500)
    const { scannerSerial, sessionId } = TEST_SESSION
    expect([...store.visits.values()].map(({ ref }) => ref.sessionId)).toEqual(
      ['', '+1', '+2', '+3', '+4'].map((epoch) => `${sessionId}${epoch}`),
    )
    expect([...store.visits.values()].every(({ ref }) => ref.scannerSerial === scannerSerial)).toBe(true)
    expect(link().acknowledged).toEqual([{ from: 1, to: 1 }])
  })
})

describe('Station of two lines', () => {
  it('keeps what comes on the one under a name that another message had on the other', async () => {
    const store = new MemoryStore()
    const time = new ManualTime()
    const { lines, ready, startBatches } = setUpLines(linesDisk(store, time))
    await time.advance(1)
    ready()
    for (const { link } of lines) link().stream({ ...TEST_SESSION, nextSequence: 4 })
    startBatches()
    for (const [column, { link }] of lines.entries()) {
      const make = new MessageMaker()
      const sent = [
        make.trayBegin(1, { rows: 2, columns: 3 }, `T-${column}`),
        make.scan({ column }),
        make.trayEnd(1, 1),
      ]
      link().receive(...sent, ...sent)
      await time.advance(50)
    }
    expect(store.scans.map(({ identity, cell }) => [identity.sessionId, cell.column])).toEqual([
      [TEST_SESSION.sessionId, 0],
      [`${TEST_SESSION.sessionId}+1`, 1],
    ])
    expect(lines.map(({ view }) => view().link.duplicates)).toEqual([3, 3])
  })
})
