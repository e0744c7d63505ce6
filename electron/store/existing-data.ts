import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type DataFiles, dataFiles } from './data-folder.ts'
import { StoreError } from './errors.ts'

/** The files of a data folder that somebody named. Throws StoreError MISSING for one that is none, with what to do instead. */
export function existingData(folder: string): DataFiles {
  const files = dataFiles(folder)
  const path = resolve(folder)
  if (!existsSync(path)) throw new StoreError('MISSING', `There is no folder ${path}.`)
  if (!statSync(path).isDirectory()) throw new StoreError('MISSING', `${path} is a file, not a data folder.`)
  refuseWhole(folder)
  if (!holdsData(files)) {
    throw new StoreError(
      'MISSING',
      `There is no Ovoscope data in ${path}. Start Ovoscope once, or give the folder that has its data (usually .../work).`,
    )
  }
  return files
}

/** Throws StoreError MISSING for the folder above work and play: a command is about one of them. */
export function refuseWhole(folder: string): void {
  const areas = ['work', 'play'].filter((area) => holdsData(dataFiles(join(folder, area))))
  if (areas.length === 0 || holdsData(dataFiles(folder))) return
  const name = areas.length === 1 ? 'name that folder' : 'name the one that is meant'
  const paths = areas.map((area) => join(folder, area)).join(' or ')
  throw new StoreError('MISSING', `${folder} holds the data of ${areas.join(' and of ')}: ${name}, ${paths}.`)
}

function holdsData({ keyFile, database }: DataFiles): boolean {
  return existsSync(keyFile) || existsSync(database)
}
