import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Why nothing can be written below this path, as a sentence; undefined where it can: the folder is there, or can be made. */
export function obstacleToFolder(path: string): string | undefined {
  let nearest = resolve(path)
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  if (!statSync(nearest).isDirectory()) return `${nearest} is a file, not a folder`
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK)
    return undefined
  } catch (problem) {
    const isReadOnly = problem instanceof Error && 'code' in problem && problem.code === 'EROFS'
    return isReadOnly
      ? `the disk of ${nearest} is read-only; have it mounted for writing, or have it looked at: a disk that fails is often made so`
      : `this account may not write in ${nearest}`
  }
}
