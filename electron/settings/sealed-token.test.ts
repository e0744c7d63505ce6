import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { FakeKeyStore } from '../../test/shell/fake-key-store.ts'
import type { LogFields } from '../log/logger.ts'
import { silentLogger } from '../log/logger.ts'
import { sealedTokenKeeper } from './sealed-token.ts'

const TOKEN = 'the-real-token'

function keeperIn(folder: string, platform: NodeJS.Platform = 'linux') {
  const keyStore = new FakeKeyStore()
  const lines: string[] = []
  const note = (fields: LogFields, message: string) => void lines.push(JSON.stringify([fields, message]))
  const { clock } = createFakeTime()
  const path = join(folder, 'cloud.token.sealed')
  const machineFile = join(folder, 'cloud.token')
  const log = { ...silentLogger, info: note, warn: note, error: note }
  return {
    keyStore,
    lines,
    path,
    machineFile,
    clock,
    keeper: sealedTokenKeeper({ keyStore, platform, path, machineFile, clock, log }),
  }
}

describe('sealedTokenKeeper', () => {
  it('keeps the token sealed, opens it, and forgets it', () =>
    withFolder(async (folder) => {
      const { keeper, path, clock } = keeperIn(folder)
      expect(await keeper.state()).toEqual({ place: 'key-store', path, sinceWallMs: null, problem: null })
      expect(await keeper.keep(TOKEN)).toMatchObject({ ok: true })
      const kept = readFileSync(path, 'utf8')
      expect(kept).not.toContain(TOKEN)
      expect(Buffer.from(JSON.parse(kept).sealed, 'base64').toString()).not.toContain(TOKEN)
      expect(await keeper.cloudToken()).toEqual({ token: TOKEN })
      expect(await keeper.state()).toEqual({ place: 'key-store', path, sinceWallMs: clock.wallMs(), problem: null })
      expect(await keeper.forget()).toMatchObject({ ok: true })
      expect(existsSync(path)).toBe(false)
      expect(await keeper.cloudToken()).toEqual({ missing: expect.stringContaining('cannot be read') })
    }))

  it.each(['basic_text', 'unknown'])('seals nothing with what Linux calls %s', (backend) =>
    withFolder(async (folder) => {
      const { keeper, keyStore, path } = keeperIn(folder)
      expect((await keeper.keep(TOKEN)).ok).toBe(true)
      keyStore.backend = backend
      expect(await keeper.keep('other')).toEqual({ ok: false, error: 'WEAK_KEY_STORE' })
      expect(await keeper.state()).toMatchObject({ problem: 'WEAK_KEY_STORE' })
      expect(await keeper.cloudToken()).toEqual({ missing: expect.stringContaining('no key store') })
      expect(readFileSync(path, 'utf8')).not.toContain('other')
    }),
  )

  it('asks only Linux for its backend', () =>
    withFolder(async (folder) => {
      const { keeper, keyStore } = keeperIn(folder, 'win32')
      keyStore.backend = 'unknown'
      expect(await keeper.keep(TOKEN)).toMatchObject({ ok: true })
    }))

  it('says that there is no key store, whichever way it shows', () =>
    withFolder(async (folder) => {
      const { keeper, keyStore } = keeperIn(folder)
      keyStore.available = false
      expect(await keeper.keep(TOKEN)).toEqual({ ok: false, error: 'NO_KEY_STORE' })
      keyStore.broken = true
      expect(await keeper.keep(TOKEN)).toEqual({ ok: false, error: 'NO_KEY_STORE' })
      expect(await keeper.state()).toMatchObject({ sinceWallMs: null, problem: 'NO_KEY_STORE' })
    }))

  it('uses the file that IT put there where the desktop has no key store, and no longer once one is sealed', () =>
    withFolder(async (folder) => {
      const { keeper, keyStore, machineFile } = keeperIn(folder)
      keyStore.backend = 'basic_text'
      writeFileSync(machineFile, 'from-it', { mode: 0o600 })
      expect(await keeper.cloudToken()).toEqual({ token: 'from-it' })
      expect(await keeper.state()).toMatchObject({ place: 'machine-file', path: machineFile, problem: null })
      keyStore.backend = 'gnome_libsecret'
      await keeper.keep(TOKEN)
      expect(await keeper.cloudToken()).toEqual({ token: TOKEN })
      await keeper.forget()
      expect(existsSync(machineFile)).toBe(false)
    }))

  it('seals again when the system has a better key, and keeps the day', () =>
    withFolder(async (folder) => {
      const { keeper, keyStore, path } = keeperIn(folder)
      await keeper.keep(TOKEN)
      const before = JSON.parse(readFileSync(path, 'utf8')) as { keptAtWallMs: number; sealed: string }
      keyStore.rotate()
      expect(await keeper.cloudToken()).toEqual({ token: TOKEN })
      const after = JSON.parse(readFileSync(path, 'utf8')) as { keptAtWallMs: number; sealed: string }
      expect(after.sealed).not.toBe(before.sealed)
      expect(after.keptAtWallMs).toBe(before.keptAtWallMs)
      expect(await keeper.cloudToken()).toEqual({ token: TOKEN })
    }))

  it('says so when what is kept was sealed for another account or is damaged, and shows none of it', () =>
    withFolder(async (folder) => {
      const { keeper, keyStore, path, lines } = keeperIn(folder)
      await keeper.keep(TOKEN)
      keyStore.forgetKeys()
      expect(await keeper.cloudToken()).toEqual({ missing: expect.stringContaining('enter the token again') })
      expect(await keeper.state()).toMatchObject({ problem: 'UNREADABLE' })
      writeFileSync(path, '{"version": 1')
      expect(await keeper.cloudToken()).toEqual({ missing: expect.stringContaining('enter the token again') })
      expect(await keeper.state()).toMatchObject({ sinceWallMs: null, problem: 'UNREADABLE' })
      expect(lines.join()).not.toContain(TOKEN)
    }))
})
