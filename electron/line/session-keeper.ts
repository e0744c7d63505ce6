import type { Interval } from '../base/interval-set.ts'
import type { Logger } from '../log/logger.ts'
import type { ScannerHello } from '../scanner/link.ts'
import type { Incidents } from './incidents.ts'
import { epochName, nextEpoch, sessionEpoch } from './session-epoch.ts'

/** By which name the station keeps what a scanner sends. */
export interface KeptSession {
  readonly scannerSerial: string
  readonly sessionId: string
}

export interface SessionKeeperParts {
  readonly incidents: Incidents
  readonly log: Logger
  /** What is durable of a session. */
  have(session: KeptSession): readonly Interval[]
}

/** The session under way. A scanner whose counter went back is a fault: people are told, and what it sends now is kept apart. */
export class SessionKeeper {
  readonly #parts: SessionKeeperParts
  #current: KeptSession | undefined
  /** As the scanner names it. */
  #named = ''
  /** The newest epoch of every session that has any, by the scanner's serial and its own name for the session. */
  readonly #newest = new Map<string, number>()

  constructor(parts: SessionKeeperParts) {
    this.#parts = parts
  }

  /** Undefined before the first scanner. */
  get current(): KeptSession | undefined {
    return this.#current
  }

  /** Whether the scanner at the link is in that session; true where none is asked about. */
  isCurrent(session: KeptSession | undefined): boolean {
    if (session === undefined) return true
    const { scannerSerial, sessionId } = this.#current ?? {}
    return session.scannerSerial === scannerSerial && session.sessionId === sessionId
  }

  /** Whether the scanner at the link is the one of that session and has begun another. */
  isOver(session: KeptSession): boolean {
    return session.scannerSerial === this.#current?.scannerSerial && !this.isCurrent(session)
  }

  /** A scanner says who it is; one that announces a number which the station has already began to count anew. */
  enter(hello: ScannerHello): KeptSession {
    const { scannerSerial, sessionId } = hello
    const { epoch, isNew } = sessionEpoch(hello, this.#rangesOf(scannerSerial), this.#newestOf(hello))
    this.#named = sessionId
    return this.#keep({ scannerSerial, sessionId }, epoch, isNew)
  }

  /** A message came under the name of another one. No epoch is begun twice; when there are no more, the last one stays. */
  beginAnew({ scannerSerial }: KeptSession): KeptSession {
    const named = { scannerSerial, sessionId: this.#named }
    const epoch = nextEpoch(this.#named, this.#rangesOf(scannerSerial), this.#newestOf(named))
    return this.#keep(named, epoch, true)
  }

  #keep(named: KeptSession, epoch: number, isAnew: boolean): KeptSession {
    const session = { scannerSerial: named.scannerSerial, sessionId: epochName(named.sessionId, epoch) }
    this.#current = session
    if (epoch > 0) this.#newest.set(keyOf(named), epoch)
    if (isAnew) {
      this.#parts.log.error({ ...session }, 'the scanner restarted its counter within a session')
      this.#parts.incidents.happened('SCANNER_COUNTER_BACK', { scanner: session.scannerSerial })
    }
    return session
  }

  #newestOf(named: KeptSession): number {
    return this.#newest.get(keyOf(named)) ?? 0
  }

  #rangesOf(scannerSerial: string): (sessionId: string) => readonly Interval[] {
    return (sessionId) => this.#parts.have({ scannerSerial, sessionId })
  }
}

function keyOf({ scannerSerial, sessionId }: KeptSession): string {
  return `${sessionId}/${scannerSerial}`
}
