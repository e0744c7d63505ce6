import type { LiveView } from '../../electron/contract/live.ts'
import { fakeMinutes } from './live-view.ts'

/** A line whose station was away for five minutes and knows of two stops. */
export const STARTED_AGAIN: Pick<LiveView, 'speed'> = {
  speed: {
    ...{ eggsPerHour: 23_640, ratedEggsPerHour: 24_000, stops: 2, stoppedMs: 412_000, stopsAtLeast: true },
    perMinute: fakeMinutes().map((eggs, minute) => (minute > 43 && minute < 49 ? null : eggs)),
  },
}
