import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from './content-security-policy.ts'

describe('contentSecurityPolicy', () => {
  it('is exactly this: a change here is a change of what the page may do', () => {
    expect(contentSecurityPolicy().split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob: data:",
      "font-src 'self'",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
  })

  it('allows no inline code and no evaluation', () => {
    expect(contentSecurityPolicy()).not.toMatch(/unsafe|\*|https?:|wasm/)
  })
})

describe('securityHeaders', () => {
  it('carries the policy and forbids sniffing', () => {
    expect(securityHeaders()).toMatchObject({
      'content-security-policy': contentSecurityPolicy(),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })
})
