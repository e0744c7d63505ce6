import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../gateway/content-security-policy.ts'
import { createAppHandler, segmentsOf } from './app-protocol.ts'

const FILES: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html>',
  'assets/line-3fA_.js': 'export {}',
  secret: 'x',
}

const handle = createAppHandler(async (segments) => {
  const text = FILES[segments.join('/')]
  return text === undefined ? undefined : new TextEncoder().encode(text)
})

describe('createAppHandler', () => {
  it('serves the start page with the policy', async () => {
    const response = await handle(new Request('app://ovoscope/'))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy())
    expect(await response.text()).toBe('<!doctype html>')
  })

  it('serves a script with its type, whatever the query says', async () => {
    const response = await handle(new Request('app://ovoscope/assets/line-3fA_.js?v=1'))
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it('answers HEAD without a body', async () => {
    const response = await handle(new Request('app://ovoscope/index.html', { method: 'HEAD' }))
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  it.each([
    ['app://ovoscope/missing.js', 'GET', 404],
    ['app://ovoscope/secret', 'GET', 404],
    ['app://other/index.html', 'GET', 404],
    ['app://ovoscope/index.html', 'POST', 405],
  ])('%s by %s is %i, with the policy all the same', async (address, method, status) => {
    const response = await handle(new Request(address, { method }))
    expect(response.status).toBe(status)
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy())
  })
})

describe('segmentsOf', () => {
  it.each([
    'app://ovoscope/..%2fsecret.html',
    'app://ovoscope/%2e%2e%5csecret.html',
    'app://ovoscope/a%00.html',
    'app://ovoscope/C:%5Cwindows.html',
    'app://ovoscope/index.html::$DATA',
    'app://ovoscope/index.html.',
    'app://ovoscope/index.html%20',
    'app://ovoscope/.hidden.html',
    'app://ovoscope//etc/passwd.html',
    'app://ovoscope/%E0%A4%A.html',
    `app://ovoscope/${'a'.repeat(2000)}.html`,
  ])('refuses %s', (address) => {
    expect(segmentsOf(address)).toBeUndefined()
  })

  it('never lets a traversal through, however it is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '/',
        '\\',
        '%2e',
        '%2E%2e',
        '%2f',
        '%5c',
        '%00',
        '%25',
        ':',
        'a',
        'index.html',
        ' ',
        '%20',
        '~',
        '\u202e',
      ),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const segments = segmentsOf(`app://ovoscope/${pieces.join('')}`) ?? []
        for (const segment of segments) expect(segment).toMatch(/^(?!\.)[A-Za-z0-9._-]+(?<!\.)$/)
      }),
      { numRuns: 2_000 },
    )
  })
})
