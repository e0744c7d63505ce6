import type { Clock } from '../base/clock.ts'
import type { EggChange } from '../store/store.ts'

const MINUTES_SHOWN = 60
export const MS_PER_MINUTE = 60_000

/** What is written down of the minutes of a batch that began before this start. */
export interface MinutesBefore {
  readonly startedWallMs: number
  /** By minute since 1970. */
  readonly eggs: ReadonlyMap<number, number>
  /** When no station was there. */
  readonly unwatched: readonly { readonly fromWallMs: number; readonly toWallMs: number }[]
}

/**
 * Eggs of a batch in each of the last sixty minutes, as the sums over fact cells have them: an egg stands in the minute of the wall clock in which the
 * picture was taken that speaks for it. They go on by the monotonic clock, so that no jump of the other one moves a bar.
 */
export class EggMinutes {
  readonly #clock: Clock
  /** From the monotonic clock to the wall clock as it was when this began: where its minutes begin. */
  readonly #offsetMs: number
  readonly #first: number
  /** By minute as they are numbered here; without a jump of the wall clock the same as since 1970. */
  #eggs: Map<number, number>
  readonly #unwatched: ReadonlySet<number>

  constructor(clock: Clock, before?: MinutesBefore) {
    this.#clock = clock
    this.#offsetMs = clock.wallMs() - clock.monoMs()
    const now = this.#minuteOf(clock.monoMs())
    this.#first = before === undefined ? now : Math.min(now, minuteOfWall(before.startedWallMs))
    this.#eggs = new Map(before?.eggs)
    this.#unwatched = new Set((before?.unwatched ?? []).flatMap((stretch) => minutesOf(stretch, now)))
  }

  /** The earliest minute since 1970 that is shown now. */
  static earliestShown(clock: Clock): number {
    return minuteOfWall(clock.wallMs()) - MINUTES_SHOWN + 1
  }

  /** Moves what a commit changed. */
  apply(changes: readonly EggChange[]): void {
    const now = this.#minuteOf(this.#clock.monoMs())
    for (const { before, after, minutes } of changes) {
      if (minutes === undefined) continue
      if (minutes.before !== undefined && before?.eggClass !== 'EMPTY') this.#add(minutes.before, -1)
      if (after.eggClass !== 'EMPTY') this.#add(minutes.after, 1)
    }
    for (const old of this.#eggs.keys()) if (old <= now - MINUTES_SHOWN) this.#eggs.delete(old)
  }

  /** The same counted afresh, after a person's word moved eggs; asked from a minute since 1970 on, and answered by them. */
  recount(eggsByMinute: (fromMinute: number) => ReadonlyMap<number, number>): void {
    const now = this.#minuteOf(this.#clock.monoMs())
    // Of a scanner that is away and of a closed batch older minutes are shown than those of the last hour.
    const oldest = Math.min(now - MINUTES_SHOWN + 1, ...this.#eggs.keys())
    const eggs = eggsByMinute(minuteOfWall(this.#clock.wallMs()) - (now - oldest))
    this.#eggs = new Map([...eggs].map(([minute, count]) => [this.#own(minute), count]))
  }

  /**
   * Oldest first, the one of that moment last. Null where nobody knows: before the batch, and where nothing was counted while no station was there.
   * What a scanner kept meanwhile counts where it belongs once it has come.
   */
  view(nowMonoMs: number): (number | null)[] {
    const now = this.#minuteOf(nowMonoMs)
    return Array.from({ length: MINUTES_SHOWN }, (_, place) => {
      const minute = now - MINUTES_SHOWN + 1 + place
      if (minute < this.#first) return null
      const eggs = this.#eggs.get(minute) ?? 0
      return eggs === 0 && this.#unwatched.has(minute) ? null : eggs
    })
  }

  #add(minute: number, eggs: 1 | -1): void {
    const own = this.#own(minute)
    // An egg of before a jump of the clock may have stood elsewhere: no minute owes one.
    this.#eggs.set(own, Math.max(0, (this.#eggs.get(own) ?? 0) + eggs))
  }

  /** A minute since 1970 as it is numbered here, by how long ago it was; what lies ahead by a clock that was put back is now. */
  #own(minute: number): number {
    const ago = minuteOfWall(this.#clock.wallMs()) - minute
    return this.#minuteOf(this.#clock.monoMs()) - Math.max(0, ago)
  }

  #minuteOf(monoMs: number): number {
    return minuteOfWall(monoMs + this.#offsetMs)
  }
}

function minuteOfWall(wallMs: number): number {
  return Math.floor(wallMs / MS_PER_MINUTE)
}

/** The minutes that a stretch touches, as far as they are shown. */
function minutesOf({ fromWallMs, toWallMs }: MinutesBefore['unwatched'][number], now: number): number[] {
  const from = Math.max(minuteOfWall(fromWallMs), now - MINUTES_SHOWN + 1)
  const to = Math.min(minuteOfWall(toWallMs), now)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place)
}
