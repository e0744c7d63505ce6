import { expect, it } from 'vitest'
import { makeDesk } from '../../test/make/master-data-desk.ts'
import { setUpStation } from '../../test/make/station.ts'
import { NOBODY } from '../domain/access.ts'

it('is called on screen as the master data call it, from the moment a person says so', () => {
  const hatchery = makeDesk()
  const { view } = setUpStation({ hatchery })
  expect(view()).toMatchObject({ site: 'Site Nord', line: 'Line 2' })
  const { id, revision, retired: _retired, ...site } = hatchery.view().site
  const saved = hatchery.save(NOBODY, {
    seen: { id, revision },
    entry: { kind: 'site', value: { ...site, name: 'Hatchery East' } },
  })
  expect(saved).toMatchObject({ ok: true })
  expect(view()).toMatchObject({ site: 'Hatchery East', line: 'Line 2' })
})
