/** Names of the hand-over of ports to a screen. Apart from bridge.ts, because the sandboxed preload has use for these and none for a parser. */

/** The services a screen talks to; one port each, in this order wherever ports travel as a list. */
export const SCREEN_SERVICES = ['station', 'review', 'shell'] as const
export type ScreenService = (typeof SCREEN_SERVICES)[number]

/** Name of the one object the preload puts on `window`. */
export const BRIDGE_KEY = 'ovoscope'

/**
 * What the preload exposes as `window.ovoscope`. A port cannot cross Electron's context bridge as a return value,
 * so the page asks with a nonce of its own and receives one port by a `message` event on its own window:
 * `event.source === window`, `event.data` as `portMessageSchema`, the port as `event.ports[0]`.
 * One port for one service, and again whenever it has closed: a restart of one service leaves the others alone.
 */
export interface OvoscopeBridge {
  /** `line`: that of the window, if it names one. */
  connect(nonce: string, service: ScreenService, line?: string): void
}

export const PORT_MESSAGE_KIND = 'ovoscope.port'

/** Electron, preload → main: one port for one service, please; `portRequestSchema`. */
export const ASK_PORT_CHANNEL = 'ovoscope:ask-port'
/** Electron, main → preload: here it is, with a `PortMessage`. */
export const GIVE_PORT_CHANNEL = 'ovoscope:give-port'
