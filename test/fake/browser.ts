import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** Starts it without a window, with a profile of its own and nothing that would talk to the outside. */
export function launchBrowser(executablePath: string, furtherArgs: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...furtherArgs,
    ],
  })
}

/** A refused reconnection is the point of some scenes; the browser reports it by itself. */
const REFUSED_RECONNECTION = /WebSocket connection to/
/** Where the console's own program never goes away, every error counts. */
export const NOTHING_TOLERATED = /(?!)/

/**
 * A page that writes down whatever must not happen: console errors but those that are `tolerated`, uncaught exceptions,
 * violations of the content security policy.
 */
export async function watchedPage(
  context: BrowserContext,
  tolerated: RegExp = REFUSED_RECONNECTION,
): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const faults: string[] = []
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() !== 'error' || tolerated.test(message.text())) return
    faults.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (problem) => faults.push(String(problem)))
  await page.exposeFunction('reportViolation', (text: string) => faults.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report: unknown = Reflect.get(window, 'reportViolation')
      if (typeof report === 'function')
        report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
    })
  })
  return { page, faults }
}
