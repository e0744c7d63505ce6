import { readFileSync, rmSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { extractAll, extractFile, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { parseSync } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesBelow } from '../../build/release/hash-files.ts'
import type { SbomComponent } from '../../build/release/sbom.ts'
import { NOT_BUNDLED } from '../../build/tasks/desktop-build.ts'
import { cacheFolder, projectRoot } from '../../build/tasks/project.ts'
import { verifyPackedFiles } from '../../electron/processes/shell/packed-files.ts'
import { needs } from '../requirement.ts'
import { dependencyClosure } from './dependencies.ts'
import { LIBRARY, machineOf, type PackedLayout, packFor } from './packed-layout.ts'
import { isInstalled, TARGETS } from './targets.ts'

/** `@scope/name` or `name`, of what may name a file within it. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/** What must be there for an import of a package, or of a file within one. */
function fileOf(specifier: string): string {
  return `node_modules/${specifier}${packageOf(specifier) === specifier ? '/package.json' : ''}`
}

describe.each(TARGETS)('the layout for $platform-$arch', (target) => {
  let packed: PackedLayout
  let inside: readonly string[]
  let tree: string
  beforeAll(async () => {
    const name = `${target.platform}-${target.arch}`
    packed = await packFor(target.platform, target.arch, name)
    const archive = join(packed.resources, 'app.asar')
    inside = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1))
    tree = join(cacheFolder, 'package', `${name}-extracted`)
    // What an earlier run left here would stand in for what is missing now.
    rmSync(tree, { recursive: true, force: true })
    extractAll(archive, tree)
  })

  it('has exactly these libraries, each for this system and processor', () => {
    const libraries = filesBelow(packed.resources, '').filter((path) => LIBRARY.test(path))
    expect(libraries).toEqual([...target.libraries].sort())
    for (const path of libraries)
      expect([path, machineOf(join(packed.resources, path))]).toEqual([path, `${target.platform}-${target.arch}`])
    expect(filesBelow(packed.resources, 'app.asar.unpacked')).toEqual(libraries)
  })

  it('has nothing else in its folder of resources', () => {
    const others = filesBelow(packed.resources, '').filter(
      (path) => !path.startsWith('app.asar.unpacked/') && !path.startsWith('models/'),
    )
    expect(others).toEqual(
      [
        ...['app-update.yml', 'app.asar', 'packed-files.json', 'sbom.cdx.json'],
        ...['udev/70-ovoscope-scanner.rules', 'usb/README.md'],
      ].filter(
        // Written for targets that update themselves, rules of Linux, and drivers of Windows.
        (name) =>
          name.startsWith('usb')
            ? target.platform === 'win32'
            : !/^(?:app-update|udev)/.test(name) || target.platform === 'linux',
      ),
    )
  })

  it('has in its archive what runs, and nothing of how it was made', () => {
    expect(new Set(inside.map((path) => path.split('/')[0]))).toEqual(new Set(['dist', 'node_modules', 'package.json']))
    const parts = new Set(inside.filter((path) => path.startsWith('dist/')).map((path) => path.split('/')[1]))
    expect(parts).toEqual(new Set(['main', 'preload', 'processes', 'renderer']))
    const unwanted = [
      /\.(?:map|ts|cts|mts|md|h|c|cc|cpp|gyp|gypi|pdb|yml|yaml|sh|py)$/,
      /(?:^|\/)(?:deps|tests?|__tests__|bench(?:marks?)?|examples?|docs|fixtures|scripts|build)(?:\/|$)/,
      /(?:^|\/)\.[^/]/,
      /(?:^|\/)(?:bench|check|example|test)\.js$/,
    ]
    const others = inside.filter((path) => !path.endsWith('/LICENSE.md'))
    for (const pattern of unwanted) expect(others.filter((path) => pattern.test(path))).toEqual([])
    // A folder src is code in these packages, sources of machine code in others.
    const sources = inside.filter((path) => path.endsWith('/src'))
    expect(sources.filter((path) => !/\/(?:debug|real-require|js-md5)\/src$/.test(path))).toEqual([])
  })

  it('carries the packages that cannot be bundled, each with what it needs, in the versions of the checkout', () => {
    const names = [...NOT_BUNDLED.filter((name) => !target.without.includes(name)), ...target.loadedByOthers]
    const here = dependencyClosure(tree, names)
    // A binary package of this machine's system is in the checkout, and in the layout only if that is its system.
    const isBinary = (edge: string) => / > (?:@node-usb|@lydell|@img)\/[^ ]*-(?:linux|win32|darwin)-/.test(edge)
    const wanted = dependencyClosure(projectRoot, names).edges
    expect(here.edges.filter((edge) => !isBinary(edge))).toEqual(wanted.filter((edge) => !isBinary(edge)))
    const carried = inside.filter((path) => /node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(path))
    expect(carried.length).toBeGreaterThan(20)
    expect(carried.map((path) => path.replace('/package.json', '')).filter((path) => !here.folders.has(path))).toEqual(
      [],
    )
  })

  it('carries the packages of machine code that npm installs on their own system only', (context) => {
    const missing = target.ofThisSystem.filter((name) => !isInstalled(name))
    needs(context, {
      name: missing.join(' and '),
      command: `npm install, on ${target.platform}-${target.arch}`,
      isPresent: missing.length === 0,
      mandatory: process.platform === target.platform,
    })
    for (const name of target.ofThisSystem) expect(inside).toContain(`node_modules/${name}/package.json`)
  })

  it('has sharp in the one build that may run there', () => {
    const builds = inside.map((path) => /(?:^|\/)(@img\/sharp-[^/]+)\/package\.json$/.exec(path)?.[1])
    const wanted = target.sharp.filter((name) => isInstalled(name) || !target.ofThisSystem.includes(name))
    expect(builds.filter((name) => name !== undefined)).toEqual(wanted)
    const code = inside.filter((path) => path.endsWith('.wasm')).map((path) => path.split('/').slice(1, 3).join('/'))
    expect(code).toEqual(wanted.filter((name) => name.endsWith('wasm32')))
    expect(inside.filter((path) => /(?:^|\/)node_modules\/sharp\/(?:src|install)/.test(path))).toEqual([])
  })

  it('resolves every import of dist inside itself', () => {
    const files = inside.filter((path) => /^dist\/(?:main|preload|processes)\/.*\.c?js$/.test(path))
    expect(files.length).toBeGreaterThanOrEqual(7)
    for (const file of files) {
      for (const specifier of importsOf(join(tree, file))) {
        const isElectron = specifier === 'electron' && /^dist\/(?:main|preload)\//.test(file)
        if (isElectron || isBuiltin(specifier) || target.without.includes(packageOf(specifier))) continue
        const path = specifier.startsWith('.') ? join(file, '..', specifier) : fileOf(specifier)
        expect(inside, `${file} imports ${specifier}`).toContain(path.replaceAll('\\', '/'))
      }
    }
  })

  it('has the models and trusted keys of the checkout, byte for byte, and nothing beside them', () => {
    const models = filesBelow(packed.resources, 'models')
    expect(models.length).toBeGreaterThan(0)
    expect(models).toEqual(
      filesBelow(projectRoot, 'models').filter((path) => /^models\/([^/]+-\d+\.\d+\.\d+|trusted-keys)\//.test(path)),
    )
    for (const path of models)
      expect(readFileSync(join(packed.resources, path)).equals(readFileSync(join(projectRoot, path)))).toBe(true)
  })

  it('agrees with its own list of hashes, which names every library and model file', async () => {
    const count = target.libraries.length + filesBelow(packed.resources, 'models').length
    expect(await verifyPackedFiles(packed.resources)).toEqual({ ok: true, value: count })
  })

  it('lists what it is made of', () => {
    const sbom: unknown = JSON.parse(readFileSync(join(packed.resources, 'sbom.cdx.json'), 'utf8'))
    const component = (name: string, how: string) =>
      expect.objectContaining({ name, properties: [{ name: 'ovoscope:how', value: how }] })
    expect(sbom).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { name: 'ovoscope' } },
    })
    expect(sbom).toMatchObject({
      components: expect.arrayContaining([
        component('electron', 'runtime'),
        component('onnxruntime-node', 'carried'),
        component('better-sqlite3-multiple-ciphers', 'carried'),
        component('react', 'bundled where used'),
      ]),
    })
    const { components } = sbom as { components: SbomComponent[] }
    expect(components.filter(({ name }) => ['vitest', 'typescript', 'electron-builder'].includes(name))).toEqual([])
    // Tools bring versions of their own of what the program carries: these are not in it.
    const versions = components.filter(({ name }) => name === 'semver' || name === '@emnapi/runtime')
    const carried = versions.filter(({ properties }) => properties[0]?.value === 'carried')
    const inTree = ['@emnapi/runtime', 'semver'].filter((name) => inside.includes(`node_modules/${name}/package.json`))
    expect(carried.map(({ name, version }) => `${name}@${version}`).sort()).toEqual(
      inTree.map((name) => `${name}@${readVersion(join(tree, 'node_modules', name))}`),
    )
    // The lockfile's hash of an archive is base64; here it is what other tools compare.
    const hashes = components.flatMap((one) => one.hashes ?? [])
    expect(hashes.length).toBeGreaterThan(0)
    for (const { alg, content } of hashes)
      expect([alg, content]).toEqual(['SHA-512', expect.stringMatching(/^[0-9a-f]{128}$/)])
  })

  it('has the fuses of the release configuration in its executable', async () => {
    const wire = await getCurrentFuseWire(packed.executable)
    const state = (fuse: FuseV1Options) => Reflect.get(wire, fuse)
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ]
    expect(off.map(state)).toEqual(off.map(() => FuseState.DISABLE))
    expect(on.map(state)).toEqual(on.map(() => FuseState.ENABLE))
  })

  it('stays within its budget', () => {
    const librariesBytes = target.libraries.reduce((sum, path) => sum + statSync(join(packed.resources, path)).size, 0)
    const archiveBytes = statSync(join(packed.resources, 'app.asar')).size
    expect(librariesBytes).toBeLessThan(target.librariesBytesMax)
    expect(archiveBytes).toBeLessThan(target.archiveBytesMax)
  })

  it('starts in what Electron is told to start, and says of itself no more than it must', () => {
    const manifest: unknown = JSON.parse(extractFile(join(packed.resources, 'app.asar'), 'package.json').toString())
    expect(manifest).toMatchObject({ name: 'ovoscope', main: 'dist/main/main.js', type: 'module' })
    expect(manifest).not.toHaveProperty('scripts')
    expect(manifest).not.toHaveProperty('devDependencies')
    expect(inside).toContain('dist/main/main.js')
  })
})

function readVersion(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return String(Object(manifest).version)
}

/** What a built file imports, statically, later, or by the bundler's require. */
function importsOf(path: string): string[] {
  const source = readFileSync(path, 'utf8')
  const { module } = parseSync(path, source)
  const later = module.dynamicImports.map(({ moduleRequest }) => source.slice(moduleRequest.start, moduleRequest.end))
  const named = later.filter((text) => /^["'].*["']$/.test(text)).map((text) => text.slice(1, -1))
  const required = [...source.matchAll(/__require\("([^"]+)"\)/g)].map((match) => match[1] ?? '')
  return [...new Set([...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...named, ...required])]
}
