import type { Clock } from '../base/clock.ts'
import type { LiveView } from '../contract/live.ts'
import { type LineRest, UPDATE_LEASE_MS } from '../contract/update.ts'

/** What the line does, as far as an update may not disturb it. */
export function lineRest({ batch, backlog }: Pick<LiveView, 'batch' | 'backlog'>): LineRest {
  if (batch !== null && batch.state !== 'closed') return 'batch'
  return backlog > 0 ? 'eggs' : 'idle'
}

/** The same of all lines together: the busiest one speaks for the station. */
export function restOfLines(views: readonly Pick<LiveView, 'batch' | 'backlog'>[]): LineRest {
  const rests = views.map(lineRest)
  if (rests.includes('batch')) return 'batch'
  return rests.includes('eggs') ? 'eggs' : 'idle'
}

/** The station's word that no batch begins while an update is started. It ends by itself, because who asked for it may have died. */
export class UpdateLease {
  readonly #clock: Clock
  readonly #rest: () => LineRest
  #untilMonoMs = Number.NEGATIVE_INFINITY

  constructor(clock: Clock, rest: () => LineRest) {
    this.#clock = clock
    this.#rest = rest
  }

  get held(): boolean {
    return this.#clock.monoMs() < this.#untilMonoMs
  }

  state(): { rest: LineRest } {
    return { rest: this.#rest() }
  }

  /** Granted only to an idle line; asking again begins the time anew. */
  grantUpdateLease(): { granted: boolean; rest: LineRest } {
    const rest = this.#rest()
    const granted = rest === 'idle'
    if (granted) this.#untilMonoMs = this.#clock.monoMs() + UPDATE_LEASE_MS
    return { granted, rest }
  }

  releaseUpdateLease(): Record<string, never> {
    this.#untilMonoMs = Number.NEGATIVE_INFINITY
    return {}
  }
}
