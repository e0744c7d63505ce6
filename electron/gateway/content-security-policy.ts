/**
 * What the screen's page may load and reach: its own files and nothing else. The same policy whoever serves the page,
 * Electron's app:// handler or the gateway, so that what works in one works in the other.
 */
const DIRECTIVES: readonly (readonly [string, readonly string[]])[] = [
  ['default-src', ["'none'"]],
  ['script-src', ["'self'"]],
  ['style-src', ["'self'"]],
  // Egg pictures are drawn from bytes: they come as blobs and never from elsewhere.
  ['img-src', ["'self'", 'blob:', 'data:']],
  ['font-src', ["'self'"]],
  ['connect-src', ["'self'"]],
  ['object-src', ["'none'"]],
  ['base-uri', ["'none'"]],
  ['form-action', ["'none'"]],
  ['frame-ancestors', ["'none'"]],
]

/** Value of the Content-Security-Policy header. */
export function contentSecurityPolicy(): string {
  return DIRECTIVES.map(([name, values]) => [name, ...values].join(' ')).join('; ')
}

/** Every header that hardens a response with the screen in it, the policy above included. Names in lower case. */
export function securityHeaders(): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), hid=(), microphone=(), serial=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  }
}
