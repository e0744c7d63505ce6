import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { fileTokenKeeper } from './token-keeper.ts'

const isWindows = process.platform === 'win32'

describe('fileTokenKeeper', () => {
  it('reads the token anew each time', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'cloud.token')
      const keeper = fileTokenKeeper(path)
      expect(await keeper.cloudToken()).toEqual({ missing: expect.stringContaining('cannot be read') })
      writeFileSync(path, 'first-token\n', { mode: 0o600 })
      expect(await keeper.cloudToken()).toEqual({ token: 'first-token' })
      writeFileSync(path, 'second/token==')
      expect(await keeper.cloudToken()).toEqual({ token: 'second/token==' })
    }))

  it('keeps, replaces and forgets, and says since when', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'work', 'cloud.token')
      const keeper = fileTokenKeeper(path)
      expect(await keeper.state()).toEqual({ place: 'machine-file', path, sinceWallMs: null, problem: null })
      for (const token of ['first', 'second']) {
        expect(await keeper.keep(token)).toEqual({ ok: true, value: undefined })
        expect(await keeper.cloudToken()).toEqual({ token })
      }
      if (!isWindows) expect(statSync(path).mode & 0o777).toBe(0o600)
      const state = await keeper.state()
      expect(state).toMatchObject({ sinceWallMs: Math.round(statSync(path).mtimeMs), problem: null })
      expect(JSON.stringify(state)).not.toContain('second')
      for (let twice = 0; twice < 2; twice++) expect((await keeper.forget()).ok).toBe(true)
      expect(existsSync(path)).toBe(false)
    }))

  it('says when the disk refuses', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'taken')
      mkdirSync(join(path, 'inside'), { recursive: true })
      expect(await fileTokenKeeper(path).keep('token')).toEqual({ ok: false, error: 'NOT_SAVED' })
      expect(await fileTokenKeeper(path).forget()).toEqual({ ok: false, error: 'NOT_SAVED' })
    }))

  it.skipIf(isWindows)('refuses a file that others may read, and does not show what is in it', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'cloud.token')
      writeFileSync(path, 'topsecret', { mode: 0o600 })
      chmodSync(path, 0o640)
      const answer = await fileTokenKeeper(path).cloudToken()
      expect(answer).toEqual({ missing: expect.stringContaining('chmod 600') })
      expect(JSON.stringify(answer)).not.toContain('topsecret')
      expect(await fileTokenKeeper(path).state()).toMatchObject({ problem: 'OTHERS_MAY_READ' })
      // Entering it again heals that.
      expect((await fileTokenKeeper(path).keep('again')).ok).toBe(true)
      expect(await fileTokenKeeper(path).state()).toMatchObject({ problem: null })
    }),
  )

  it.each(['', 'two words', 'line\nbreak', 'ümlaut', 'a'.repeat(4_097)])('takes no %j for a token', (text) =>
    withFolder(async (folder) => {
      const path = join(folder, 'cloud.token')
      writeFileSync(path, text, { mode: 0o600 })
      expect(await fileTokenKeeper(path).cloudToken()).toEqual({ missing: `${path} holds no bearer token` })
      expect(await fileTokenKeeper(path).state()).toMatchObject({ problem: 'NOT_A_TOKEN' })
      expect(readFileSync(path, 'utf8')).toBe(text)
    }),
  )
})
