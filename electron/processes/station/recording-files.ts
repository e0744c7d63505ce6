import { mkdir, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { RECORDINGS_LISTED_MAX } from '../../contract/recordings.ts'
import { FIRST_LINE_ID } from '../../domain/line-id.ts'
import type { RecordingSink } from '../../scanner/replay/entry-writer.ts'

const ENDING = '.ovorec'

/** `line-20261121-114500.ovorec`, in UTC: names in the order of their time. That of a further line says which: `line-20261121-114500-line-2.ovorec`. */
export function recordingName(atWallMs: number, lineId: string): string {
  const [date = '', time = ''] = new Date(atWallMs).toISOString().split(/[T.]/)
  const whose = lineId === FIRST_LINE_ID ? '' : `-${lineId}`
  return `line-${date.replaceAll('-', '')}-${time.replaceAll(':', '')}${whose}${ENDING}`
}

/** A file that was not there before. Rejects when it is, or when the disk refuses. */
export async function openRecordingFile(folder: string, name: string): Promise<RecordingSink> {
  await mkdir(folder, { recursive: true })
  const file = await open(join(folder, name), 'wx', 0o600)
  return {
    write: async (bytes) => void (await file.write(bytes)),
    close: () => file.close(),
  }
}

/** Newest first; none where there is no folder yet. */
export async function listRecordings(folder: string): Promise<{ readonly name: string; readonly bytes: number }[]> {
  const names = await readdir(folder).catch(() => [])
  const newest = names.filter((name) => name.endsWith(ENDING)).sort()
  const listed = newest.reverse().slice(0, RECORDINGS_LISTED_MAX)
  return Promise.all(listed.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })))
}
