import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { checkSeal } from '../../electron/update/seal.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { signUpdate } from './sign-update.ts'

const NAME = 'ovoscope-1.3.0-win-x64.exe'

function fillFolder(folder: string, url = NAME): void {
  const content = Buffer.from('installer')
  const sha512 = createHash('sha512').update(content).digest('base64')
  writeFileSync(join(folder, NAME), content)
  writeFileSync(join(folder, `${NAME}.blockmap`), 'map')
  const channel = { version: '1.3.0', files: [{ url, sha512, size: content.length }], path: url, sha512 }
  writeFileSync(join(folder, 'latest.yml'), stringify(channel, { lineWidth: 8_000 }))
}

async function run(...args: string[]): Promise<{ code: number; said: string[]; complained: string[] }> {
  const said: string[] = []
  const complained: string[] = []
  const code = await signUpdate(
    args,
    (line) => said.push(line),
    (line) => complained.push(line),
  )
  return { code, said, complained }
}

describe('sign-update', () => {
  it('makes a key, signs with it and publishes in the order in which nothing is ever missing', () =>
    withFolder(async (root) => {
      const [folder, feed, key] = [join(root, 'out'), join(root, 'feed'), join(root, 'release.pem')]
      mkdirSync(folder)
      fillFolder(folder)
      const made = await run('make-key', key)
      const publicKey = /'(\S+)',/.exec(made.said.at(-1) ?? '')?.[1] ?? ''
      if (process.platform !== 'win32') expect(statSync(key).mode & 0o077).toBe(0)
      const published = await run('publish', folder, feed, key)
      expect(published).toMatchObject({ code: 0, complained: [] })
      expect(published.said.slice(1)).toEqual(
        [NAME, `${NAME}.blockmap`, 'latest.yml.sig', 'latest.yml'].map((name) => `published ${name}`),
      )
      expect(readdirSync(feed).sort()).toEqual(['latest.yml', 'latest.yml.sig', NAME, `${NAME}.blockmap`].sort())
      const channel = { bytes: readFileSync(join(feed, 'latest.yml')), file: 'latest.yml' }
      expect(checkSeal(channel, readFileSync(join(feed, 'latest.yml.sig')), [publicKey]).ok).toBe(true)
    }))

  it('signs nothing that a station would refuse, and says which file is wrong', () =>
    withFolder(async (root) => {
      const [folder, key] = [join(root, 'out'), join(root, 'release.pem')]
      mkdirSync(folder)
      await run('make-key', key)
      expect((await run('sign', folder, key)).complained[0]).toContain('latest*.yml')
      fillFolder(folder, 'sub/App.exe')
      expect((await run('sign', folder, key)).complained[0]).toContain('sub/App.exe')
      fillFolder(folder)
      writeFileSync(join(folder, NAME), 'Installer')
      expect(await run('sign', folder, key)).toMatchObject({ code: 1, complained: [expect.stringContaining(NAME)] })
      expect(readdirSync(folder)).not.toContain('latest.yml.sig')
    }))

  it('never writes over a key, and explains itself', () =>
    withFolder(async (root) => {
      const key = join(root, 'release.pem')
      await run('make-key', key)
      const before = readFileSync(key, 'utf8')
      expect(await run('make-key', key)).toMatchObject({ code: 1, complained: [expect.stringContaining('EEXIST')] })
      expect(readFileSync(key, 'utf8')).toBe(before)
      expect(await run('sing')).toMatchObject({ code: 2, complained: [expect.stringContaining('make-key')] })
    }))
})
