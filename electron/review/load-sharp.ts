import { registerHooks } from 'node:module'

/** The library that makes pictures, as one module hands it to the others. */
export type Sharp = typeof import('sharp').default

/** `native` is machine code with a GLib of its own, `wasm` the same library as WebAssembly: slower, and alone with itself. */
export type SharpBuild = 'native' | 'wasm'

export interface LoadedSharp {
  readonly sharp: Sharp
  readonly build: SharpBuild
  /** For people: version of the library, and which build of it. */
  readonly name: string
}

/** What the choice depends on. */
export interface Surroundings {
  readonly platform: string
  /** Version of Electron; undefined under plain Node. */
  readonly electron: string | undefined
}

/** Under Electron on Linux two copies of GLib in one process free each other's objects and crash (lovell/sharp#4522): there only WebAssembly may be loaded. */
export function wantedBuild({ platform, electron }: Surroundings): SharpBuild {
  return platform === 'linux' && electron !== undefined ? 'wasm' : 'native'
}

const HERE: Surroundings = { platform: process.platform, electron: process.versions['electron'] }

let loading: Promise<LoadedSharp | undefined> | undefined

/**
 * The library, chosen and loaded once in a process; undefined where the build that may be loaded is missing or damaged, which its installation never
 * leaves. Whoever asks first decides the build; others ask without one.
 */
export function loadSharp(build: SharpBuild = wantedBuild(HERE)): Promise<LoadedSharp | undefined> {
  loading ??= load(build)
  return loading
}

/** The same for commands that are useless without it. */
export async function requireSharp(): Promise<Sharp> {
  const loaded = await loadSharp()
  if (loaded === undefined) throw new Error('sharp, the library that makes pictures, is damaged here: install again')
  return loaded.sharp
}

async function load(build: SharpBuild): Promise<LoadedSharp | undefined> {
  if (build === 'wasm') hideMachineCode()
  try {
    const { default: sharp } = await import('sharp')
    const loaded: SharpBuild = 'emscripten' in sharp.versions ? 'wasm' : 'native'
    // A build of its own beside its sources would come before everything else.
    if (build === 'wasm' && loaded !== 'wasm') return undefined
    return {
      sharp,
      build: loaded,
      name: `${sharp.versions.sharp ?? ''} (${loaded === 'wasm' ? 'WebAssembly' : 'native'})`,
    }
  } catch {
    return undefined
  }
}

/** Machine code for sharp, by the names under which the library asks for it; it falls back to WebAssembly when it finds none. */
const MACHINE_CODE = /(^@img\/sharp-(?!wasm32).*|sharp-(?!wasm32).*)\.node$/

function hideMachineCode(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (!MACHINE_CODE.test(specifier)) return next(specifier, context)
      throw Object.assign(new Error(`${specifier} may not be loaded here`), { code: 'MODULE_NOT_FOUND' })
    },
  })
}
