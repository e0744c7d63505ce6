import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../tasks/project.ts'

/** What the lockfile says of one package, as far as it is told on. */
interface LockedPackage {
  readonly path: string
  /** Folder in node_modules; differs from the name where package.json has an alias. */
  readonly installedAs: string
  readonly name: string
  readonly version: string
  readonly integrity: string | undefined
  readonly licence: string | undefined
}

/** A bill of materials, CycloneDX 1.6: what somebody needs who must say which of the shipped packages an advisory concerns. */
export interface Sbom {
  readonly bomFormat: 'CycloneDX'
  readonly specVersion: '1.6'
  readonly version: 1
  readonly metadata: { readonly component: { type: 'application'; name: string; version: string } }
  readonly components: readonly SbomComponent[]
}

export interface SbomComponent {
  readonly type: 'library' | 'framework'
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly hashes?: readonly { alg: 'SHA-512'; content: string }[]
  readonly licenses?: readonly { expression: string }[]
  readonly properties: readonly { name: string; value: string }[]
}

export interface SbomFacts {
  /** `folder@version` of the packages that lie in the package as they were installed. */
  readonly carried: ReadonlySet<string>
  readonly electronVersion: string
  /** The lockfile and package.json of the checkout, parsed. */
  readonly lock: unknown
  readonly manifest: unknown
}

/**
 * Every package the product is made of, from the lockfile, with the hash of its archive where the lockfile has one. Those that are not carried as they are have
 * been bundled into dist as far as anything uses them, which is said of each: the list may be too long, never too short.
 */
export function makeSbom({ carried, electronVersion, lock, manifest }: SbomFacts): Sbom {
  const isCarried = ({ installedAs, version }: LockedPackage) => carried.has(`${installedAs}@${version}`)
  const packages = lockedPackages(lock).filter((one) => isProduction(lock, one.path) || isCarried(one))
  const components = packages.map(
    (one): SbomComponent => ({
      type: 'library',
      name: one.name,
      version: one.version,
      purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
      ...(one.integrity === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: hexOf(one.integrity) }] }),
      ...(one.licence === undefined ? {} : { licenses: [{ expression: one.licence }] }),
      properties: [{ name: 'ovoscope:how', value: isCarried(one) ? 'carried' : 'bundled where used' }],
    }),
  )
  const runtime: SbomComponent = {
    type: 'framework',
    name: 'electron',
    version: electronVersion,
    purl: `pkg:npm/electron@${electronVersion}`,
    properties: [{ name: 'ovoscope:how', value: 'runtime' }],
  }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', name: text(manifest, 'name'), version: text(manifest, 'version') },
    },
    components: [runtime, ...components],
  }
}

/** The facts of this checkout. */
export function sbomFacts(carried: ReadonlySet<string>): SbomFacts {
  const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(projectRoot, ...path), 'utf8'))
  return {
    carried,
    electronVersion: text(read('node_modules', 'electron', 'package.json'), 'version'),
    lock: read('package-lock.json'),
    manifest: read('package.json'),
  }
}

function lockedPackages(lock: unknown): LockedPackage[] {
  return Object.entries(entriesOf(lock)).flatMap(([path, entry]) => {
    if (path === '') return []
    const installedAs = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return [
      {
        path,
        installedAs,
        // An alias is listed under the name that advisories use.
        name: optionalText(entry, 'name') ?? installedAs,
        version: text(entry, 'version'),
        integrity: optionalText(entry, 'integrity'),
        licence: optionalText(entry, 'license'),
      },
    ]
  })
}

/** Optional ones are binaries of one system; of those only what is carried counts. */
function isProduction(lock: unknown, path: string): boolean {
  const entry = entriesOf(lock)[path]
  return !['dev', 'optional', 'devOptional', 'peer'].some((mark) => property(entry, mark) === true)
}

function entriesOf(lock: unknown): Record<string, unknown> {
  const packages = property(lock, 'packages')
  return typeof packages === 'object' && packages !== null ? { ...packages } : {}
}

function hexOf(integrity: string): string {
  return Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex')
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

function optionalText(value: unknown, key: string): string | undefined {
  const found = property(value, key)
  return typeof found === 'string' ? found : undefined
}

function text(value: unknown, key: string): string {
  return optionalText(value, key) ?? ''
}
