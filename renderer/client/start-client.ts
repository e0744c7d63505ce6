import { bridgeConnector, bridgeOf } from './bridge-connector.ts'
import { browserClock } from './clock.ts'
import { bindSession } from './commands.ts'
import type { Connector } from './connector.ts'
import { gatewayAddress, gatewayConnector } from './gateway-connector.ts'
import { lineOfSearch } from './line-of-window.ts'
import { Session } from './session.ts'
import { TICK_MS } from './state.ts'
import { consoleStore } from './store.ts'

/** Connects this page for as long as it lives: through the preload in the desktop app, through the gateway in a browser. */
export function startClient(): void {
  const session = new Session({
    connector: connectorOf(window),
    store: consoleStore,
    clock: browserClock,
    random: Math.random,
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
  })
  bindSession(session)
  session.start()
  setInterval(tick, TICK_MS)
}

function connectorOf(page: Window): Connector {
  const bridge = bridgeOf(page)
  const line = lineOfSearch(page.location.search)
  if (bridge !== undefined) return bridgeConnector(bridge, page, () => crypto.randomUUID(), line)
  return gatewayConnector(() => new WebSocket(gatewayAddress(page.location, line)))
}

function tick(): void {
  consoleStore.setState({ nowMonoMs: browserClock.monoMs(), nowWallMs: browserClock.wallMs() })
}
