import type { GatewayEnvelope, ScreenService } from '../contract/bridge.ts'
import { Mailbox } from './mailbox.ts'
import { withOwnBuffers } from './own-buffers.ts'
import type { Port } from './port.ts'

/** What carries the envelopes, in order and without loss while it lives: a WebSocket with MessagePack. */
export interface Wire {
  send(envelope: GatewayEnvelope): void
  readonly backlogBytes?: number
}

/** The screen's end: opens one port for each service over one wire. */
export interface ScreenMultiplexer {
  /** A fresh port to the service; a port opened before for it is closed. Open again when it closes: that is how a screen heals after a restart. */
  open(service: ScreenService): Port
  receive(envelope: GatewayEnvelope): void
  /** The wire is gone: every port closes. */
  end(): void
}

interface OpenPort {
  readonly mailbox: Mailbox
  /** Until the far end has agreed, what arrives still belongs to the port before. */
  agreed: boolean
}

export function createScreenMultiplexer(wire: Wire): ScreenMultiplexer {
  const ports = new Map<ScreenService, OpenPort>()
  let ended = false
  return {
    open(service) {
      ports.get(service)?.mailbox.close()
      const opened: OpenPort = { mailbox: new Mailbox(), agreed: false }
      if (ended) {
        opened.mailbox.close()
        return portOver(wire, service, opened.mailbox, () => undefined)
      }
      ports.set(service, opened)
      wire.send({ to: service, port: 'open' })
      return portOver(wire, service, opened.mailbox, () => {
        if (ports.get(service) === opened) ports.delete(service)
      })
    },
    receive(envelope) {
      const opened = ports.get(envelope.to)
      if (opened === undefined) return
      if ('message' in envelope) {
        if (opened.agreed) opened.mailbox.deliver(withOwnBuffers(envelope.message))
      } else if (envelope.port === 'open') opened.agreed = true
      else if (opened.agreed) {
        ports.delete(envelope.to)
        opened.mailbox.close()
      }
    },
    end() {
      ended = true
      for (const opened of ports.values()) opened.mailbox.close()
      ports.clear()
    },
  }
}

/** The gateway's end: hands out a port whenever the screen opens one. */
export interface GatewayMultiplexer {
  receive(envelope: GatewayEnvelope): void
  end(): void
}

export function createGatewayMultiplexer(
  wire: Wire,
  onOpen: (service: ScreenService, port: Port) => void,
): GatewayMultiplexer {
  const mailboxes = new Map<ScreenService, Mailbox>()
  return {
    receive(envelope) {
      const service = envelope.to
      const current = mailboxes.get(service)
      if ('message' in envelope) {
        // Without a port: the screen's last words to one that has just closed.
        if (current?.deliver(withOwnBuffers(envelope.message)) === false) {
          mailboxes.delete(service)
          current.close()
          wire.send({ to: service, port: 'closed' })
        }
        return
      }
      mailboxes.delete(service)
      current?.close()
      if (envelope.port === 'closed') return
      const mailbox = new Mailbox()
      mailboxes.set(service, mailbox)
      wire.send({ to: service, port: 'open' })
      const port = portOver(wire, service, mailbox, () => {
        if (mailboxes.get(service) === mailbox) mailboxes.delete(service)
      })
      onOpen(service, port)
    },
    end() {
      for (const mailbox of [...mailboxes.values()]) mailbox.close()
      mailboxes.clear()
    },
  }
}

function portOver(wire: Wire, service: ScreenService, mailbox: Mailbox, onClosedHere: () => void): Port {
  return {
    post(message) {
      if (!mailbox.closed) wire.send({ to: service, message })
    },
    onMessage: (listener) => mailbox.onMessage(listener),
    onClose: (listener) => mailbox.onClose(listener),
    close() {
      if (mailbox.closed) return
      wire.send({ to: service, port: 'closed' })
      onClosedHere()
      mailbox.close()
    },
    get backlogBytes() {
      return wire.backlogBytes ?? 0
    },
  }
}
