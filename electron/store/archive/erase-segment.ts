import { existsSync } from 'node:fs'
import type { ArchiveDisk, PictureFile } from './archive-disk.ts'
import { SEGMENT_HEAD_BYTES, segmentFile } from './segment-format.ts'
import type { SegmentPlace } from './segment-writer.ts'

/** Bytes, name, row of a segment that no row of a picture points into: in this order, so that what a crash leaves is found by its row. Rejects with what disk or database say. */
export async function eraseSegment({ book, disk, folder, onStep }: SegmentPlace, segmentId: number): Promise<void> {
  const path = segmentFile(folder, segmentId)
  if (existsSync(path)) {
    onStep('overwrite-salt')
    await overwriteHead(disk, path)
    onStep('remove-file')
    disk.remove(path)
    disk.syncNames(folder)
  }
  onStep('forget-row')
  book.forget(segmentId)
}

/** Without its salt nobody can make the key again: what a disk keeps of the bytes after their file is gone says nothing. */
export function overwriteHead(disk: ArchiveDisk, path: string): Promise<void> {
  return onFile(disk, path, async (file) => {
    await file.write([Buffer.alloc(SEGMENT_HEAD_BYTES)], 0)
    await file.sync()
  })
}

/** Opens a file for one piece of work, and closes it whatever comes of that. */
export async function onFile(
  disk: ArchiveDisk,
  path: string,
  work: (file: PictureFile) => Promise<void>,
): Promise<void> {
  const file = await disk.open(path)
  try {
    await work(file)
  } finally {
    await file.close()
  }
}
