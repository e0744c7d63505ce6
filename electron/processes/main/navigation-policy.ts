import type { WebContents } from 'electron'
import { isOwnAddress } from './app-origin.ts'

/** The part of a page's contents that the policy is set on. */
export type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/** A page stays where it is, opens no windows and embeds nothing. Set on everything that is ever created, not only on our window. */
export function guardContents(contents: GuardedContents): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isOwnAddress(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
