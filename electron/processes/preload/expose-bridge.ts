import type { ContextBridge, IpcRenderer } from 'electron'
import { ASK_PORT_CHANNEL, BRIDGE_KEY, GIVE_PORT_CHANNEL, type OvoscopeBridge } from '../../contract/bridge-names.ts'

/** What the preload uses of Electron. */
export interface PreloadPort {
  readonly contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>
  readonly ipcRenderer: Pick<IpcRenderer, 'on' | 'send'>
}

/** The page's window, as far as a port is passed on through it. */
export interface BridgedPage {
  readonly location: { readonly origin: string }
  postMessage(message: unknown, targetOrigin: string, transfer: readonly MessagePort[]): void
}

/**
 * Puts the one object on the page's window. Main checks who asks and what for; the page checks what comes back:
 * here things are only passed on, to our own origin and to nobody else.
 */
export function exposeBridge({ contextBridge, ipcRenderer }: PreloadPort, page: BridgedPage): void {
  const bridge: OvoscopeBridge = {
    connect: (nonce, service, line) =>
      ipcRenderer.send(ASK_PORT_CHANNEL, { nonce, service, ...(line !== undefined && { line }) }),
  }
  ipcRenderer.on(GIVE_PORT_CHANNEL, (event, message: unknown) => {
    page.postMessage(message, page.location.origin, event.ports)
  })
  contextBridge.exposeInMainWorld(BRIDGE_KEY, bridge)
}
