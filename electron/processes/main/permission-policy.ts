import { isOwnAddress } from './app-origin.ts'
import type { GuardedSession } from './electron-port.ts'

/**
 * Says no to everything a page can ask for. Electron's default is yes to all. The screen needs none of it: devices belong to the
 * station process, pictures are drawn from bytes, and what leaves the machine leaves through the uplink.
 */
export function denyEverything(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }))
}

/** Addresses that lead nowhere outside the page. The content security policy says the same; this holds even where a page has none. */
const LOCAL_SCHEMES = new Set(['blob:', 'data:'])

/** Whether the screen may fetch this at all. */
export function mayRequest(address: string): boolean {
  return isOwnAddress(address) || LOCAL_SCHEMES.has(URL.parse(address)?.protocol ?? '')
}
