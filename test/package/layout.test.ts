import { readFileSync, rmSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { extractAll, extractFile, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { parseSync } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesBelow } from '../../build/release/hash-files.ts'
import type { PackPlatform } from '../../build/release/pack.ts'
import { NOT_BUNDLED } from '../../build/tasks/desktop-build.ts'
import { cacheFolder, projectRoot } from '../../build/tasks/project.ts'
import { verifyPackedFiles } from '../../electron/processes/shell/packed-files.ts'
import { dependencyClosure } from './dependencies.ts'
import { LIBRARY, machineOf, type PackedLayout, packFor } from './packed-layout.ts'

const MODULES = 'app.asar.unpacked/node_modules'
const ORT = `${MODULES}/onnxruntime-node/bin/napi-v6`
const SERIAL = `${MODULES}/@serialport/bindings-cpp/prebuilds`

interface Target {
  readonly platform: PackPlatform
  readonly arch: string
  /** Every file of machine code beside the archive, in full. */
  readonly libraries: readonly string[]
  /** Packages of NOT_BUNDLED that this system does without. */
  readonly without: readonly string[]
  /** A budget, with some air: what exceeds it has packed something that nobody meant. Twelve megabytes are code that runs and the fonts of reports. */
  readonly archiveBytesMax: number
  readonly librariesBytesMax: number
}

const MEGABYTE = 1_000_000

const LINUX: Target = {
  platform: 'linux',
  arch: 'x64',
  libraries: [
    `${MODULES}/@lydell/node-pty-linux-x64/pty.node`,
    `${MODULES}/@node-usb/usb-linux-x64-gnu/usb.linux-x64-gnu.node`,
    `${SERIAL}/linux-x64/@serialport+bindings-cpp.glibc.node`,
    `${MODULES}/better-sqlite3/prebuilds/linux-x64.node`,
    `${ORT}/linux/x64/libonnxruntime.so.1`,
    `${ORT}/linux/x64/onnxruntime_binding.node`,
  ],
  without: ['sharp'],
  archiveBytesMax: 14 * MEGABYTE,
  librariesBytesMax: 56 * MEGABYTE,
}

/** The binary of usb comes in a package that npm installs on Windows only: packed elsewhere it is not there, and is not asked for. */
const WINDOWS: Target = {
  platform: 'win32',
  arch: 'x64',
  libraries: [
    ...(process.platform === 'win32' ? [`${MODULES}/@node-usb/usb-win32-x64-msvc/usb.win32-x64-msvc.node`] : []),
    `${SERIAL}/win32-x64/@serialport+bindings-cpp.node`,
    `${MODULES}/better-sqlite3/prebuilds/win32-x64.node`,
    `${ORT}/win32/x64/onnxruntime.dll`,
    `${ORT}/win32/x64/onnxruntime_binding.node`,
  ],
  without: ['sharp', '@lydell/node-pty'],
  archiveBytesMax: 14 * MEGABYTE,
  librariesBytesMax: 40 * MEGABYTE,
}

/** macOS is packed on macOS only, and its layout was never seen: nothing is claimed of it here. */
const TARGETS = process.platform === 'linux' && process.arch === 'x64' ? [LINUX, WINDOWS] : [WINDOWS]

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
    const names = NOT_BUNDLED.filter((name) => !target.without.includes(name))
    const here = dependencyClosure(tree, names)
    // A binary package of this machine's system is in the checkout, and in the layout only if that is its system.
    const isBinary = (edge: string) => / > (?:@node-usb|@lydell)\/[^ ]*-(?:linux|win32|darwin)-/.test(edge)
    const wanted = dependencyClosure(projectRoot, names).edges
    expect(here.edges.filter((edge) => !isBinary(edge))).toEqual(wanted.filter((edge) => !isBinary(edge)))
    const carried = inside.filter((path) => /node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(path))
    expect(carried.length).toBeGreaterThan(20)
    expect(carried.map((path) => path.replace('/package.json', '')).filter((path) => !here.folders.has(path))).toEqual(
      [],
    )
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
    const { components } = sbom as { components: { name: string; hashes?: { alg: string; content: string }[] }[] }
    expect(components.filter(({ name }) => ['vitest', 'typescript', 'electron-builder'].includes(name))).toEqual([])
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

/** What a built file imports, statically, later, or by the bundler's require. */
function importsOf(path: string): string[] {
  const source = readFileSync(path, 'utf8')
  const { module } = parseSync(path, source)
  const later = module.dynamicImports.map(({ moduleRequest }) => source.slice(moduleRequest.start, moduleRequest.end))
  const named = later.filter((text) => /^["'].*["']$/.test(text)).map((text) => text.slice(1, -1))
  const required = [...source.matchAll(/__require\("([^"]+)"\)/g)].map((match) => match[1] ?? '')
  return [...new Set([...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...named, ...required])]
}
