import {
  BRIDGE_KEY,
  type OvoscopeBridge,
  portMessageSchema,
  type ScreenService,
} from '../../electron/contract/bridge.ts'
import { Mailbox } from '../../electron/rpc/mailbox.ts'
import type { Port } from '../../electron/rpc/port.ts'
import { type Connector, EARLY_MESSAGES_MAX, OPEN_DEADLINE_MS } from './connector.ts'

/** The page's own window, as far as the hand-over needs it. */
export interface BridgeWindow {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

/** The preload's object, if this page runs in the desktop app. */
export function bridgeOf(page: object): OvoscopeBridge | undefined {
  const bridge: unknown = Reflect.get(page, BRIDGE_KEY)
  if (typeof bridge !== 'object' || bridge === null) return undefined
  const connect: unknown = Reflect.get(bridge, 'connect')
  if (typeof connect !== 'function') return undefined
  return { connect: (nonce, service, line) => Reflect.apply(connect, bridge, [nonce, service, line]) }
}

/** Ports from the preload, of the line that the page shows: each asked for with a nonce, received by a message from this very window. */
export function bridgeConnector(
  bridge: OvoscopeBridge,
  page: BridgeWindow,
  makeNonce: () => string,
  line?: string,
): Connector {
  const ofLine = { connect: (nonce: string, service: ScreenService) => bridge.connect(nonce, service, line) }
  return {
    open: () =>
      Promise.resolve({
        open: (service) => portFromBridge(ofLine, page, makeNonce(), service),
        // The bridge lives as long as the page.
        onClose: () => () => undefined,
        close: () => undefined,
      }),
  }
}

/** A port that can be used at once; what is posted before the real one has arrived waits for it. */
function portFromBridge(
  bridge: Pick<OvoscopeBridge, 'connect'>,
  page: BridgeWindow,
  nonce: string,
  service: ScreenService,
): Port {
  const mailbox = new Mailbox()
  const early: unknown[] = []
  let channel: MessagePort | undefined

  const close = () => {
    clearTimeout(deadline)
    page.removeEventListener('message', onHandOver)
    channel?.close()
    mailbox.close()
  }
  const onHandOver = (event: MessageEvent) => {
    if (event.source !== page) return
    const parsed = portMessageSchema.safeParse(event.data)
    if (!parsed.success || parsed.data.nonce !== nonce || parsed.data.service !== service) return
    clearTimeout(deadline)
    page.removeEventListener('message', onHandOver)
    channel = event.ports[0]
    if (channel === undefined) {
      close()
      return
    }
    channel.addEventListener('message', ({ data }) => {
      if (!mailbox.deliver(data)) close()
    })
    // Chromium tells by this event that the other end is gone.
    channel.addEventListener('close', () => mailbox.close())
    channel.start()
    for (const message of early.splice(0)) channel.postMessage(message)
  }
  const deadline = setTimeout(close, OPEN_DEADLINE_MS)
  page.addEventListener('message', onHandOver)
  bridge.connect(nonce, service)

  return {
    post(message) {
      if (mailbox.closed) return
      if (channel !== undefined) channel.postMessage(message)
      else if (early.length < EARLY_MESSAGES_MAX) early.push(message)
      else close()
    },
    onMessage: (listener) => mailbox.onMessage(listener),
    onClose: (listener) => mailbox.onClose(listener),
    close,
  }
}
