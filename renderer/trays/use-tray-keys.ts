import { useEffect } from 'react'
import { addressIn } from '../client/use-address.ts'

/** Page up and Page down lead to the neighbours of a tray; the arrow keys belong to its cells. Not while somebody types or answers a dialog. */
export function useTrayKeys(previousVisitId: number | null, nextVisitId: number | null): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const to = event.key === 'PageUp' ? previousVisitId : event.key === 'PageDown' ? nextVisitId : null
      const busy =
        event.target instanceof Element &&
        event.target.closest('dialog, [role="dialog"], input:not([type=radio], [type=checkbox]), textarea, select')
      if (to === null || busy || event.defaultPrevented) return
      event.preventDefault()
      window.location.hash = addressIn('trays', to)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [previousVisitId, nextVisitId])
}
