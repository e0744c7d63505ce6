import type { ScreenService } from '../../electron/contract/bridge.ts'
import type { Port, Unsubscribe } from '../../electron/rpc/port.ts'

/** What carries the ports of this screen: the preload's bridge or one WebSocket to the gateway. */
export interface Carrier {
  /** A fresh port to the service. It closes, sooner or later, when the service cannot be reached. */
  open(service: ScreenService): Port
  /** Called once when the carrier is gone and with it every port. */
  onClose(listener: () => void): Unsubscribe
  close(): void
}

export interface Connector {
  /** Rejects when the background cannot be reached. `onBadMessage` is told of messages that no port can take. */
  open(onBadMessage: (what: string) => void): Promise<Carrier>
}

/** A background that does not hand over a port within this time counts as not reached: an operator has seen nothing for long enough. */
export const OPEN_DEADLINE_MS = 5_000

/** Messages kept for a port that is still on its way; a screen says little before it has heard anything. */
export const EARLY_MESSAGES_MAX = 100
