import { describe, expect, it } from 'vitest'
import { cloudEndpointSchema, cloudSettingsSchema } from './uploads.ts'

describe('the address of the cloud', () => {
  it.each([
    'https://cloud.example',
    'https://cloud.example:8443/ovoscope/',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
    'http://localhost',
  ])('may be %s', (text) => {
    expect(cloudEndpointSchema.safeParse(text).success).toBe(true)
  })

  it.each([
    'http://cloud.example',
    'http://127.0.0.1.example.com',
    'ftp://cloud.example',
    'https://user:word@cloud.example',
    'https://cloud.example?token=x',
    'https://cloud.example#x',
    'cloud.example',
    '',
  ])('may not be %s', (text) => {
    expect(cloudEndpointSchema.safeParse(text).success).toBe(false)
  })

  it('comes with the name of the site, or there is none at all', () => {
    expect(cloudSettingsSchema.parse(null)).toBeNull()
    expect(cloudSettingsSchema.safeParse({ endpoint: 'https://cloud.example' }).success).toBe(false)
    expect(cloudSettingsSchema.safeParse({ endpoint: 'https://cloud.example', site: 'a', token: 'x' }).success).toBe(
      false,
    )
  })
})
