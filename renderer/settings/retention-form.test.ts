import { describe, expect, it } from 'vitest'
import { DEFAULT_RETENTION } from '../../electron/domain/archive/retention.ts'
import { readRetention, retentionFields } from './retention-form.ts'

const fields = retentionFields(DEFAULT_RETENTION)

describe('the form of days and quota', () => {
  it('shows what holds and reads it back', () => {
    expect(fields).toMatchObject({ days: { uncertain: '30' }, samplePercent: '0.5', quotaGib: '8' })
    expect(fields.sharePercent.uncertain).toBe('40')
    expect(readRetention(fields)).toEqual({ ok: true, retention: DEFAULT_RETENTION })
    const typed = { ...fields, samplePercent: ' 0,75 ', days: { ...fields.days, faulty: '0' } }
    expect(readRetention(typed)).toMatchObject({ ok: true, retention: { sampleShare: 0.0075, days: { faulty: 0 } } })
  })

  it('names every field that is not within its bounds', () => {
    const typed = {
      days: { ...fields.days, uncertain: '4000', sample: 'x' },
      sharePercent: { ...fields.sharePercent, faulty: '0.5', validation: '76' },
      ...{ samplePercent: '2', quotaGib: '-1' },
    }
    expect(readRetention(typed)).toEqual({
      ok: false,
      wrong: ['days.uncertain', 'days.sample', 'share.faulty', 'share.validation', 'samplePercent', 'quotaGib'],
    })
  })
})
