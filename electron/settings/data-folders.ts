import { join } from 'node:path'

/** Everything one installation keeps, by purpose. Work and play never share a folder. */
export interface DataFolders {
  readonly root: string
  /** What is counted and uploaded. */
  readonly work: string
  /** Training and demo runs: watermarked, never counted, never uploaded. */
  readonly play: string
  readonly logs: string
  readonly settingsFile: string
  /** The credential for the cloud, in a file that only this account may read. */
  readonly cloudToken: string
  /** The same, sealed by the operating system. */
  readonly sealedToken: string
}

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly homeFolder: string
}

/** Name of the environment variable that moves everything elsewhere; `--data` goes before it. */
export const DATA_FOLDER_VARIABLE = 'OVOSCOPE_DATA'

/** Where the data lies: the given folder, the variable, or the place the operating system has for it. Pure. */
export function dataFolders(given: string | undefined, surroundings: Surroundings): DataFolders {
  const root = given ?? emptyAsMissing(surroundings.environment[DATA_FOLDER_VARIABLE]) ?? usualFolder(surroundings)
  return {
    root,
    work: join(root, 'work'),
    play: join(root, 'play'),
    logs: join(root, 'logs'),
    settingsFile: join(root, 'settings.json'),
    // Beside the database: of work, never of play.
    cloudToken: join(root, 'work', 'cloud.token'),
    sealedToken: join(root, 'work', 'cloud.token.sealed'),
  }
}

function usualFolder({ platform, environment, homeFolder }: Surroundings): string {
  if (platform === 'win32') {
    return join(emptyAsMissing(environment['LOCALAPPDATA']) ?? join(homeFolder, 'AppData', 'Local'), 'Ovoscope')
  }
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'Ovoscope')
  return join(emptyAsMissing(environment['XDG_DATA_HOME']) ?? join(homeFolder, '.local', 'share'), 'ovoscope')
}

function emptyAsMissing(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}
