import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Layout, type PackPlatform, packLayout, type Runtime, runtimeFor } from '../../build/release/pack.ts'
import { ensureDesktop } from '../../build/tasks/desktop-build.ts'
import { cacheFolder } from '../../build/tasks/project.ts'
import { ensureRenderer } from '../../build/tasks/renderer-build.ts'

export interface PackedLayout extends Layout {
  readonly runtime: Runtime
}

/** Builds what is stale and packs it into a folder of the given name; throws with what electron-builder said. */
export async function packFor(platform: PackPlatform, arch: string, name: string): Promise<PackedLayout> {
  for (const built of [await ensureRenderer(), await ensureDesktop()]) if (!built.ok) throw new Error(built.details)
  const runtime = runtimeFor(platform)
  const packed = await packLayout({ platform, arch, runtime, outputFolder: join(cacheFolder, 'package', name) })
  if (!packed.ok) throw new Error(packed.details)
  return { ...packed.layout, runtime }
}

/** Files of machine code, by their ending. */
export const LIBRARY = /\.(?:node|dll|dylib|exe|so(?:\.[\d.]+)?)$/

/** System and processor that a file of machine code is for, by its first bytes: `linux-x64`, `win32-arm64`, … */
export function machineOf(path: string): string {
  const bytes = readFileSync(path)
  if (bytes.readUInt32BE(0) === 0x7f454c46) return `linux-${ELF_MACHINES[bytes.readUInt16LE(18)] ?? 'unknown'}`
  if (bytes.readUInt32LE(0) === 0xfeedfacf) return `darwin-${MACH_O_MACHINES[bytes.readUInt32LE(4)] ?? 'unknown'}`
  if (bytes.readUInt32BE(0) === 0xcafebabe) return 'darwin-universal'
  const header = bytes.toString('latin1', 0, 2) === 'MZ' ? bytes.readUInt32LE(0x3c) : -1
  if (header > 0 && bytes.toString('latin1', header, header + 4) === 'PE\0\0')
    return `win32-${PE_MACHINES[bytes.readUInt16LE(header + 4)] ?? 'unknown'}`
  return 'unknown'
}

const ELF_MACHINES: Readonly<Record<number, string>> = { 0x3e: 'x64', 0xb7: 'arm64', 0x28: 'arm', 0x03: 'ia32' }
const PE_MACHINES: Readonly<Record<number, string>> = { 0x8664: 'x64', 0xaa64: 'arm64', 0x14c: 'ia32' }
const MACH_O_MACHINES: Readonly<Record<number, string>> = { 0x0100000c: 'arm64', 0x01000007: 'x64' }
