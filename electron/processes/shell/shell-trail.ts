import type { StationAuthority } from '../../access/station-authority.ts'
import type { Clock } from '../../base/clock.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'

/** Deeds that wait for a station to write them down. More than these happen in no outage; then the newest is in the log alone. */
const WAITING_MAX = 100

interface Waiting {
  readonly caller: Caller
  readonly deed: AuditDeed
}

export interface ShellTrailOptions {
  readonly authority: Pick<StationAuthority, 'audit'>
  readonly clock: Clock
  readonly log: Logger
  /** What is done in play is not in the trail of the work. */
  isPlay(): boolean
}

/** What people do to the processes themselves, for the audit trail, which only the station writes. */
export class ShellTrail {
  readonly #options: ShellTrailOptions
  #waiting: Waiting[] = []
  #turn: Promise<void> = Promise.resolve()

  constructor(options: ShellTrailOptions) {
    this.#options = options
  }

  /** Before a change that must not stand without its entry; rejects when the entry is not there. */
  before(caller: Caller, deed: AuditDeed): Promise<void> {
    return this.#options.authority.audit(caller, deed)
  }

  /**
   * For what is done to the station itself: written as soon as a station of the work is there, with the time at which it was done; twice if
   * nobody knows whether it was written. Does not outlive this process; the log has it in any case. Settles when it is written, or has to wait.
   */
  note(caller: Caller, deed: AuditDeed): Promise<void> {
    const { clock, log } = this.#options
    const after = JSON.stringify({ ...parsed(deed.after), at: new Date(clock.wallMs()).toISOString() })
    log.info({ act: deed.act, subject: deed.subject, who: caller.name, after }, 'a deed for the audit trail')
    if (this.#waiting.length < WAITING_MAX) this.#waiting.push({ caller, deed: { ...deed, after } })
    return this.#write()
  }

  /** A station is there, for the first time or again. */
  stationStarted(): void {
    void this.#write()
  }

  /** In order; what cannot be written now waits for the next station. */
  #write(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      try {
        for (;;) {
          const [next] = this.#waiting
          if (next === undefined || this.#options.isPlay()) return
          await this.#options.authority.audit(next.caller, next.deed)
          this.#waiting = this.#waiting.slice(1)
        }
      } catch (problem) {
        this.#options.log.info({ reason: String(problem), waiting: this.#waiting.length }, 'deeds wait for the station')
      }
    })
    return this.#turn
  }
}

function parsed(text: string | undefined): object {
  const value: unknown = text === undefined ? {} : JSON.parse(text)
  return typeof value === 'object' && value !== null ? value : {}
}
