import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { SourceFile } from './check-layers.ts'

/** Top-level folders that hold modules. */
export const SOURCE_FOLDERS = ['electron', 'renderer', 'models', 'proto', 'build', 'test'] as const

/** Every module of the checkout, generated ones included. */
export function readSourceFiles(root: string): SourceFile[] {
  return SOURCE_FOLDERS.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx,js,mjs,cjs}`, { cwd: root }))
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }))
}
