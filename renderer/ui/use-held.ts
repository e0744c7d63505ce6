import { useEffect, useRef, useState } from 'react'

/** The newest value, but each one shown for at least `holdMs`: what changes eight times a second cannot be read. */
export function useHeld<T>(value: T, holdMs: number): T {
  const [shown, setShown] = useState(value)
  const shownAtMonoMs = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (Object.is(value, shown)) return undefined
    const show = () => {
      shownAtMonoMs.current = performance.now()
      setShown(value)
    }
    const timer = setTimeout(show, Math.max(0, shownAtMonoMs.current + holdMs - performance.now()))
    return () => clearTimeout(timer)
  }, [value, shown, holdMs])
  return shown
}
