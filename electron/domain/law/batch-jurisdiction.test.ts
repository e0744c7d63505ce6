import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jurisdictionOfBatch } from './batch-jurisdiction.ts'
import { JURISDICTION_PROFILES, profileInForce } from './jurisdiction-profile.ts'

const ids = fc.constantFrom(...JURISDICTION_PROFILES.map(({ id }) => id), 'STRICTEST', 'ATLANTIS', '')

describe('the law of a batch that begins', () => {
  it('is that of the site, and another one is refused', () => {
    const start = { play: false, siteJurisdictionId: 'DE' }
    expect(jurisdictionOfBatch({ ...start, wishedId: 'DE' })).toEqual({ ok: true, value: 'DE' })
    expect(jurisdictionOfBatch({ ...start, wishedId: 'NONE' })).toEqual({ ok: false, error: 'NOT_THE_SITES_LAW' })
  })

  it('is the strictest known one while the site has none', () => {
    for (const wishedId of ['NONE', 'FR', 'STRICTEST']) {
      const law = jurisdictionOfBatch({ play: false, siteJurisdictionId: null, wishedId })
      expect(law).toEqual({ ok: true, value: 'STRICTEST' })
    }
    expect(profileInForce('STRICTEST')).toMatchObject({ id: 'STRICTEST', banBeginsOnDay: 13 })
  })

  it('is free in play, among those that are known', () => {
    const start = { play: true, siteJurisdictionId: 'DE' }
    expect(jurisdictionOfBatch({ ...start, wishedId: 'NONE' })).toEqual({ ok: true, value: 'NONE' })
    expect(jurisdictionOfBatch({ ...start, wishedId: 'ATLANTIS' })).toEqual({
      ...{ ok: false, error: 'UNKNOWN_JURISDICTION' },
    })
  })

  it('is never one that somebody at the line chose in work', () => {
    fc.assert(
      fc.property(fc.option(ids), ids, (siteJurisdictionId, wishedId) => {
        const law = jurisdictionOfBatch({ play: false, siteJurisdictionId, wishedId })
        if (law.ok) expect(law.value).toBe(siteJurisdictionId ?? 'STRICTEST')
        else expect(wishedId).not.toBe(siteJurisdictionId)
      }),
    )
  })
})
