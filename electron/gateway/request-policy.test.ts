import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeRequest } from './request-policy.ts'

const own = {
  method: 'GET',
  host: '127.0.0.1:8123',
  origin: 'http://127.0.0.1:8123',
  site: 'same-origin',
  isSocket: false,
}

describe('judgeRequest', () => {
  it('lets our own page and a typed address in', () => {
    expect(judgeRequest(own, 8123)).toBeUndefined()
    expect(judgeRequest({ ...own, origin: undefined }, 8123)).toBeUndefined()
    expect(judgeRequest({ ...own, host: 'LOCALHOST:8123', origin: undefined }, 8123)).toBeUndefined()
    expect(judgeRequest({ ...own, isSocket: true }, 8123)).toBeUndefined()
    expect(judgeRequest({ ...own, site: undefined }, 8123)).toBeUndefined()
    expect(judgeRequest({ ...own, site: 'none', origin: undefined }, 8123)).toBeUndefined()
  })

  it.each([
    ['another name for this machine', { host: 'evil.example:8123' }, 'FOREIGN_HOST'],
    ['another port', { host: '127.0.0.1:9000' }, 'FOREIGN_HOST'],
    ['no name', { host: undefined }, 'FOREIGN_HOST'],
    ['another site', { origin: 'https://evil.example' }, 'FOREIGN_ORIGIN'],
    ['another program on this machine', { origin: 'http://127.0.0.1:9000' }, 'FOREIGN_ORIGIN'],
    ['a page without an origin', { origin: 'null' }, 'FOREIGN_ORIGIN'],
    ['a socket that does not say where it comes from', { isSocket: true, origin: undefined }, 'FOREIGN_ORIGIN'],
    ['a link on a page of another site', { site: 'cross-site', origin: undefined }, 'FOREIGN_PAGE'],
    ['a page of another port', { site: 'same-site', origin: undefined }, 'FOREIGN_PAGE'],
    ['a request that would change something', { method: 'POST' }, 'METHOD'],
  ])('refuses %s', (_name, change, refusal) => {
    expect(judgeRequest({ ...own, ...change }, 8123)).toBe(refusal)
  })

  it('lets no other origin in, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.constant('http://127.0.0.1:81230')), (origin) => {
        fc.pre(!['http://127.0.0.1:8123', 'http://localhost:8123'].includes(origin))
        expect(judgeRequest({ ...own, origin }, 8123)).toBe('FOREIGN_ORIGIN')
      }),
    )
  })
})
