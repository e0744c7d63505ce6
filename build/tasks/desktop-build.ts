import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type InlineConfig } from 'vite'
import { cacheFolder, projectRoot } from './project.ts'
import { sourceHash } from './source-hash.ts'
import type { StepOutcome } from './step.ts'

/** Electron runs JavaScript only; headless, tests and scripts run the same sources by type stripping and need none of this. */
const SOURCES = [
  'electron/**/*.ts',
  'models/phantom/**/*.ts',
  'proto/gen/*',
  'build/tasks/desktop-build.ts',
  'package-lock.json',
]

/** Background processes, each with an entry of this name; headless is what starts the others on a box without a screen. */
const BACKGROUND = ['station', 'inference', 'review', 'virtual-scanner', 'headless'] as const

/** Carry machine code beside their JavaScript, or find their parts by file name: they stay in node_modules. */
export const NOT_BUNDLED = [
  'better-sqlite3',
  'onnxruntime-node',
  'serialport',
  'usb',
  'sharp',
  '@lydell/node-pty',
  'pino',
  'pdfmake',
] as const

const DIST = join(projectRoot, 'dist')
const REMEMBERED = join(cacheFolder, 'desktop-hash')

/** What Electron is pointed at. */
export const DESKTOP_ENTRY = join(DIST, 'main', 'main.js')

/** Builds main, preload and the background processes into dist/ unless they are there already from the same sources. */
export async function ensureDesktop(): Promise<StepOutcome> {
  const hash = sourceHash(SOURCES)
  if (existsSync(DESKTOP_ENTRY) && (await readFile(REMEMBERED, 'utf8').catch(() => '')) === hash)
    return { ok: true, note: 'was fresh' }
  for (const folder of ['main', 'preload', 'processes']) await rm(join(DIST, folder), { recursive: true, force: true })
  await build(nodeBuild('main', { main: source('main', 'main.ts') }))
  await build(preloadBuild())
  const processes = Object.fromEntries(BACKGROUND.map((name) => [name, source(name, 'main.ts')]))
  // The thread of review stands beside it, where review looks for it.
  await build(nodeBuild('processes', { ...processes, 'upkeep-thread': source('review', 'upkeep-thread.ts') }))
  await mkdir(cacheFolder, { recursive: true })
  await writeFile(REMEMBERED, hash)
  return { ok: true, note: 'built' }
}

function source(process: string, file: string): string {
  return join(projectRoot, 'electron', 'processes', process, file)
}

function common(folder: string): InlineConfig {
  return {
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { outDir: join(DIST, folder), emptyOutDir: true },
  }
}

/** Modules for Electron's own Node, everything bundled but what cannot be. */
function nodeBuild(folder: string, input: Record<string, string>): InlineConfig {
  const base = common(folder)
  return {
    ...base,
    ssr: { noExternal: true, external: [...NOT_BUNDLED, 'electron'], target: 'node' },
    build: {
      ...base.build,
      ssr: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  }
}

/** The sandbox takes one CommonJS file and lets it require nothing but a few parts of Electron. */
function preloadBuild(): InlineConfig {
  const base = common('preload')
  return {
    ...base,
    build: {
      ...base.build,
      target: 'chrome140',
      minify: false,
      lib: { entry: source('preload', 'preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  }
}
