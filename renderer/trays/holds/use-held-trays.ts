import { useCallback, useEffect, useState } from 'react'
import type { HeldTrayRow } from '../../../electron/contract/trays.ts'
import { ask, codeOf } from '../../client/commands.ts'
import type { Reading } from '../../client/use-reading.ts'

/** A tray may be held, pass again or be released at another screen meanwhile. */
const READ_AGAIN_MS = 2_000

/** Trays on hold as the station knows them; `again` reads them at once. */
export function useHeldTrays(): { readonly reading: Reading<readonly HeldTrayRow[]>; readonly again: () => void } {
  const [reading, setReading] = useState<Reading<readonly HeldTrayRow[]>>({ state: 'loading' })
  const [round, setRound] = useState(0)
  const again = useCallback(() => setRound((count) => count + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another reading.
  useEffect(() => {
    let wanted = true
    ask('station', (station) => station.call('heldTrays', {})).then(
      (value) => {
        if (wanted) setReading({ state: 'read', value })
      },
      (reason: unknown) => {
        if (wanted) setReading({ state: 'failed', code: codeOf(reason) })
      },
    )
    const timer = setTimeout(again, READ_AGAIN_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [round, again])
  return { reading, again }
}
