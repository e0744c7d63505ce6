import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import { dataFiles } from '../../store/data-folder.ts'

/** Why nothing is exported from there, and the exit code that says which of the two it is: 1 nothing to export, 2 nothing to read. */
export interface NoExport {
  readonly reason: string
  readonly code: 1 | 2
}

/**
 * Finds what counts below a path that somebody names: the data folder of a station, as docs/it.md defines it, or its `work` itself. What was
 * played says nothing of eggs: it would teach a model the drawings of the virtual scanner.
 */
export function folderToExport(path: string): Result<string, NoExport> {
  const folder = resolve(path)
  if (basename(folder) === 'play') {
    return err({ reason: `${folder} is the data of training (play); nothing of it is exported.`, code: 2 })
  }
  const work = join(folder, 'work')
  if (existsSync(work)) return ok(work)
  const { database, keyFile } = dataFiles(folder)
  if (existsSync(database) || existsSync(keyFile)) return ok(folder)
  if (existsSync(join(folder, 'play'))) {
    return err({ reason: `${folder} holds training (play) alone; nothing of it is exported.`, code: 1 })
  }
  const where = 'the folder that has "work" and "settings.json" in it'
  return err({ reason: `${folder} is no data folder of a station: name ${where} (docs/it.md, Data).`, code: 2 })
}
