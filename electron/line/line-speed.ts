import type { Clock } from '../base/clock.ts'
import type { LiveView } from '../contract/live.ts'
import { cellOrder } from '../domain/tray/cell-order.ts'
import type { JudgedScan } from '../pipeline/build-group.ts'
import type { LinkView } from '../scanner/link.ts'
import type { EggChange, StoredBatch } from '../store/store.ts'
import type { BatchBefore } from './batch-before.ts'
import { EggMinutes } from './egg-minutes.ts'
import { SpeedMeter } from './speed-meter.ts'

/** How fast the line is with its batch, how fast it was, and how long it stood. */
export class LineSpeed {
  readonly #clock: Clock
  readonly #ratedEggsPerHour: number
  #meter: SpeedMeter
  #minutes: EggMinutes
  #beganMonoMs: number

  constructor(clock: Clock, ratedEggsPerHour: number) {
    this.#clock = clock
    this.#ratedEggsPerHour = ratedEggsPerHour
    this.#meter = new SpeedMeter(clock.monoMs())
    this.#minutes = new EggMinutes(clock)
    this.#beganMonoMs = clock.monoMs()
  }

  /** Another batch; one that was open before this start goes on from what is written down of it. */
  begin(before?: BatchBefore): void {
    this.#meter = new SpeedMeter(this.#clock.monoMs(), before?.stops)
    this.#minutes = new EggMinutes(this.#clock, before?.minutes)
    this.#beganMonoMs = this.#clock.monoMs()
  }

  /**
   * What a commit changed in the eggs of the batch, and the scans that it is of. A scan that came late, again from the journal or kept by the scanner,
   * counts in the minute in which it was taken: how fast the line is now, and whether it stands, it does not say.
   */
  count(changes: readonly EggChange[], scans: readonly Pick<JudgedScan, 'decided' | 'late'>[]): void {
    this.#minutes.apply(changes)
    const late = new Set(scans.filter((scan) => scan.late).map(({ decided }) => attemptName(decided, decided.attempt)))
    // Rescans and empty cells are work of the scanner, but no further eggs.
    const eggs = changes.filter(({ before, after }) => before === undefined && after.eggClass !== 'EMPTY')
    const now = eggs.filter((egg) => !late.has(attemptName(egg, egg.after.attempt)))
    this.#meter.count(now.length, this.#clock.monoMs())
  }

  /** A person's word moved eggs of the batch. */
  recount(eggsByMinute: (fromMinute: number) => ReadonlyMap<number, number>): void {
    this.#minutes.recount(eggsByMinute)
  }

  /**
   * As of the last byte of a scanner that is away: a mean that sank while nobody can know what the line does would be no honest number.
   * A closed batch has no speed and no stops any more, only those that it had.
   */
  live(batch: Pick<StoredBatch, 'state'> | undefined, link: LinkView): LiveView['speed'] {
    const nowMonoMs = this.#clock.monoMs()
    const { lastEggMonoMs } = this.#meter
    const lastByteMonoMs = link.silentForMs === null ? lastEggMonoMs : nowMonoMs - link.silentForMs
    const away = batch?.state === 'closed' ? lastEggMonoMs : Math.max(lastEggMonoMs, lastByteMonoMs)
    const asOfMonoMs = batch?.state !== 'closed' && link.state === 'Streaming' ? nowMonoMs : away
    const { eggsPerHour, ...stops } = this.#meter.view(asOfMonoMs)
    return {
      eggsPerHour: batch?.state === 'closed' ? null : eggsPerHour,
      ratedEggsPerHour: this.#ratedEggsPerHour,
      // Up to this start all is known that is written down, however long ago the last egg came.
      perMinute: this.#minutes.view(Math.max(asOfMonoMs, this.#beganMonoMs)),
      ...stops,
    }
  }
}

function attemptName({ visitId, cell }: Pick<EggChange, 'visitId' | 'cell'>, attempt: number): string {
  return `${visitId} ${cellOrder(cell)} ${attempt}`
}
