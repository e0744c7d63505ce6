/**
 * How bytes travel over a `Port` between the station and a virtual scanner in another process, where there is no
 * pseudo-terminal. The port outlives connections; `connection` tells them apart.
 */
export type LineMessage =
  /** Station → device: plug in, so to speak. */
  | { readonly line: 'open'; readonly connection: number }
  /** Device → station. */
  | { readonly line: 'opened'; readonly connection: number }
  /** Device → station: the cable is out. */
  | { readonly line: 'absent'; readonly connection: number }
  | { readonly line: 'bytes'; readonly connection: number; readonly bytes: Uint8Array }
  /** From either end. */
  | { readonly line: 'closed'; readonly connection: number }

const KINDS: ReadonlySet<string> = new Set(['open', 'opened', 'absent', 'closed'])

/** Undefined for anything that is no message of this kind. */
export function parseLineMessage(message: unknown): LineMessage | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  if (!('line' in message && 'connection' in message)) return undefined
  const { line, connection } = message
  if (typeof line !== 'string' || typeof connection !== 'number') return undefined
  if (line === 'bytes') {
    return 'bytes' in message && message.bytes instanceof Uint8Array
      ? { line, connection, bytes: message.bytes }
      : undefined
  }
  return isKind(line) ? { line, connection } : undefined
}

function isKind(line: string): line is Exclude<LineMessage['line'], 'bytes'> {
  return KINDS.has(line)
}

/** A view posted over a port would take its whole buffer along: copy it then. */
export function wholeBuffer(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
}
