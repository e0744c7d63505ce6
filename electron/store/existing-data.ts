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
  const areas = ['work', 'play'].map((area) => join(folder, area)).filter((area) => holdsData(dataFiles(area)))
  if (areas.length === 0 || holdsData(dataFiles(folder))) return
  throw new StoreError(
    'MISSING',
    `${folder} holds the data of work and of play: name the one that is meant, ${areas.join(' or ')}.`,
  )
}

function holdsData({ keyFile, database }: DataFiles): boolean {
  return existsSync(keyFile) || existsSync(database)
}
