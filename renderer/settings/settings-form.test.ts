import { describe, expect, it } from 'vitest'
import { fieldsOf, originOf, readFields, type SettingsFields } from './settings-form.ts'

const SETTINGS = {
  site: 'Nord',
  line: 'Line 2',
  ratedEggsPerHour: 24_000,
  cloud: { endpoint: 'https://cloud.example/api', site: 'nord-01' },
  proxy: 'http://proxy.example:3128',
  inference: { provider: 'webgpu', threads: 2 } as const,
}
const errorsOf = (change: Partial<SettingsFields>) => {
  const read = readFields({ ...fieldsOf(SETTINGS), ...change })
  return read.ok ? {} : read.errors
}

describe('the settings form', () => {
  it('gives back what it was given', () => {
    expect(readFields(fieldsOf(SETTINGS))).toEqual({ ok: true, settings: SETTINGS })
    const bare = { ...SETTINGS, cloud: null, proxy: null }
    expect(readFields(fieldsOf(bare))).toEqual({ ok: true, settings: bare })
  })

  it('takes blanks around what is typed for nothing', () => {
    const typed = { ...fieldsOf(SETTINGS), site: ' Nord ', endpoint: ' https://cloud.example/api ', proxy: '  ' }
    expect(readFields(typed)).toEqual({ ok: true, settings: { ...SETTINGS, proxy: null } })
  })

  it.each([
    [{ site: ' ' }, { site: 'required' }],
    [{ line: 'x'.repeat(61) }, { line: 'tooLong' }],
    [{ ratedEggsPerHour: '' }, { ratedEggsPerHour: 'required' }],
    [{ ratedEggsPerHour: '24 000' }, { ratedEggsPerHour: 'speed' }],
    [{ ratedEggsPerHour: '59' }, { ratedEggsPerHour: 'speed' }],
    [{ endpoint: 'http://cloud.example' }, { endpoint: 'endpoint' }],
    [{ endpoint: 'https://me:secret@cloud.example' }, { endpoint: 'endpoint' }],
    [{ endpoint: 'cloud.example' }, { endpoint: 'endpoint' }],
    [{ endpoint: '' }, { endpoint: 'required' }],
    [{ cloudSite: '' }, { cloudSite: 'required' }],
    [{ proxy: 'proxy.example:3128' }, { proxy: 'proxy' }],
    [{ proxy: 'http://me:secret@proxy.example' }, { proxy: 'proxy' }],
    [
      { site: '', proxy: 'x' },
      { site: 'required', proxy: 'proxy' },
    ],
  ])('says what is wrong with %j', (change, errors) => {
    expect(errorsOf(change)).toEqual(errors)
  })

  it('knows when an address belongs to another receiver', () => {
    expect(originOf('https://cloud.example/a')).toBe(originOf(' https://cloud.example/b/c '))
    expect(originOf('https://cloud.example')).not.toBe(originOf('https://cloud.example:8443'))
    expect(originOf('cloud')).toBeUndefined()
  })
})
