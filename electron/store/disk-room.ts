import { statfsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'

/** Below this the disk is as good as full: the journal of a night with a stopped model, the logs and one commit must still fit. A backup is refused, and the operator is told. */
export const DISK_LITTLE_BYTES = 2 * 1024 ** 3

/** What this account may still write on the disk of a folder, and the size of that disk. Rejects when the system cannot say. */
export async function diskRoom(folder: string): Promise<{ readonly freeBytes: number; readonly totalBytes: number }> {
  const { bavail, bsize, blocks } = await statfs(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}

/** Undefined where so many bytes may be written in a folder and the line still has what it needs; otherwise a sentence. Throws what the system says. */
export function shortOfRoom(folder: string, bytes: number): string | undefined {
  const { bavail, bsize } = statfsSync(folder)
  const [needed, free] = [bytes + DISK_LITTLE_BYTES, bavail * bsize]
  if (free >= needed) return undefined
  return `${toMib(needed)} MiB must be free on the disk of ${folder}, and there are ${toMib(free)}`
}

function toMib(bytes: number): number {
  return Math.ceil(bytes / 1024 ** 2)
}
