import { expect, it } from 'vitest'
import { setUpRunningStation } from '../../test/make/station.ts'

it('calls at once when the database is found damaged, goes on, and stops calling when it is sound again', async () => {
  const { station, view, link, time, make } = await setUpRunningStation()
  station.setDatabaseDamaged(true)
  link().receive(make.trayBegin(1), make.scan({}))
  await time.advance(200)
  expect(view()).toMatchObject({ problems: [{ id: 'DATABASE_DAMAGED', priority: 1 }], batch: { eggs: 1 } })
  station.setDatabaseDamaged(false)
  await time.advance(200)
  expect(view().problems).toEqual([])
})
