import { join } from 'node:path'
import { FIRST_LINE_ID } from '../domain/line-id.ts'

/** Beside the database: what is older than the months that it holds itself. */
export const COLD_FOLDER = 'cold'

/** Where everything of one installation, or of one play area, lies. */
export interface DataFiles {
  readonly folder: string
  readonly database: string
  /** Held by the process that writes. */
  readonly writerLock: string
  /** Folder of the rows of older months, one file each; see store/cold. */
  readonly cold: string
  /** Folder of the intake journal of the first line. */
  readonly journal: string
  /** Folder of the journals of further lines, one folder each; see `journalFolder`. */
  readonly journals: string
  /** Folder of kept pictures. */
  readonly archive: string
  /** Folder of what was recorded of the scanner's line. */
  readonly recordings: string
  /** Folder of the model packages that were installed here, one folder each. */
  readonly models: string
  /** Folder of the backups, one folder each. */
  readonly backups: string
  /** Folder of the data sets for training that were written out here, one folder each; not encrypted. */
  readonly dataSets: string
  /** Folder of the tables that were written out here, one file each; not encrypted. */
  readonly tables: string
  /** What was read from the folders of scanners and not acknowledged yet, one folder for each. */
  readonly folders: string
  /** The data key, readable by the service's own account only. */
  readonly keyFile: string
  /** How far the audit trail has come; see audit-mark.ts. */
  readonly auditMark: string
  /** How far the database has come; see database-mark.ts. */
  readonly databaseMark: string
  /** The credential for the cloud, readable by the service's own account only. */
  readonly cloudToken: string
}

/** The names within a data folder; the only place that knows them. */
export function dataFiles(folder: string): DataFiles {
  return {
    folder,
    database: join(folder, 'ovoscope.db'),
    writerLock: join(folder, 'writer.lock'),
    cold: join(folder, COLD_FOLDER),
    journal: join(folder, 'journal'),
    journals: join(folder, 'journals'),
    archive: join(folder, 'archive'),
    recordings: join(folder, 'recordings'),
    models: join(folder, 'models'),
    backups: join(folder, 'backups'),
    dataSets: join(folder, 'data-sets'),
    tables: join(folder, 'tables'),
    folders: join(folder, 'folders'),
    keyFile: join(folder, 'data.key'),
    auditMark: join(folder, 'audit.mark'),
    databaseMark: join(folder, 'database.mark'),
    cloudToken: join(folder, 'cloud.token'),
  }
}

/** Where a line keeps its intake journal. The first one's lies where it lay while there was but one. */
export function journalFolder(files: Pick<DataFiles, 'journal' | 'journals'>, lineId: string): string {
  return lineId === FIRST_LINE_ID ? files.journal : join(files.journals, lineId)
}
