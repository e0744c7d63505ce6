import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeWish, setUpStation } from '../../test/make/station.ts'
import { JURISDICTION_PROFILES } from '../domain/law/jurisdiction-profile.ts'

const IDS = [...JURISDICTION_PROFILES.map(({ id }) => id), 'STRICTEST', 'ATLANTIS']

async function setUpSite(jurisdictionId: string | null, play = false) {
  const rig = setUpStation({ play })
  rig.site.jurisdictionId = jurisdictionId
  await rig.time.advance(1)
  rig.ready()
  rig.link().stream()
  const start = (wished: string) => rig.line.startBatch(makeWish(rig.time, { jurisdictionId: wished }))
  return { ...rig, start, lawOf: () => [...rig.store.batches.values()].map((batch) => batch.identity.jurisdictionId) }
}

describe('the law of the site', () => {
  it('is that of every batch in work, and any other is refused', async () => {
    const { start, lawOf, view } = await setUpSite('FR')
    for (const wished of ['NONE', 'DE', 'STRICTEST']) {
      expect(start(wished)).toEqual({ ok: false, refusal: 'NOT_THE_SITES_LAW' })
    }
    expect(start('FR')).toEqual({ ok: true })
    expect(lawOf()).toEqual(['FR'])
    expect(view().legal).toMatchObject({ jurisdictionId: 'FR', banBeginsOnDay: 15 })
  })

  it('is the strictest known limit until somebody has said it, whatever is wished', async () => {
    const { start, lawOf, view, site, line } = await setUpSite(null)
    expect(start('NONE')).toEqual({ ok: true })
    expect(lawOf()).toEqual(['STRICTEST'])
    expect(view().legal).toMatchObject({ jurisdictionId: 'STRICTEST', banBeginsOnDay: 13 })
    // Whoever sets the site up while the batch runs does not loosen its law.
    site.jurisdictionId = 'NONE'
    expect(view().legal).toMatchObject({ banBeginsOnDay: 13 })
    expect(line.closeBatch()).toEqual({ ok: true })
  })

  it('binds no play', async () => {
    const { start, lawOf } = await setUpSite('DE', true)
    expect(start('NONE')).toEqual({ ok: true })
    expect(lawOf()).toEqual(['NONE'])
  })

  it('is in force whoever wishes what', () =>
    fc.assert(
      fc.asyncProperty(fc.option(fc.constantFrom(...IDS)), fc.constantFrom(...IDS), async (law, wished) => {
        const { start, lawOf, station } = await setUpSite(law)
        const outcome = start(wished)
        expect(lawOf()).toEqual(outcome.ok ? [law ?? 'STRICTEST'] : [])
        expect(outcome.ok).toBe(law === null || law === wished)
        await station.stop(0)
      }),
      { numRuns: 60 },
    ))
})
