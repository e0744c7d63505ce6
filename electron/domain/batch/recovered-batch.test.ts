import { expect, it } from 'vitest'
import { EGG_CLASSES } from '../egg.ts'
import { allowedActions } from '../law/allowed-actions.ts'
import { batchLaw } from '../law/batch-law.ts'
import { incubationAge } from '../law/incubation-age.ts'
import { profileInForce } from '../law/jurisdiction-profile.ts'
import { recoveredBatch } from './recovered-batch.ts'

it('a recovered batch has the strictest law and no age, so nothing may be removed from it', () => {
  const { identity } = recoveredBatch({ batchId: '2026-1121-01', scans: 3, firstWallMs: 1_000, lastWallMs: 2_000 })
  const { setAtWallMs, jurisdictionId } = identity
  const profile = profileInForce(jurisdictionId)
  expect(profile).toEqual(profileInForce(undefined))
  const law = batchLaw({ profile, setAtWallMs, zone: undefined })
  const age = incubationAge({ setAtWallMs, nowWallMs: 3_000, clockTrusted: true })
  expect(age.trust).not.toBe('trusted')
  for (const eggClass of EGG_CLASSES) {
    const allowed = allowedActions(law, eggClass, age)
    expect([eggClass, allowed.has('REMOVE_MALE'), allowed.has('REMOVE_CLEAR')]).toEqual([eggClass, false, false])
  }
})
