import { describe, expect, it } from 'vitest'
import { setUpRunningStation, setUpStation } from '../../test/make/station.ts'
import { SORTER_BACK_MS } from '../pipeline/open-orders.ts'

/** A first tray with a removal that no sorter has answered; then the station ends, and the next one starts on the same disk. */
async function restartAfterTray(hello: { readonly sorterPresent: boolean }, diskFailsAtHello = false) {
  const { station, link, make, time, disk } = await setUpRunningStation()
  disk.store.failing = diskFailsAtHello
  link().stream(hello)
  disk.store.failing = false
  link().receive(make.trayBegin(1), make.scan({}), make.trayEnd(1, 1))
  await time.advance(200)
  expect(link().decisions).toMatchObject([{ action: 'REMOVE_MALE' }])
  await station.stop(0)
  const next = setUpStation({ disk })
  await time.advance(1)
  next.link().stream({ ...hello, nextSequence: 4 })
  await time.advance(SORTER_BACK_MS + 2_500)
  return next
}

describe('the sorter of a scanner, over a restart', () => {
  it('makes the eggs of a first tray wait that it never answered, and tells people', async () => {
    const { store, view } = await restartAfterTray({ sorterPresent: true })
    expect(store.batchSummary('2026-1121-01').eggs.byAction).toMatchObject({ HOLD: 1 })
    expect(view().problems.map(({ id }) => id)).toEqual(expect.arrayContaining(['SORTER_SILENT', 'TRAY_ON_HOLD']))
  })

  it('is waited for by nobody where the scanner said that there is none', async () => {
    const { store, view } = await restartAfterTray({ sorterPresent: false })
    expect(store.batchSummary('2026-1121-01').eggs.byAction).toMatchObject({ REMOVE_MALE: 1 })
    expect(view().problems).toEqual([])
  })

  it('keeps no scanner from being heard when the disk refuses to note it', async () => {
    const { store } = await restartAfterTray({ sorterPresent: true }, true)
    expect(store.scans).toHaveLength(1)
  })
})
