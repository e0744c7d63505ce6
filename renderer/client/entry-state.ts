import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/**
 * What a page wants to find again when somebody comes back to it: kept in the entry of the browser's history, beside the address. A link
 * makes a new entry, which has none; back, forward and reload come to an old one.
 */
type Kept = string | number | readonly number[]

function keptNow(name: string): unknown {
  const state: unknown = window.history.state
  return typeof state === 'object' && state !== null ? Reflect.get(state, name) : undefined
}

function keep(name: string, value: Kept): void {
  const state: unknown = window.history.state
  window.history.replaceState({ ...(typeof state === 'object' ? state : undefined), [name]: value }, '')
}

/** As `useState`, for what belongs to the view and not to the data. What `read` does not know gives the first value. */
export function useEntryState<T extends Kept>(
  name: string,
  read: (kept: unknown) => T,
): readonly [T, (value: T) => void] {
  const [value, setValue] = useState(() => read(keptNow(name)))
  const set = useCallback(
    (next: T) => {
      keep(name, next)
      setValue(next)
    },
    [name],
  )
  return [value, set]
}

/** So long after the last movement the place is kept: browsers allow few changes of the history a second. */
const STILL_MS = 120
/** Content arrives piece by piece; whoever comes back is not pulled about for longer. */
const RESTORE_MS = 3_000
const SCROLL = 'scrollTop'

/** Gives a scrolling element the place where it was when its entry of the history was left, as soon as there is enough content for it. */
export function useKeptScroll<E extends HTMLElement>(): React.RefObject<E | null> {
  const element = useRef<E>(null)
  useLayoutEffect(() => {
    const wanted = keptNow(SCROLL)
    if (element.current === null || typeof wanted !== 'number' || wanted <= 0) return undefined
    return restore(element.current, wanted)
  }, [])
  useEffect(() => {
    const scrolling = element.current
    if (scrolling === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const keepNow = () => {
      clearTimeout(timer)
      keep(SCROLL, Math.round(scrolling.scrollTop))
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(keepNow, STILL_MS)
    }
    scrolling.addEventListener('scroll', later, { passive: true })
    // A link is followed after its click: the last chance to write into the entry that is left.
    scrolling.addEventListener('click', keepNow, { capture: true })
    return () => {
      clearTimeout(timer)
      scrolling.removeEventListener('scroll', later)
      scrolling.removeEventListener('click', keepNow, { capture: true })
    }
  }, [])
  return element
}

function restore(scrolling: HTMLElement, wanted: number): () => void {
  const watch = new MutationObserver(() => attempt())
  const stop = () => {
    watch.disconnect()
    clearTimeout(timer)
    for (const name of ['wheel', 'pointerdown', 'keydown']) scrolling.removeEventListener(name, stop)
  }
  const attempt = () => {
    scrolling.scrollTop = wanted
    if (Math.abs(scrolling.scrollTop - wanted) <= 1) stop()
  }
  const timer = setTimeout(stop, RESTORE_MS)
  // Whoever scrolls meanwhile has another place in mind.
  for (const name of ['wheel', 'pointerdown', 'keydown']) scrolling.addEventListener(name, stop, { passive: true })
  watch.observe(scrolling, { childList: true, subtree: true })
  attempt()
  return stop
}
