import type { DeviceWatch } from './device-watch.ts'
import type { ScannerLink } from './link.ts'

/**
 * The same link, which tries at once when its scanner is plugged in instead of waiting for the end of the countdown. One try for each time
 * that it appears: what is there and does not answer is tried as rarely as before. `watch` is asked anew at every wait, because another
 * scanner may have been chosen.
 */
export function withHotPlug(link: ScannerLink, watch: () => DeviceWatch | undefined): ScannerLink {
  let watching: DeviceWatch | undefined
  link.onStateChange((view) => {
    watching?.pause()
    watching = undefined
    if (view.state === 'Streaming') watch()?.forget()
    if (view.retryInMs === null) return
    watching = watch()
    watching?.start(view.fault === 'ABSENT', () => link.tryNow())
  })
  return link
}
