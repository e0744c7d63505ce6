/** The screen is served from here and from nowhere else: never file://, never the network. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'ovoscope'
/** As Chromium writes the origin of a frame; the scheme is registered as standard, so it has one. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
export const APP_START_PAGE = `${APP_ORIGIN}/index.html`

/** Whether an address belongs to our own screen. Anything that does not parse does not. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address)
  if (url === null) return false
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
}
