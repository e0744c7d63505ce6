import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BarcodeFinding,
  type BarcodeOptions,
  type BarcodeState,
  BURST_GAP_MS_MAX,
  BURST_KEYS_MIN,
  CODE_CHARS_MAX,
  type KeyStroke,
  NO_BARCODE,
  nextStroke,
  PREFIXED_SILENCE_MS,
  settledCode,
} from './barcode-capture.ts'

const NO_PREFIX: BarcodeOptions = { prefix: '' }

function run(strokes: readonly KeyStroke[], options = NO_PREFIX) {
  let state: BarcodeState = NO_BARCODE
  const findings: BarcodeFinding[] = []
  for (const stroke of strokes) {
    const next = nextStroke(state, stroke, options)
    state = next.state
    findings.push(next.finding)
  }
  return { state, findings, codes: findings.flatMap((finding) => (finding.kind === 'ended' ? [finding.code] : [])) }
}

function key(name: string, atMs: number, change: Partial<KeyStroke> = {}): KeyStroke {
  return { key: name, atMs, repeats: false, isCommand: false, ...change }
}

/** Keys one after the other, each so long after the one before. */
function typed(keys: readonly string[], gapsMs: readonly number[] | number, fromMs = 0): KeyStroke[] {
  let atMs = fromMs
  return keys.map((name, place) => {
    atMs += place === 0 ? 0 : typeof gapsMs === 'number' ? gapsMs : (gapsMs[place - 1] ?? 0)
    return key(name, atMs)
  })
}

const character = fc.constantFrom(...Array.from('ABCxyz0189-_/. '))
const code = fc.array(character, { minLength: BURST_KEYS_MIN, maxLength: CODE_CHARS_MAX })
const endKey = fc.constantFrom('Enter', 'Tab')
const anyKey = fc.oneof(
  character,
  fc.constantFrom('Enter', 'Tab', 'Backspace', 'Shift', 'ArrowLeft', 'Escape', 'F9', 'Delete'),
)
const scannerGapMs = fc.integer({ min: 0, max: BURST_GAP_MS_MAX })
const personGapMs = fc.integer({ min: BURST_GAP_MS_MAX + 1, max: 2_000 })

describe('what a person types', () => {
  it('is never taken for a code, whatever keys and pauses', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyKey, personGapMs), { maxLength: 120 }), (keys) => {
        const { codes } = run(
          typed(
            keys.map(([name]) => name),
            keys.slice(1).map(([, gapMs]) => gapMs),
          ),
        )
        expect(codes).toEqual([])
      }),
    )
  })

  it('is not taken for a code when two fingers fall at once', () => {
    expect(run(typed(['1', '2', 'Enter'], 4)).codes).toEqual([])
    expect(run(typed(['1', '2', '3', 'Enter'], [4, 4, 90])).codes).toEqual([])
  })

  it('is not a code when a key is held down until it repeats', () => {
    const held = typed(['a', 'a', 'a', 'a'], 30).map((stroke, place) => ({ ...stroke, repeats: place > 0 }))
    expect(run([...held, key('Enter', 100)]).codes).toEqual([])
  })

  it('is not a code when it is a command', () => {
    const copy = typed(['a', 'b', 'c'], 5).map((stroke) => ({ ...stroke, isCommand: true }))
    expect(run([...copy, key('Enter', 15)]).codes).toEqual([])
  })

  it('is not a code when it is as long as a document', () => {
    const keys = Array.from({ length: CODE_CHARS_MAX + 1 }, () => 'x')
    expect(run(typed([...keys, 'Enter'], 5)).codes).toEqual([])
  })

  it('loses no key but the one that ends a code: none is kept back on suspicion', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyKey, fc.oneof(scannerGapMs, personGapMs)), { maxLength: 120 }),
        fc.constantFrom('', '~', 'F9'),
        (keys, prefix) => {
          const strokes = typed(
            keys.map(([name]) => name),
            keys.slice(1).map(([, gapMs]) => gapMs),
          )
          const { findings } = run(strokes, { prefix })
          for (const [place, finding] of findings.entries()) {
            if (finding.kind === 'ended') expect(['Enter', 'Tab']).toContain(strokes[place]?.key)
          }
        },
      ),
    )
  })
})

describe('what a scanner types', () => {
  it('is found whole, whatever was typed before and after it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyKey, personGapMs), { maxLength: 20 }),
        code,
        fc.array(scannerGapMs, { minLength: CODE_CHARS_MAX, maxLength: CODE_CHARS_MAX }),
        endKey,
        personGapMs,
        fc.array(fc.tuple(anyKey, personGapMs), { maxLength: 20 }),
        (before, chars, gapsMs, end, pauseMs, after) => {
          const person = typed(
            before.map(([name]) => name),
            before.slice(1).map(([, gapMs]) => gapMs),
          )
          const from = (person.at(-1)?.atMs ?? 0) + pauseMs
          const scanner = typed([...chars, end], gapsMs, from)
          const rest = typed(
            after.map(([name]) => name),
            after.slice(1).map(([, gapMs]) => gapMs),
            (scanner.at(-1)?.atMs ?? 0) + pauseMs,
          )
          const { findings, codes } = run([...person, ...scanner, ...rest])
          expect(codes).toEqual([chars.join('')])
          // The moment to remember what stands in the focused field is its first key.
          expect(findings[person.length]).toEqual({ kind: 'began' })
        },
      ),
    )
  })

  it('may have capitals, for which it presses Shift', () => {
    expect(run(typed(['Shift', 'F', 'Shift', 'L', '7', 'Enter'], 6)).codes).toEqual(['FL7'])
  })

  it('is found twice when two codes follow each other at once', () => {
    expect(run(typed(['T', '1', '1', 'Enter', 'T', '1', '2', 'Enter'], 8)).codes).toEqual(['T11', 'T12'])
  })

  it('begins anew after a key that no code has, and after a clock that steps back', () => {
    expect(run(typed(['x', 'Escape', 'T', '1', '1', 'Enter'], 8)).codes).toEqual(['T11'])
    expect(run([key('x', 90), ...typed(['T', '1', '1', 'Enter'], 8)]).codes).toEqual(['T11'])
  })
})

describe('a scanner with a prefix', () => {
  const options = { prefix: '~' }

  it('is found however short its code and however quickly somebody typed before it', () => {
    expect(run(typed(['9', '9', '9', '~', '7', 'Enter'], 8), options).codes).toEqual(['7'])
  })

  it('may be slower, as wireless ones are', () => {
    expect(run(typed(['~', 'T', '1', 'Enter'], PREFIXED_SILENCE_MS), options).codes).toEqual(['T1'])
    expect(run(typed(['~', 'T', '1', 'Enter'], PREFIXED_SILENCE_MS + 1), options).codes).toEqual([])
  })

  it('needs no end key: silence ends its code', () => {
    const { state } = run(typed(['~', 'T', '1'], 8), options)
    expect(settledCode(state, 16 + PREFIXED_SILENCE_MS - 1)).toBeUndefined()
    expect(settledCode(state, 16 + PREFIXED_SILENCE_MS)).toBe('T1')
  })

  it('makes no code of the prefix alone', () => {
    const { state, codes } = run(typed(['~', 'Enter'], 8), options)
    expect(codes).toEqual([])
    expect(settledCode(run([key('~', 0)], options).state, 10_000)).toBeUndefined()
    expect(settledCode(state, 10_000)).toBeUndefined()
  })

  it('leaves a burst without it to its end key', () => {
    const { state } = run(typed(['T', '1', '1'], 8), options)
    expect(settledCode(state, 10_000)).toBeUndefined()
    expect(run(typed(['T', '1', '1', 'Enter'], 8), options).codes).toEqual(['T11'])
  })
})
