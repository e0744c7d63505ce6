import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project.ts'

/** A hash over the names and contents of all files that fit the patterns: what was built from them is stale when it changes. */
export function sourceHash(patterns: readonly string[]): string {
  const hash = createHash('sha256')
  const paths = [...new Set(patterns.flatMap((pattern) => globSync(pattern, { cwd: projectRoot })))].sort()
  for (const path of paths) {
    const bytes = readFileSync(join(projectRoot, path))
    hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}
