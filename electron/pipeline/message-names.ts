import type { Logger } from '../log/logger.ts'
import type { SequencedMessage } from '../scanner/link.ts'
import type { Received } from './received.ts'
import type { ReceivedBytes } from './received-bytes.ts'
import { asideSession } from './set-aside.ts'

interface NameParts {
  readonly received: Received
  readonly bytes: ReceivedBytes
  readonly log: Logger
  onOtherBytes(message: SequencedMessage): SequencedMessage
}

/** Under which name a message is kept: every name is taken once, and nothing is thrown away because its own is taken by another message. */
export class MessageNames {
  readonly #parts: NameParts

  constructor(parts: NameParts) {
    this.#parts = parts
  }

  /** The message under the name that it now has taken: its own, one of a new epoch, or one set aside. Undefined when it came before. */
  take(message: SequencedMessage): SequencedMessage | undefined {
    const { received, bytes } = this.#parts
    if (received.begin(message)) return this.#noted(message)
    if (!bytes.differs(message)) return undefined
    // One new name and no more: who names it may have none left, or another line may have taken it.
    const renamed = this.#parts.onOtherBytes(message)
    if (received.begin(renamed)) return this.#noted(renamed)
    return bytes.differs(renamed) ? this.#setAside(renamed) : undefined
  }

  #noted(message: SequencedMessage): SequencedMessage {
    this.#parts.bytes.note(message)
    return message
  }

  #setAside(message: SequencedMessage): SequencedMessage {
    const { sessionId, sequence, scannerSerial } = message
    const session = { scannerSerial, sessionId: asideSession(sessionId) }
    const aside = { ...message, ...session, sequence: this.#parts.received.beginNext(session) }
    const text = 'a message of the scanner found no free name; it is kept and not used'
    this.#parts.log.error({ scannerSerial, sessionId, sequence, keptAs: aside.sequence }, text)
    return aside
  }
}
