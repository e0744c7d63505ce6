import { statfs } from 'node:fs/promises'

/** Below this the disk is as good as full: the journal of a night with a stopped model, the logs and one commit must still fit. A backup is refused, and the operator is told. */
export const DISK_LITTLE_BYTES = 2 * 1024 ** 3

/** What this account may still write on the disk of a folder, and the size of that disk. Rejects when the system cannot say. */
export async function diskRoom(folder: string): Promise<{ readonly freeBytes: number; readonly totalBytes: number }> {
  const { bavail, bsize, blocks } = await statfs(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}
