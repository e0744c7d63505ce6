import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { layoutOverrides } from '../../build/release/pack.ts'
import { projectRoot } from '../../build/tasks/project.ts'
import { packageFile } from '../../build/tasks/run-command.ts'

const text = readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8')
const config = z.record(z.string(), z.unknown()).parse(parse(text))

/** electron-builder's own judgement, which it asks before it builds; the part of it that has this is no dependency of ours. */
const LIBRARY = 'app-builder-lib'
const require = createRequire(packageFile('electron-builder', 'package.json'))
const { validateConfiguration } = z
  .object({ validateConfiguration: z.custom<(config: unknown, debug: unknown) => Promise<void>>() })
  .parse(require(join(dirname(require.resolve(`${LIBRARY}/package.json`)), 'out', 'util', 'config', 'config')))
const debug = { isEnabled: false, add: () => undefined }

describe('the release configuration', () => {
  it('is valid for electron-builder, which refuses a key it does not know', async () => {
    await expect(validateConfiguration(config, debug)).resolves.toBeUndefined()
    await expect(validateConfiguration({ ...config, asarUnpak: [] }, debug)).rejects.toThrow('asarUnpak')
    await expect(validateConfiguration({ ...config, nsis: { silent: true } }, debug)).rejects.toThrow(
      'configuration.nsis',
    )
  })

  it('has none of what only a layout may change', () => {
    const keys = (['linux', 'win32', 'darwin'] as const).flatMap((platform) =>
      (['electron', 'stand-in'] as const).flatMap((kind) =>
        layoutOverrides(platform, kind === 'electron' ? { kind, folder: '' } : { kind }),
      ),
    )
    expect(keys.length).toBeGreaterThan(0)
    for (const [key, value] of keys) expect([key, String(at(key))]).not.toEqual([key, value])
    for (const key of ['electronDist', 'electronVersion', 'disableAsarIntegrity', 'win.signAndEditExecutable'])
      expect([key, at(key)]).toEqual([key, undefined])
  })

  it('refuses unsigned installers where the system checks signatures, and lets only the updater compare them', () => {
    expect([at('win.forceCodeSigning'), at('mac.forceCodeSigning')]).toEqual([true, true])
    expect(at('win.verifyUpdateCodeSignature')).toBe(true)
    // Signed libraries would differ from the hashes that are written before.
    expect(at('win.signExts')).toBeUndefined()
    expect(at('mac.hardenedRuntime')).toBe(true)
  })

  it('installs for the whole machine and asks', () => {
    expect([at('nsis.oneClick'), at('nsis.perMachine')]).toEqual([false, true])
    expect(at('deb.depends')).toContain('udev')
  })

  it('names no feed that exists', () => {
    const { hostname } = new URL(z.string().parse(at('publish.url')))
    expect(hostname).toMatch(/\.invalid$/)
  })

  it('sets every fuse', () => {
    expect(config['electronFuses']).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('keeps clear of the patterns that pack too much or nothing', () => {
    for (const system of ['win', 'linux', 'mac']) {
      const files = z.array(z.string()).parse(at(`${system}.files`))
      expect(files[0]).toBe('package.json')
      expect(files.slice(1).every((pattern) => pattern.startsWith('!'))).toBe(true)
    }
    const patterns = text.split('\n').filter((line) => !line.trimStart().startsWith('#'))
    expect(patterns.filter((line) => line.includes('${platform}'))).toEqual([])
  })
})

function at(path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      config,
    )
}
