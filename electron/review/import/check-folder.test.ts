import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { checkFolder } from './check-folder.ts'

it('takes a folder that can be read and changed, by its true path, and leaves nothing in it', () =>
  withFolder(async (root) => {
    const [place, way] = [join(root, 'scans'), join(root, 'way')]
    mkdirSync(place)
    symlinkSync(place, way)
    const direct = await checkFolder(place, [join(root, 'data')])
    expect(direct).toEqual(await checkFolder(way, []))
    expect(direct.ok).toBe(true)
    expect(readdirSync(place)).toEqual([])
  }))

it('says of another one what is wrong with it', () =>
  withFolder(async (root) => {
    const own = join(root, 'data')
    mkdirSync(join(own, 'inside'), { recursive: true })
    mkdirSync(join(root, 'data-beside'))
    symlinkSync(own, join(root, 'way'))
    writeFileSync(join(root, 'file'), '')
    const faultOf = async (name: string) => {
      const checked = await checkFolder(join(root, name), [own])
      return checked.ok ? undefined : checked.error
    }
    expect(await faultOf('nowhere')).toBe('folderMissing')
    expect(await faultOf('file')).toBe('folderMissing')
    for (const name of ['data', 'data/inside', 'way/inside']) expect(await faultOf(name)).toBe('folderOurs')
    expect(await faultOf('data-beside')).toBeUndefined()
  }))

it('says what this account may not do', (context) =>
  withFolder(async (root) => {
    const mayDoAll = process.platform === 'win32' || process.getuid?.() === 0
    if (mayDoAll) context.skip('rights of files mean nothing to this account')
    const place = join(root, 'scans')
    mkdirSync(place)
    for (const [mode, fault] of [
      [0o300, 'folderUnreadable'],
      [0o500, 'folderReadOnly'],
    ] as const) {
      chmodSync(place, mode)
      expect(await checkFolder(place, [])).toEqual({ ok: false, error: fault })
    }
    chmodSync(place, 0o700)
  }))
