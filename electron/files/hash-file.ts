import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

const CHUNK_BYTES = 1024 * 1024

/** SHA-256 of a file as hex, and its length; `onBytes` is told how far it is. Blocks: for a thread of its own or a command. */
export function hashFile(
  path: string,
  onBytes: (bytes: number) => void = () => undefined,
): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  const file = openSync(path, 'r')
  let bytes = 0
  try {
    for (;;) {
      const read = readSync(file, chunk, 0, CHUNK_BYTES, bytes)
      if (read === 0) return { sha256: hash.digest('hex'), bytes }
      hash.update(chunk.subarray(0, read))
      bytes += read
      onBytes(bytes)
    }
  } finally {
    closeSync(file)
  }
}
