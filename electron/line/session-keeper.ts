import type { Interval } from '../base/interval-set.ts'
import type { Logger } from '../log/logger.ts'
import type { ScannerHello } from '../scanner/link.ts'
import type { Incidents } from './incidents.ts'
import { nextEpoch, sessionEpoch } from './session-epoch.ts'

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

  constructor(parts: SessionKeeperParts) {
    this.#parts = parts
  }

  /** Undefined before the first scanner. */
  get current(): KeptSession | undefined {
    return this.#current
  }

  /** A scanner says who it is; one that announces a number which the station has already began to count anew. */
  enter(hello: ScannerHello): KeptSession {
    const { sessionId, isNew } = sessionEpoch(hello, this.#rangesOf(hello.scannerSerial))
    this.#named = hello.sessionId
    return this.#keep({ scannerSerial: hello.scannerSerial, sessionId }, isNew)
  }

  /** A message came under the name of another one. */
  beginAnew({ scannerSerial }: KeptSession): KeptSession {
    return this.#keep({ scannerSerial, sessionId: nextEpoch(this.#named, this.#rangesOf(scannerSerial)) }, true)
  }

  #keep(session: KeptSession, isAnew: boolean): KeptSession {
    this.#current = session
    if (isAnew) {
      this.#parts.log.error({ ...session }, 'the scanner restarted its counter within a session')
      this.#parts.incidents.happened('SCANNER_COUNTER_BACK', { scanner: session.scannerSerial })
    }
    return session
  }

  #rangesOf(scannerSerial: string): (sessionId: string) => readonly Interval[] {
    return (sessionId) => this.#parts.have({ scannerSerial, sessionId })
  }
}
