import { describe, expect, it } from 'vitest'
import { LastWords } from './last-words.ts'

function said(...texts: string[]): string {
  const words = new LastWords({ wallMs: () => Date.UTC(2026, 10, 22, 13) })
  for (const text of texts) words.add(text)
  return words.sentence()
}

describe('LastWords', () => {
  it('gives the last line, however it came', () => {
    expect(said('first\nsec', 'ond\n', '\n')).toBe('second')
    expect(said()).toBe('')
  })

  it('reads our own log lines', () => {
    expect(said('{"level":50,"msg":"stopped by a failure","reason":"out of memory"}\n')).toBe(
      'stopped by a failure: out of memory',
    )
    expect(said('{"level":50,"msg":"plain"}\n')).toBe('plain')
    expect(said('{not json')).toBe('{not json')
  })

  it('does not take a warning for the reason', () => {
    expect(said('{"level":40,"msg":"a commit was slow"}\n')).toBe('')
    expect(said('FATAL ERROR: heap\n{"level":40,"msg":"a commit was slow"}\n')).toBe('FATAL ERROR: heap')
  })

  it('takes only what was logged just before the end for its reason', () => {
    const failed = (time: string) => `{"level":50,"time":"${time}","msg":"a question failed"}\n`
    expect(said(failed('2026-11-22T12:59:55.000Z'))).toBe('a question failed')
    expect(said(failed('2026-11-22T12:58:00.000Z'))).toBe('')
  })

  it('stays short', () => {
    expect(said('x'.repeat(100_000)).length).toBe(200)
  })
})
