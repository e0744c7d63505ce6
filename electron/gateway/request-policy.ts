export type RequestRefusal = 'FOREIGN_HOST' | 'FOREIGN_ORIGIN' | 'FOREIGN_PAGE' | 'METHOD'

export interface RequestFacts {
  readonly method: string
  readonly host: string | undefined
  readonly origin: string | undefined
  /** `Sec-Fetch-Site`, which no page can forge; undefined from what is no browser. */
  readonly site: string | undefined
  /** A browser always says where a WebSocket comes from; whoever does not is no screen of ours. */
  readonly isSocket: boolean
}

/** The names under which this machine may be asked; anything else is another site's name pointed at us (DNS rebinding). */
export function ownHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`]
}

/** Our own page, or an address that somebody typed or opened from another program. */
const OWN_SITES: readonly string[] = ['same-origin', 'none']

/** Whether a request can come from our own page or from somebody who typed our address. Pure. */
export function judgeRequest(facts: RequestFacts, port: number): RequestRefusal | undefined {
  const hosts = ownHosts(port)
  if (facts.host === undefined || !hosts.includes(facts.host.toLowerCase())) return 'FOREIGN_HOST'
  const origins = hosts.map((host) => `http://${host}`)
  if (facts.origin === undefined ? facts.isSocket : !origins.includes(facts.origin)) return 'FOREIGN_ORIGIN'
  // A link or picture of another page: it would use up somebody's tries to sign in.
  if (facts.site !== undefined && !OWN_SITES.includes(facts.site)) return 'FOREIGN_PAGE'
  return facts.method === 'GET' || facts.method === 'HEAD' ? undefined : 'METHOD'
}
