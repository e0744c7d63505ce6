import { dirname } from 'node:path'
import type * as z from 'zod'
import { seededRandom } from '../../base/random.ts'
import type { reviewInitSchema } from '../../contract/process-init.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { FolderDesk, type FolderDeskParts } from './folder-desk.ts'

/** The desk for the folders of scanners; nothing that this program keeps for itself can be one of them. */
export function openFolders(
  { dataFolder, logFolder, settingsFile }: z.output<typeof reviewInitSchema>,
  parts: Pick<FolderDeskParts, 'clock' | 'timers' | 'log' | 'imaging'>,
): FolderDesk {
  const settingsFolder = settingsFile === null ? null : dirname(settingsFile)
  return new FolderDesk({
    ...parts,
    booksFolder: dataFiles(dataFolder).folders,
    ours: [dataFolder, logFolder, settingsFolder].filter((folder) => folder !== null),
    // Names sessions: another one for each life of this process.
    random: seededRandom(`folders/${process.pid}/${parts.clock.wallMs()}`),
  })
}
