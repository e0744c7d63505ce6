import { describe, expect, it } from 'vitest'
import { DEFAULT_BACKUP_PLAN } from '../../electron/domain/backup-plan.ts'
import { planFields, readPlan } from './backup-plan-form.ts'

describe('the plan of the backups as it is typed', () => {
  it('is what is shown, also with a second folder', () => {
    for (const secondFolder of [null, '/mnt/nas/ovoscope']) {
      const plan = { ...DEFAULT_BACKUP_PLAN, secondFolder }
      expect(readPlan(planFields(plan))).toEqual({ ok: true, plan })
    }
  })

  it('names every field that is beyond its bounds', () => {
    const fields = { hour: '24', keepNewest: '0', keepWeekly: '1.5', secondFolder: 'backups' }
    expect(readPlan(fields)).toEqual({ ok: false, wrong: ['hour', 'keepNewest', 'keepWeekly', 'secondFolder'] })
  })
})
