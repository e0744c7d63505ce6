import { securityHeaders } from '../../gateway/content-security-policy.ts'
import { isOwnAddress } from './app-origin.ts'

/** Reads one file under the screen's folder, named by its path segments; undefined if there is none. Never rejects. */
export type ReadScreenFile = (segments: readonly string[]) => Promise<Uint8Array<ArrayBuffer> | undefined>

/** What the built screen consists of. A file of another kind is not part of it and is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  woff2: 'font/woff2',
}

/** Longest address that is looked at; the built files have short names. */
const ADDRESS_CHARACTERS_MAX = 1_000

/** Answers every request for app://. Whatever is wrong with it, the answer is a response and never an exception. */
export function createAppHandler(read: ReadScreenFile): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'Method not allowed')
    const segments = segmentsOf(request.url)
    const mediaType = MEDIA_TYPES[extensionOf(segments?.at(-1) ?? '')]
    if (segments === undefined || mediaType === undefined) return answer(404, 'Not found')
    const bytes = await read(segments)
    if (bytes === undefined) return answer(404, 'Not found')
    const headers = { ...securityHeaders(), 'content-type': mediaType, 'cache-control': 'no-cache' }
    return new Response(request.method === 'HEAD' ? null : bytes, { status: 200, headers })
  }
}

/**
 * The path segments an address names, decoded once, or undefined if it is not ours or not plain. A segment that a file system
 * could read as anything but one name is refused: dots, separators, drive letters, streams, NUL, and names Windows would trim.
 */
export function segmentsOf(address: string): string[] | undefined {
  if (address.length > ADDRESS_CHARACTERS_MAX || !isOwnAddress(address)) return undefined
  const path = URL.parse(address)?.pathname ?? ''
  const raw = path === '/' || path === '' ? ['index.html'] : path.slice(1).split('/')
  const segments = raw.map(decodeSegment)
  return segments.every((segment) => segment !== undefined && PLAIN_NAME.test(segment))
    ? segments.filter(isText)
    : undefined
}

/** Letters, digits and a few marks; does not begin or end with a dot. Built files have no other names. */
const PLAIN_NAME = /^[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,120}[A-Za-z0-9_-])?$/

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

function isText(value: string | undefined): value is string {
  return value !== undefined
}

function extensionOf(name: string): string {
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : ''
}

function answer(status: number, text: string): Response {
  return new Response(text, { status, headers: { ...securityHeaders(), 'content-type': 'text/plain; charset=utf-8' } })
}
