import { describe, expect, it } from 'vitest'
import { preferredLanguage } from './languages.ts'

describe('preferredLanguage', () => {
  it('takes what was chosen, then what the browser speaks, then English', () => {
    expect(preferredLanguage('de', ['en-GB'])).toBe('de')
    expect(preferredLanguage(null, ['fr-FR', 'de-AT', 'en'])).toBe('de')
    expect(preferredLanguage('xx', ['nl'])).toBe('en')
    expect(preferredLanguage(null, [])).toBe('en')
  })
})
