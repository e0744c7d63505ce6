import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { replaceAppImage, startAfterEnd } from './app-image.ts'

describe('an AppImage', () => {
  beforeEach((context) => {
    if (process.platform === 'win32') context.skip('there are none on Windows')
  })

  it('is replaced whole, with the right to run', () =>
    withFolder((folder) => {
      const [old, next] = [join(folder, 'old'), join(folder, 'next')]
      writeFileSync(old, 'old', { mode: 0o755 })
      writeFileSync(next, 'next', { mode: 0o755 })
      replaceAppImage(next, old)
      expect([readFileSync(old, 'utf8'), (statSync(old).mode & 0o100) !== 0, readdirSync(folder)]).toEqual([
        'next',
        true,
        ['next', 'old'],
      ])
    }))

  it('stays when the new one cannot be read or put beside it', () =>
    withFolder((folder) => {
      const old = join(folder, 'old')
      writeFileSync(old, 'old')
      expect(() => replaceAppImage(join(folder, 'gone'), old)).toThrow('ENOENT')
      expect(readdirSync(folder)).toEqual(['old'])
      writeFileSync(join(folder, 'next'), 'next')
      mkdirSync(join(folder, 'old.new', 'occupied'), { recursive: true })
      expect(() => replaceAppImage(join(folder, 'next'), old)).toThrow(/directory|EISDIR/)
      expect(readFileSync(old, 'utf8')).toBe('old')
    }))

  it('does not write through a link that somebody laid there', () =>
    withFolder((folder) => {
      for (const name of ['old', 'next', 'precious']) writeFileSync(join(folder, name), name)
      symlinkSync(join(folder, 'precious'), join(folder, 'old.new'))
      replaceAppImage(join(folder, 'next'), join(folder, 'old'))
      expect([readFileSync(join(folder, 'precious'), 'utf8'), readFileSync(join(folder, 'old'), 'utf8')]).toEqual([
        'precious',
        'next',
      ])
    }))

  it('starts only when the old process has ended', () =>
    withFolder(async (folder) => {
      const marker = join(folder, 'started; touch evil')
      const old = spawn('/bin/sh', ['-c', 'read x'], { stdio: ['pipe', 'ignore', 'ignore'] })
      startAfterEnd(old.pid ?? 0, ['/bin/sh', '-c', ': > "$1"', 'sh', marker], { ...process.env, APPIMAGE: 'x' })
      await new Promise((resolve) => setTimeout(resolve, 500))
      expect(existsSync(marker)).toBe(false)
      old.stdin.end()
      await expect.poll(() => existsSync(marker), { timeout: 10_000 }).toBe(true)
      expect(readdirSync(folder)).toEqual(['started; touch evil'])
    }))
})
