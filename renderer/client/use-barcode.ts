import { useEffect, useRef } from 'react'
import { type BarcodeState, NO_BARCODE, nextStroke, PREFIXED_SILENCE_MS, settledCode } from './barcode-capture.ts'
import { barcodePrefix } from './barcode-prefix.ts'
import { fieldIn, type KeptField, keepField, putBack } from './field-value.ts'

/** Told of every code; true when it was meant for here, so that what the scanner typed into a field is taken out again. */
export type BarcodeTaker = (code: string) => boolean

/** Fields into which a code is meant to be typed carry this attribute: there it stays as typed, and only its end key is kept back. */
export const TAKES_CODES = 'data-takes-codes'

/** The newest comes first: a dialog over a form takes what is scanned while it is open. */
const takers: BarcodeTaker[] = []
let state: BarcodeState = NO_BARCODE
let kept: KeptField | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Listens to the barcode scanner for as long as the component stands, wherever the focus is: a scanner on USB types like a keyboard. What a
 * person types is never touched; see `barcode-capture.ts` for how the two are told apart.
 */
export function useBarcode(take: BarcodeTaker): void {
  const newest = useRef(take)
  useEffect(() => {
    newest.current = take
  })
  useEffect(() => {
    const taker: BarcodeTaker = (code) => newest.current(code)
    takers.unshift(taker)
    if (takers.length === 1) window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => {
      takers.splice(takers.indexOf(taker), 1)
      if (takers.length === 0) window.removeEventListener('keydown', onKeyDown, { capture: true })
    }
  }, [])
}

function onKeyDown(event: KeyboardEvent): void {
  const stroke = {
    key: event.key,
    // When the key went down: a busy page comes to look at it later, at several at once.
    atMs: event.timeStamp,
    repeats: event.repeat,
    isCommand: event.ctrlKey || event.altKey || event.metaKey || event.isComposing,
  }
  const next = nextStroke(state, stroke, { prefix: barcodePrefix(window.localStorage) })
  state = next.state
  clearTimeout(timer)
  if (next.finding.kind === 'began') kept = keepField(fieldIn(document.activeElement))
  if (next.finding.kind === 'ended') {
    // No person typed this Enter, so it must neither send a form nor press a button.
    if (hand(next.finding.code)) keepFromPage(event)
    return
  }
  if (state.phase !== 'typing') return
  if (event.key === ' ' && state.text.length > 1 && event.target instanceof HTMLButtonElement) keepFromPage(event)
  if (state.prefixed) timer = setTimeout(settle, PREFIXED_SILENCE_MS)
}

function settle(): void {
  const code = settledCode(state, performance.now())
  if (code === undefined) return
  state = NO_BARCODE
  hand(code)
}

/** Gives the code to whoever takes it. True when its end key is not for the page. */
function hand(code: string): boolean {
  if (kept?.field.hasAttribute(TAKES_CODES) === true) return true
  if (!takers.some((take) => take(code))) return false
  if (kept !== undefined) putBack(kept)
  return true
}

function keepFromPage(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
