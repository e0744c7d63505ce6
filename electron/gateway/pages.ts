/** The few pages that are not part of the screen: no script, no style, nothing loaded. */

/** After a sign-in. The page goes on by itself and not by a redirect, because a SameSite=Strict cookie does not travel with a redirect that began on another site. */
export const SIGNED_IN_PAGE = page(
  'Ovoscope',
  '<p><a href="/">Open the console</a></p>',
  '<meta http-equiv="refresh" content="0; url=/">',
)

export const SIGN_IN_NEEDED_PAGE = page(
  'Ovoscope: sign-in needed',
  '<h1>This screen is not signed in</h1><p>Open the link that the program printed in its window. Each link works once; a new one is printed as soon as one was used.</p>',
)

export const TOO_MANY_TRIES_PAGE = page(
  'Ovoscope: too many tries',
  '<h1>Too many wrong links</h1><p>Wait a minute, then open the newest link that the program printed.</p>',
)

/** The empty icon keeps the browser from asking for /favicon.ico, which is not there and would stand as an error in its log. */
function page(title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">${head}<title>${title}</title></head><body>${body}</body></html>\n`
}
