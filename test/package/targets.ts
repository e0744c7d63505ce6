import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { PackPlatform } from '../../build/release/pack.ts'
import { projectRoot } from '../../build/tasks/project.ts'

/** What a layout for one system must hold, and must not. */
export interface Target {
  readonly platform: PackPlatform
  readonly arch: string
  /** Every file of machine code beside the archive, in full. */
  readonly libraries: readonly string[]
  /** Packages of NOT_BUNDLED that this system does without. */
  readonly without: readonly string[]
  /** Packages that no module of ours imports, because another package looks for them. */
  readonly loadedByOthers: readonly string[]
  /** Packages that npm installs on this system only: packed elsewhere they are not there, which a test says. */
  readonly ofThisSystem: readonly string[]
  /** Packages with a build of sharp: the one that may run there. */
  readonly sharp: readonly string[]
  /** A budget, with some air: what exceeds it has packed something that nobody meant. Fourteen megabytes are code that runs and the fonts of reports. */
  readonly archiveBytesMax: number
  readonly librariesBytesMax: number
}

const MODULES = 'app.asar.unpacked/node_modules'
const ORT = `${MODULES}/onnxruntime-node/bin/napi-v6`
const SERIAL = `${MODULES}/@serialport/bindings-cpp/prebuilds`

const MEGABYTE = 1_000_000

/** Whether npm has installed this package on this machine. */
export function isInstalled(name: string): boolean {
  return existsSync(join(projectRoot, 'node_modules', name, 'package.json'))
}

/** Files of a package that may be another system's. */
function whereInstalled(name: string, files: readonly string[]): readonly string[] {
  return isInstalled(name) ? files.map((file) => `${MODULES}/${name}/${file}`) : []
}

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
  without: [],
  loadedByOthers: ['@img/sharp-wasm32'],
  ofThisSystem: ['@lydell/node-pty-linux-x64', '@node-usb/usb-linux-x64-gnu'],
  // Machine code of sharp must never be here: its GLib collides with Electron's.
  sharp: ['@img/sharp-wasm32'],
  // Nine of them are WebAssembly.
  archiveBytesMax: 25 * MEGABYTE,
  librariesBytesMax: 56 * MEGABYTE,
}

const WINDOWS: Target = {
  platform: 'win32',
  arch: 'x64',
  libraries: [
    ...whereInstalled('@img/sharp-win32-x64', [
      ...['lib/libvips-42.dll', 'lib/libvips-cpp-8.18.7.dll', 'lib/sharp-win32-x64-0.35.5.node'],
    ]),
    ...whereInstalled('@node-usb/usb-win32-x64-msvc', ['usb.win32-x64-msvc.node']),
    `${SERIAL}/win32-x64/@serialport+bindings-cpp.node`,
    `${MODULES}/better-sqlite3/prebuilds/win32-x64.node`,
    // DirectML and WebGPU, which the settings offer, are nothing without these.
    ...['DirectML', 'dxcompiler', 'dxil'].map((name) => `${ORT}/win32/x64/${name}.dll`),
    `${ORT}/win32/x64/onnxruntime.dll`,
    `${ORT}/win32/x64/onnxruntime_binding.node`,
  ],
  without: ['@lydell/node-pty'],
  loadedByOthers: [],
  ofThisSystem: ['@img/sharp-win32-x64', '@node-usb/usb-win32-x64-msvc'],
  sharp: ['@img/sharp-win32-x64'],
  archiveBytesMax: 15 * MEGABYTE,
  // Thirty-eight of them are the graphics providers'.
  librariesBytesMax: 97 * MEGABYTE,
}

/** macOS is packed on macOS only, and its layout was never seen: nothing is claimed of it here. */
export const TARGETS = process.platform === 'linux' && process.arch === 'x64' ? [LINUX, WINDOWS] : [WINDOWS]
