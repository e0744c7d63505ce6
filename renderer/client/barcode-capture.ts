/** One key as the browser tells of it, before anything on the page has seen it. */
export interface KeyStroke {
  /** As `KeyboardEvent.key`: the character itself, or the name of a key. */
  readonly key: string
  /** When the key went down, not when this program came to look at it. */
  readonly atMs: number
  /** Held down and repeating by itself: nothing that a barcode scanner does. */
  readonly repeats: boolean
  /** With Ctrl, Alt or the system key, or while an input method composes: a command or a script, never a code. */
  readonly isCommand: boolean
}

/** How this screen's barcode scanner types. */
export interface BarcodeOptions {
  /** The key it sends before every code, as `KeyboardEvent.key`; empty when it sends none. */
  readonly prefix: string
}

/** What has been typed so far without a pause; `idle` between two of them. */
export type BarcodeState =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'typing'
      readonly text: string
      readonly lastAtMs: number
      /** The scanner's own prefix came first, so this is a code whatever its length. */
      readonly prefixed: boolean
    }

/**
 * `began`: what is focused may have to be put back to what it is now. `ended`: the code is whole, and this key belongs to it. `passed`: an
 * ordinary key, of which nothing is known yet.
 */
export type BarcodeFinding = { readonly kind: 'passed' | 'began' } | { readonly kind: 'ended'; readonly code: string }

/**
 * Scanners on USB send a key every 2 to 20 ms, slow wireless ones every 30. Nobody types three keys and Enter, each within this time of the
 * one before: fast typists take 60 ms, and the quickest roll of two fingers is followed by a pause.
 */
export const BURST_GAP_MS_MAX = 35
/** Without a prefix, fewer keys than this are typing: two fingers can fall at once. */
export const BURST_KEYS_MIN = 3
/** Codes on trays and papers are short; what is longer is text, or a document's whole content in one two-dimensional code. */
export const CODE_CHARS_MAX = 80
/** A code that began with the prefix and has no end key is whole after this silence: three gaps of a slow scanner. */
export const PREFIXED_SILENCE_MS = 100

export const NO_BARCODE: BarcodeState = { phase: 'idle' }

/** Scanners press Shift for capitals; that is no key of the code. */
const SILENT_KEYS: ReadonlySet<string> = new Set(['Shift', 'CapsLock'])
const END_KEYS: ReadonlySet<string> = new Set(['Enter', 'Tab'])

const PASSED: BarcodeFinding = { kind: 'passed' }

/**
 * Looks at one key. Nothing is ever held back on suspicion: only the key that ends a whole code may be kept from the page, because by then
 * it is known that no person typed it.
 */
export function nextStroke(
  state: BarcodeState,
  stroke: KeyStroke,
  { prefix }: BarcodeOptions,
): { readonly state: BarcodeState; readonly finding: BarcodeFinding } {
  if (SILENT_KEYS.has(stroke.key) && !stroke.isCommand) return { state, finding: PASSED }
  if (stroke.repeats || stroke.isCommand) return { state: NO_BARCODE, finding: PASSED }
  const before = state.phase === 'typing' && !isBroken(state, stroke.atMs) ? state : undefined
  if (prefix !== '' && stroke.key === prefix) return begin('', stroke.atMs, true)
  if (END_KEYS.has(stroke.key)) return end(before)
  if (!isCharacter(stroke.key)) return { state: NO_BARCODE, finding: PASSED }
  if (before === undefined) return begin(stroke.key, stroke.atMs, false)
  const text = before.text + stroke.key
  if (text.length > CODE_CHARS_MAX) return { state: NO_BARCODE, finding: PASSED }
  return { state: { ...before, text, lastAtMs: stroke.atMs }, finding: PASSED }
}

/** The code that silence has ended: only one with a prefix, because a burst without an end key may be anything. */
export function settledCode(state: BarcodeState, nowMs: number): string | undefined {
  if (state.phase !== 'typing' || !state.prefixed || state.text === '') return undefined
  return nowMs - state.lastAtMs >= PREFIXED_SILENCE_MS ? state.text : undefined
}

function begin(text: string, atMs: number, prefixed: boolean) {
  return {
    state: { phase: 'typing', text, lastAtMs: atMs, prefixed },
    finding: { kind: 'began' },
  } as const
}

function end(before: (BarcodeState & { readonly phase: 'typing' }) | undefined) {
  const isCode = before !== undefined && before.text.length >= (before.prefixed ? 1 : BURST_KEYS_MIN)
  const finding: BarcodeFinding = isCode ? { kind: 'ended', code: before.text } : PASSED
  return { state: NO_BARCODE, finding }
}

/** Whether the pause before this key says that another hand typed it; a clock that steps back says the same. */
function isBroken(state: BarcodeState & { readonly phase: 'typing' }, atMs: number): boolean {
  const gapMs = atMs - state.lastAtMs
  return gapMs < 0 || gapMs > (state.prefixed ? PREFIXED_SILENCE_MS : BURST_GAP_MS_MAX)
}

/** One character, also one that takes two units of UTF-16; names of keys are longer. */
function isCharacter(key: string): boolean {
  const [first, ...others] = key
  return first !== undefined && others.length === 0
}
