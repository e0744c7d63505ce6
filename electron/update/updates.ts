import type { Clock, Timers } from '../base/clock.ts'
import type { Random } from '../base/random.ts'
import type { Result } from '../base/result.ts'
import type { UpdatePolicy } from '../contract/policy.ts'
import type { LineRest, UpdateView } from '../contract/update.ts'
import type { Logger } from '../log/logger.ts'
import type { Offer } from './channel-file.ts'
import type { FeedProblem } from './fetch-file.ts'
import type { Installer } from './installer.ts'

/** The line's side of an update. A station that is not there, or does not answer, answers undefined. */
export interface LineAtRest {
  rest(): Promise<LineRest | undefined>
  /** Asks that no batch begins from now on; the answer says what the line does. */
  lease(): Promise<{ readonly granted: boolean; readonly rest: LineRest } | undefined>
  release(): Promise<void>
}

/** How often the version on offer was tried; kept on disk, because a try ends this program. */
export interface AttemptBook {
  attempts(version: string): number
  /** Throws when it cannot be kept: an update that could not be counted is not tried. */
  note(version: string): void
}

export interface UpdateEngineParts {
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Logger
  readonly currentVersion: string
  /** Name of the file that says what is newest, for messages. */
  readonly channelFile: string
  readonly installer: Installer
  readonly line: LineAtRest
  readonly attempts: AttemptBook
  /** What a feed offers, its seal checked. */
  checkFeed(feed: string): Promise<Result<Offer, FeedProblem>>
  /** Asked anew whenever something is to be done: IT may have changed its mind. */
  policy(): UpdatePolicy
  /** By how many minutes the wall clock is ahead of UTC at a moment. */
  utcOffsetMinutes(wallMs: number): number
  /** Ordered stop of everything that runs in the background. */
  stopAll(): Promise<void>
  /** Starts this program again as it is. */
  startAgain(): void
  onView(view: UpdateView): void
}

/** Updates of this program as they go on by themselves; the shell and the screen see only the view. */
export interface Updates {
  readonly view: UpdateView
  checkNow(): void
  close(): void
}
