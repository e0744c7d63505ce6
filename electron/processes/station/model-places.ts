import { dirname } from 'node:path'
import type { StationInit } from '../../contract/process-init.ts'
import type { ModelsFolder } from '../../model/model-library.ts'
import { type KeysFolders, trustedKeysIn } from '../../model/trusted-keys.ts'
import { dataFiles } from '../../store/data-folder.ts'

/** Where model packages lie: beside that of the settings, and those that were installed in the data folder. */
export function modelPlaces({
  dataFolder,
  modelFolder,
  keysFolders,
}: Pick<StationInit, 'dataFolder' | 'modelFolder' | 'keysFolders'>): {
  readonly folders: readonly ModelsFolder[]
  readonly keysFolders: KeysFolders
} {
  const shipped = dirname(modelFolder)
  return {
    folders: [
      { folder: shipped, origin: 'shipped' },
      { folder: dataFiles(dataFolder).models, origin: 'installed' },
    ],
    keysFolders: keysFolders ?? trustedKeysIn(shipped),
  }
}
