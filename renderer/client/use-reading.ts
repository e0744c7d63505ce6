import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, type EndOf, type Failure, failureOf, type Service } from './commands.ts'

/** An answer of a service as far as it has been read; `again` keeps the old one until the new one is there. */
export type Reading<T> =
  | { readonly state: 'loading' }
  | ({ readonly state: 'failed' } & Failure)
  | { readonly state: 'read'; readonly value: T }

/** A page that has just opened is not connected yet, and a service that died comes back: it is asked again, and said only after a while. */
const RETRY_MS = 500
const QUIET_TRIES = 6

/** Asks the review service, as most pages do; see `useReadingOf`. */
export function useReading<T>(key: string, question: (review: EndOf<'review'>) => Promise<T>, everyMs?: number) {
  return useReadingOf('review', key, question, everyMs)
}

/**
 * Asks a service whenever `key` changes, and every `everyMs` if given. The question may be a new function each time: the key says
 * whether it is another question.
 */
export function useReadingOf<S extends Service, T>(
  service: S,
  key: string,
  question: (client: EndOf<S>) => Promise<T>,
  everyMs?: number,
): { readonly reading: Reading<T>; readonly again: () => void } {
  const [kept, setKept] = useState<{ readonly key: string; readonly reading: Reading<T> }>()
  const [round, setRound] = useState(0)
  const newest = useRef(question)
  useEffect(() => {
    newest.current = question
  })
  const again = useCallback(() => setRound((count) => count + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another reading of the same key.
  useEffect(() => {
    let wanted = true
    const keep = (reading: Reading<T>) => {
      if (wanted) setKept({ key, reading })
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = (tries: number) => {
      ask(service, (client) => newest.current(client)).then(
        (value) => keep({ state: 'read', value }),
        (reason: unknown) => {
          const { code, file } = failureOf(reason)
          if (code !== 'CLOSED' || tries >= QUIET_TRIES) keep({ state: 'failed', code, file })
          if (code === 'CLOSED' && wanted) timer = setTimeout(() => read(tries + 1), RETRY_MS)
        },
      )
    }
    read(1)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [service, key, round])
  useEffect(() => {
    if (everyMs === undefined) return undefined
    const timer = setInterval(again, everyMs)
    return () => clearInterval(timer)
  }, [everyMs, again])
  return { reading: kept?.key === key ? kept.reading : { state: 'loading' }, again }
}
