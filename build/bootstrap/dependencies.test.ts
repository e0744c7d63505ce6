import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { ensureDependencies, matchesLock } from './dependencies.mjs'

const LOCK = {
  packages: {
    '': { name: 'ovoscope' },
    'node_modules/zod': { version: '4.0.0', integrity: 'sha512-a' },
    'node_modules/for-windows': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
}

describe('matchesLock', () => {
  it('is true when every package is there, optional ones of other systems aside', () => {
    expect(matches({ 'node_modules/zod': LOCK.packages['node_modules/zod'] })).toBe(true)
  })

  it.each([
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/zod': { version: '4.0.1', integrity: 'sha512-a' } }],
    ['the content differs', { 'node_modules/zod': { version: '4.0.0', integrity: 'sha512-c' } }],
    [
      'an optional package is there in another version',
      { ...LOCK.packages, 'node_modules/for-windows': { version: '0.9.0', integrity: 'sha512-b' } },
    ],
  ])('is false when %s', (_name, packages) => {
    expect(matches(packages)).toBe(false)
  })

  it.each(['', '{', '[]', '{"packages":1}'])('is false when the record of the install is damaged: %j', (installed) => {
    expect(matchesLock(JSON.stringify(LOCK), installed)).toBe(false)
  })
})

function matches(packages: object): boolean {
  return matchesLock(JSON.stringify(LOCK), JSON.stringify({ packages }))
}

describe('ensureDependencies', () => {
  /** A checkout, and an npm that installs what the lockfile asks for. */
  function checkout(root: string) {
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(LOCK))
    let installs = 0
    const install = async () => {
      installs++
      await new Promise((resolve) => setTimeout(resolve, 20))
      mkdirSync(join(root, 'node_modules'), { recursive: true })
      writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify(LOCK))
      return undefined
    }
    return { ensure: () => ensureDependencies(root, install), installs: () => installs }
  }

  it('installs once, for two who come at the same time too', () =>
    withFolder(async (root) => {
      const { ensure, installs } = checkout(root)
      expect(await Promise.all([ensure(), ensure()])).toEqual([undefined, undefined])
      expect(await ensure()).toBeUndefined()
      expect(installs()).toBe(1)
    }))

  it('never installs through a link: the folder belongs to somebody else', () =>
    withFolder(async (folder) => {
      const [root, other] = [join(folder, 'checkout'), join(folder, 'other')]
      for (const path of [root, other]) mkdirSync(path)
      writeFileSync(join(other, 'theirs'), '')
      symlinkSync(other, join(root, 'node_modules'))
      const { ensure, installs } = checkout(root)
      expect(await ensure()).toContain(`node_modules is a link to ${other}`)
      expect([installs(), existsSync(join(other, 'theirs'))]).toEqual([0, true])
    }))
})

describe('package-lock.json', () => {
  it('binds every package to its content, so that no registry can give us another', () => {
    const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
    const { packages } = JSON.parse(text) as { packages: Record<string, { integrity?: string; link?: boolean }> }
    const names = Object.keys(packages).filter((name) => name !== '')
    expect(names.length).toBeGreaterThan(100)
    expect(names.filter((name) => !packages[name]?.integrity?.startsWith('sha512-') && !packages[name]?.link)).toEqual(
      [],
    )
  })
})
