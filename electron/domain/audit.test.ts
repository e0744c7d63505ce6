import { describe, expect, it } from 'vitest'
import { AUDIT_ACTS } from './audit.ts'

describe('AUDIT_ACTS', () => {
  it('are each a thing and what was done to it, and none stands twice', () => {
    expect(AUDIT_ACTS.filter((act) => !/^[a-z][A-Za-z]*(\.[A-Za-z_]+)+$/.test(act))).toEqual([])
    expect(new Set(AUDIT_ACTS).size).toBe(AUDIT_ACTS.length)
    expect(AUDIT_ACTS).toEqual(expect.arrayContaining(['batch.sign', 'recipe.activate', 'tray.release.AS_IS']))
  })
})
