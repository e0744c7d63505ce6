import { describe, expect, it } from 'vitest'
import { LastWords } from './last-words.ts'

function said(...texts: string[]): string {
  const words = new LastWords()
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

  it('stays short', () => {
    expect(said('x'.repeat(100_000)).length).toBe(200)
  })
})
