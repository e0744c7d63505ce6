import type { TimerHandle } from '../base/clock.ts'
import type { LineOutcome } from '../contract/line.ts'
import { LIVE_VIEW_HZ, type LiveView } from '../contract/live.ts'
import { type Caller, PROGRAM } from '../domain/access.ts'
import { LINES_MAX } from '../domain/line-id.ts'
import { confirmClockMark, keepClockMark, newestWallMs } from '../line/clock-mark.ts'
import { ClockWatch } from '../line/clock-watch.ts'
import { LegalClock } from '../line/legal-clock.ts'
import { Line } from '../line/line.ts'
import { bindArchive } from '../line/line-archive.ts'
import type { SharedState } from '../line/line-parts.ts'
import { zoneOfSite } from '../line/site-zone.ts'
import { ModelShare } from '../pipeline/model-share.ts'
import type { Predictor } from '../pipeline/predict/prediction.ts'
import { Received } from '../pipeline/received.ts'
import { ReceivedBytes } from '../pipeline/received-bytes.ts'
import { VisitNumbers } from '../pipeline/visit-numbers.ts'
import type { StationParts } from './station-parts.ts'

/** All lines of one machine: holds what they share, which is the database, the clock and its law, the model, and the state of disk and records. */
export class Station {
  readonly lines: readonly Line[]
  readonly #parts: StationParts
  readonly #clockWatch: ClockWatch
  readonly #ticker: TimerHandle
  readonly #modelShare = new ModelShare()
  #diskLow = false
  #reviewDown = false
  #databaseDamaged = false

  constructor(parts: StationParts) {
    this.#parts = parts
    const { store, clock, timers, log, hatchery } = parts
    const begun = parts.lines.map((own) => ({ own, start: own.store.start() }))
    const written = begun.map(({ start }) => newestWallMs(start)).filter((wallMs) => wallMs !== undefined)
    this.#clockWatch = new ClockWatch({
      ...{ clock, mark: begun[0]?.start.clockMark },
      newestWrittenWallMs: written.length === 0 ? undefined : Math.max(...written),
      keep: (mark, jump) => keepClockMark(store, { mark, jump, log }),
    })
    // At once, so that nothing is decided by a clock whose time is not written down.
    this.#clockWatch.tick()
    // Before the lines' own ticks: what they show of the clock is as new as they are.
    this.#ticker = timers.every(1000 / LIVE_VIEW_HZ, () => this.#clockWatch.tick())
    const shared = this.#sharedState()
    const received = new Received(begun[0]?.start.sessions ?? [])
    const receivedBytes = new ReceivedBytes(LINES_MAX)
    const visitNumbers = new VisitNumbers(begun[0]?.start.nextVisitId ?? 1)
    const modelShare = this.#modelShare
    const lines = () => this.lines.map((line) => line.overview)
    const zone = zoneOfSite(hatchery)
    this.lines = begun.map(({ own, start }) => {
      const legalClock = new LegalClock({ clock, clockTrusted: () => shared.clockTrusted, zone })
      return new Line({
        ...{
          ...parts,
          ...own,
          ...bindArchive({ ...own, start, pictures: parts.pictures }),
          start,
          shared,
          legalClock,
          received,
          receivedBytes,
          visitNumbers,
          modelShare,
          lines,
        },
        // An egg of an earlier batch may lie in a tray of any line.
        corrected: (wish) => {
          for (const line of this.lines) line.onCorrected(wish)
        },
      })
    })
  }

  /** Undefined for a line that does not run here. */
  line(lineId: string): Line | undefined {
    return this.lines.find((line) => line.lineId === lineId)
  }

  /** A person said something of a tray, which may have come by on any line. */
  onTrayWord(visitId: number): void {
    for (const line of this.lines) line.onTrayWord(visitId)
  }

  /** The model became ready, restarts, or was given up: one for all lines. */
  setModel(model: LiveView['model'], predictor: Predictor | undefined): void {
    for (const line of this.lines) line.setModel(model, predictor)
  }

  /** Nothing is with the model that judges: what another one does now delays no scan that is there. */
  get isModelIdle(): boolean {
    return this.#modelShare.isIdle
  }

  /** Whether ages and days may be counted by the station's clock. */
  get clockTrusted(): boolean {
    return this.#clockWatch.trusted
  }

  /** Little room is left on the disk; the lines go on. */
  setDiskLow(low: boolean): void {
    this.#diskLow = low
  }

  /** Records cannot be read until somebody starts their process again, or can again. */
  setReviewDown(down: boolean): void {
    this.#reviewDown = down
  }

  /** The check of every page found the database damaged, or sound again; the lines go on. */
  setDatabaseDamaged(damaged: boolean): void {
    this.#databaseDamaged = damaged
  }

  /** A person has compared the station's clock and says that it is right: ages are trusted again, on every line. */
  confirmClock(caller: Caller = PROGRAM): LineOutcome {
    const done = this.#clockWatch.confirm((mark) => confirmClockMark(mark, { ...this.#parts, caller }))
    return done ? { ok: true } : { ok: false, refusal: 'NOT_SAVED' }
  }

  /** Ordered stop: every line as far as it comes by the deadline, then the writer. */
  async stop(deadlineMs: number): Promise<void> {
    const { timers, store, pictures } = this.#parts
    this.#clockWatch.tick()
    try {
      const ends = await Promise.allSettled(this.lines.map((line) => line.stop(deadlineMs)))
      for (const end of ends) if (end.status === 'rejected') throw end.reason
      await pictures?.close()
    } finally {
      // Until now: a clock that jumps while the lines end, which may take seconds, must not be forgotten.
      timers.cancel(this.#ticker)
      this.#clockWatch.tick()
      store.close()
    }
  }

  #sharedState(): SharedState {
    const clockWatch = this.#clockWatch
    const isDiskLow = () => this.#diskLow
    const isReviewDown = () => this.#reviewDown
    const isDatabaseDamaged = () => this.#databaseDamaged
    return {
      get clockTrusted() {
        return clockWatch.trusted
      },
      get diskLow() {
        return isDiskLow()
      },
      get reviewDown() {
        return isReviewDown()
      },
      get databaseDamaged() {
        return isDatabaseDamaged()
      },
    }
  }
}
