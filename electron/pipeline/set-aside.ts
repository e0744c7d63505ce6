const ASIDE = '+aside'

/** Where messages of a session are kept whose numbers other messages have; they are numbered in the order in which they came. */
export function asideSession(sessionId: string): string {
  return `${sessionId}${ASIDE}`
}

/** No scanner names a session so: its own id is hexadecimal. */
export function isSetAside(sessionId: string): boolean {
  return sessionId.endsWith(ASIDE)
}
