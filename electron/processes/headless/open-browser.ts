import { spawn } from 'node:child_process'

export interface BrowserSurroundings {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The system's own way to open an address, or undefined where nobody sits before a screen. Pure. */
export function browserCommand(
  url: string,
  { platform, environment }: BrowserSurroundings,
): readonly string[] | undefined {
  if (isSet(environment['CI'])) return undefined
  if (platform === 'darwin') return ['open', url]
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  const hasScreen = isSet(environment['DISPLAY']) || isSet(environment['WAYLAND_DISPLAY'])
  return hasScreen ? ['xdg-open', url] : undefined
}

/**
 * Opens the browser if there is one; whether that worked shows on the screen, and the link was printed as well.
 * Other users of the machine could read the link among the arguments: it works once, and the browser uses it at once.
 */
export function openBrowser(url: string, surroundings: BrowserSurroundings): void {
  const [command, ...args] = browserCommand(url, surroundings) ?? []
  if (command === undefined) return
  const opened = spawn(command, args, { detached: true, stdio: 'ignore' })
  opened.on('error', () => undefined)
  opened.unref()
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}
