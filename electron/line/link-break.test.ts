import { describe, expect, it } from 'vitest'
import { setUpRunningStation } from '../../test/make/station.ts'

/** A tray with a male that was ordered to be removed; then the link is gone and back before the station looks again. */
async function breakShortly(endsAtOnce: boolean) {
  const rig = await setUpRunningStation()
  const { link, make, time, store } = rig
  await time.advance(200)
  link().receive(make.trayBegin(1), make.scan({}))
  await time.advance(50)
  expect(store.trays.tray(1)?.eggs.map(({ state }) => state.action)).toEqual(['REMOVE_MALE'])
  link().become('Absent')
  link().stream({ nextSequence: 3 })
  if (endsAtOnce) link().receive(make.trayEnd(1, 1))
  await time.advance(200)
  return rig
}

describe('Station, after a break of the link that was over at once', () => {
  it('doubts the removals that were under way and holds the tray', async () => {
    const { store } = await breakShortly(false)
    expect(store.trays.tray(1)).toMatchObject({ state: 'held', ended: false, holdReason: 'LINK_LOST' })
    expect(store.trays.tray(1)?.eggs.map(({ state }) => state.action)).toEqual(['HOLD'])
  })

  it('does so though the tray ends before the station looks again, and believes the sorter’s word', async () => {
    const { store, link, make, time } = await breakShortly(true)
    expect(store.trays.tray(1)).toMatchObject({ state: 'held', ended: true, holdReason: 'LINK_LOST' })
    link().receive(make.sorterAck({ action: 'REMOVE_MALE' }))
    await time.advance(50)
    expect(store.trays.tray(1)?.eggs.map(({ state }) => state.action)).toEqual(['REMOVE_MALE'])
  })
})
