import { ProxyAgent, fetch as undiciFetch } from 'undici'

/** What is used of `fetch`: undici's own and the one of Node are of different types, and alike in this. */
export type UploadFetch = (address: URL, request: UploadRequest) => Promise<UploadResponse>

export interface UploadRequest {
  readonly method: 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
  readonly redirect: 'manual'
  readonly signal: AbortSignal
}

export interface UploadResponse {
  readonly status: number
  readonly ok: boolean
  readonly headers: { get(name: string): string | null }
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null
}

/** A machine is never asked about itself by way of another one. */
const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether an upload to this address goes through the proxy. */
export function usesProxy(endpoint: string, proxy: string | null): proxy is string {
  return proxy !== null && !THIS_MACHINE.has(new URL(endpoint).hostname)
}

/**
 * `fetch` through a proxy, by a tunnel (CONNECT) always, also for plain http: the proxy learns the receiver's name and nothing of the
 * credential. Its own environment variables are not looked at: a background process is not given any.
 */
export function proxiedFetch(proxy: string): { readonly fetch: UploadFetch; close(): void } {
  const dispatcher = new ProxyAgent({ uri: proxy, proxyTunnel: true })
  return {
    fetch: (address, request) => undiciFetch(address, { ...request, dispatcher }),
    close: () => void dispatcher.destroy().catch(() => undefined),
  }
}
