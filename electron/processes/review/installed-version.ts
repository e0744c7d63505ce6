import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as z from 'zod'

/** Version of a package as it lies beside this program, without loading it; null when it is not there. */
export function installedVersion(name: string): string | null {
  try {
    const path = createRequire(import.meta.url).resolve(`${name}/package.json`)
    return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version
  } catch {
    return null
  }
}
