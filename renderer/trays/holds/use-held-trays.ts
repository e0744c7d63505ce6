import { useCallback, useEffect, useState } from 'react'
import type { HeldTrayRow } from '../../../electron/contract/trays.ts'
import { ask, codeOf } from '../../client/commands.ts'
import type { Reading } from '../../client/use-reading.ts'

/** A tray may be held, pass again or be released at another screen meanwhile. */
const READ_AGAIN_MS = 2_000
/** A page that has just opened is not connected yet: it is asked again soon, and said only after a while. */
const RETRY_MS = 300
const QUIET_TRIES = 10

/** Trays on hold as the station knows them; `again` reads them at once. */
export function useHeldTrays(): { readonly reading: Reading<readonly HeldTrayRow[]>; readonly again: () => void } {
  const [reading, setReading] = useState<Reading<readonly HeldTrayRow[]>>({ state: 'loading' })
  const [round, setRound] = useState(0)
  const again = useCallback(() => setRound((count) => count + 1), [])
  useEffect(() => {
    let wanted = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const readIn = (waitMs: number) => {
      if (wanted) timer = setTimeout(again, waitMs)
    }
    ask('station', (station) => station.call('heldTrays', {})).then(
      (value) => {
        if (wanted) setReading({ state: 'read', value })
        readIn(READ_AGAIN_MS)
      },
      (reason: unknown) => {
        const code = codeOf(reason)
        const quiet = code === 'CLOSED' && round < QUIET_TRIES
        if (wanted && !quiet) setReading({ state: 'failed', code })
        readIn(quiet ? RETRY_MS : READ_AGAIN_MS)
      },
    )
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [round, again])
  return { reading, again }
}
