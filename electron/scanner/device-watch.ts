import type { TimerHandle, Timers } from '../base/clock.ts'

/** How often it is looked whether the scanner is there, while the link waits for it: below what a person notices. */
const LOOK_EVERY_MS = 1_000
/** After the system told of a change: by then it has given the new port its name, its group and its rights. */
const SETTLE_MS = 200

/**
 * What is seen of the scanner at one look: undefined while it is not there. Another text means that it was plugged in anew, or that the
 * rights to it have changed.
 */
export type Sighting = string | undefined

/** Somebody who can tell when a scanner is plugged in. */
export interface DeviceWatch {
  /** `onAppeared` is told each time that it is there and was not, or not like this, at the look before. `wasAbsent`: the last attempt to open it found nothing. */
  start(wasAbsent: boolean, onAppeared: () => void): void
  /** What was seen last is kept for the next start. */
  pause(): void
  /** Forgets what was seen: it has been connected meanwhile. */
  forget(): void
}

export interface DeviceWatchParts {
  readonly timers: Timers
  /** Looks without opening anything; must not reject. */
  look(): Promise<Sighting>
  /** Calls back whenever the system tells of a change of its devices, if it can; the answer ends that. Polling goes on beside it: such events are not to be relied upon. */
  listen?(onChange: () => void): () => void
}

/** Looks by event and by the clock, and only between `start` and `pause`. */
export function createDeviceWatch({ timers, look, listen = () => () => undefined }: DeviceWatchParts): DeviceWatch {
  let seen: { readonly sighting: Sighting } | undefined
  let running: { readonly ticker: TimerHandle; readonly unlisten: () => void } | undefined
  let settling: TimerHandle | undefined
  let round = 0
  let isLooking = false

  async function lookNow(mine: number, onAppeared: () => void): Promise<void> {
    // A machine that lists its devices slowly is asked again when it has answered: an older answer must not follow a newer one.
    if (isLooking) return
    isLooking = true
    const sighting = await look()
    isLooking = false
    // A look that began before a pause says nothing of now.
    if (mine !== round || running === undefined) return
    const before = seen
    seen = { sighting }
    if (sighting !== undefined && before !== undefined && before.sighting !== sighting) onAppeared()
  }

  return {
    start(wasAbsent, onAppeared) {
      if (running !== undefined) return
      const mine = ++round
      // It was looked for a moment ago, and was not there: whatever is seen now is new. Only once, or a port that is there and opens as if it were not would be tried without a pause.
      if (seen === undefined && wasAbsent) seen = { sighting: undefined }
      const unlisten = listen(() => {
        settling ??= timers.after(SETTLE_MS, () => {
          settling = undefined
          void lookNow(mine, onAppeared)
        })
      })
      running = { ticker: timers.every(LOOK_EVERY_MS, () => void lookNow(mine, onAppeared)), unlisten }
      void lookNow(mine, onAppeared)
    },
    pause() {
      round++
      if (settling !== undefined) timers.cancel(settling)
      settling = undefined
      if (running === undefined) return
      timers.cancel(running.ticker)
      running.unlisten()
      running = undefined
    },
    forget() {
      seen = undefined
    },
  }
}
