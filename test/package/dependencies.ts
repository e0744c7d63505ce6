import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})

/** Named as dependencies by what we carry, and never needed at run time. */
const NOT_NEEDED: Readonly<Record<string, string>> = {
  'node-addon-api': 'headers for compiling',
  'adm-zip': 'for the install script of onnxruntime-node',
  'global-agent': 'for the install script of onnxruntime-node',
  '@types/w3c-web-usb': 'types',
  tslib: 'written into the built files of @emnapi/runtime',
}

export interface Closure {
  /** `parent@version > dependency@version`, sorted; a dependency that is not there has the version `missing`. */
  readonly edges: readonly string[]
  /** Folders of the packages that were reached, below the root. */
  readonly folders: ReadonlySet<string>
}

/** Follows the dependencies of these packages through a tree as Node would. Optional ones count where they are there. */
export function dependencyClosure(root: string, names: readonly string[]): Closure {
  const edges = new Set<string>()
  const folders = new Set<string>()
  const follow = (name: string, from: string, parent: string, optional: boolean): void => {
    if (name in NOT_NEEDED) return
    const folder = findPackage(root, name, from)
    if (folder === undefined) {
      if (!optional) edges.add(`${parent} > ${name}@missing`)
      return
    }
    const manifest = readManifest(folder)
    const own = `${name}@${manifest.version}`
    edges.add(`${parent} > ${own}`)
    const below = folder.slice(root.length + 1).replaceAll('\\', '/')
    if (folders.has(below)) return
    folders.add(below)
    for (const needed of Object.keys(manifest.dependencies)) follow(needed, folder, own, false)
    for (const wanted of Object.keys(manifest.optionalDependencies)) follow(wanted, folder, own, true)
  }
  for (const name of names) follow(name, root, 'dist', false)
  return { edges: [...edges].sort(), folders }
}

function findPackage(root: string, name: string, from: string): string | undefined {
  for (let at = from; at.length >= root.length; at = dirname(at)) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(join(folder, 'package.json'))) return folder
  }
  return undefined
}

function readManifest(folder: string): z.infer<typeof manifestSchema> {
  return manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
}
