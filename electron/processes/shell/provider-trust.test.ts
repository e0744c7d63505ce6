import { describe, expect, it } from 'vitest'
import { ProviderTrust } from './provider-trust.ts'

const RUNNING = { state: 'running' } as const
const MISMATCH = 'code 1: could not start: dml is not used, GOLDEN_MISMATCH: 0.2 apart at scan 3, allowed are 0.01'

describe('ProviderTrust', () => {
  it('asks for the CPU after a process that would not work with the wanted one, and says why', () => {
    const trust = new ProviderTrust()
    expect(trust.next('dml', null)).toEqual({ provider: 'dml', refused: null })
    const refused = { provider: 'dml', code: 'GOLDEN_MISMATCH', detail: MISMATCH }
    expect(trust.next('dml', MISMATCH)).toEqual({ provider: 'cpu', refused })
    trust.see(RUNNING)
    expect(trust.next('dml', 'SIGKILL')).toEqual({ provider: 'cpu', refused })
  })

  it('forgives one that worked its first end, not its second', () => {
    const trust = new ProviderTrust()
    trust.next('webgpu', null)
    trust.see(RUNNING)
    expect(trust.next('webgpu', 'SIGSEGV').provider).toBe('webgpu')
    trust.see(RUNNING)
    const refused = { provider: 'webgpu', code: 'ENDED', detail: 'no heartbeat for 15 s' }
    expect(trust.next('webgpu', 'no heartbeat for 15 s')).toEqual({ provider: 'cpu', refused })
  })

  it('counts neither an ordered stop nor a replacement for memory', () => {
    const trust = new ProviderTrust()
    trust.next('coreml', null)
    trust.see(RUNNING)
    for (const exit of ['ended', 'memory: 900 MB, 700 MB more than at its start', 'ended', 'ended']) {
      expect(trust.next('coreml', exit)).toEqual({ provider: 'coreml', refused: null })
    }
  })

  it('tries anew what is chosen anew, and never doubts the CPU', () => {
    const trust = new ProviderTrust()
    trust.next('dml', null)
    expect(trust.next('dml', 'SIGSEGV').provider).toBe('cpu')
    expect(trust.next('cpu', 'ended')).toEqual({ provider: 'cpu', refused: null })
    for (let end = 0; end < 3; end++) expect(trust.next('cpu', 'SIGKILL')).toEqual({ provider: 'cpu', refused: null })
    expect(trust.next('dml', 'SIGKILL')).toEqual({ provider: 'dml', refused: null })
  })
})
