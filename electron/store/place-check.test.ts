import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { silentLogger } from '../log/logger.ts'
import { dataFiles } from './data-folder.ts'
import { StoreError } from './errors.ts'
import { openStore } from './open-store.ts'
import { type PlaceFacts, refuseNetworkPath, refuseReadOnly } from './place-check.ts'

const EXT4 = 0xef53
const FUSE = 0x65735546

function facts(over: Partial<Record<'platform' | 'mounts' | 'real', string>> & { readonly type?: number }): PlaceFacts {
  return {
    platform: (over.platform ?? 'linux') as NodeJS.Platform,
    fileSystem: () => over.type,
    mounts: () => over.mounts ?? '',
    realPath: (folder) => over.real ?? folder,
  }
}

function refusalOf(check: () => void): string | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    return error instanceof StoreError ? error.code : String(error)
  }
}

const refused = expect.objectContaining({ name: 'StoreError', code: 'NETWORK_PATH' })

describe('the place of the data', () => {
  it.each([0x6969, 0xff534d42, 0xfe534d42, 0x517b, 0x01021997])(
    'is refused on a file system of another machine: %i',
    (type) => {
      expect(() => refuseNetworkPath('/mnt/site', facts({ type }))).toThrowError(refused)
      expect(() => refuseNetworkPath('/mnt/site', facts({ type }))).toThrowError(
        /choose a folder on a disk of this machine/,
      )
    },
  )

  it('is taken on a disk of this machine, and where the system cannot say', () => {
    for (const place of [facts({ type: EXT4 }), facts({})])
      expect(() => refuseNetworkPath('/data', place)).not.toThrow()
  })

  it('is told by the longest mount point where a program makes the file system', () => {
    const mounts = [
      'sysfs /sys sysfs rw 0 0',
      '/dev/sda1 / ext4 rw 0 0',
      '/dev/sdb1 /mnt fuseblk rw 0 0',
      'ada@host: /mnt/a\\040site fuse.sshfs rw 0 0',
    ].join('\n')
    expect(() => refuseNetworkPath('/mnt/a site/work', facts({ type: FUSE, mounts }))).toThrowError(refused)
    refuseNetworkPath('/mnt/a sitelet', facts({ type: FUSE, mounts }))
  })

  it.each([
    ['\\\\server\\share\\work', undefined, true],
    ['//server/share', undefined, true],
    ['\\\\?\\UNC\\server\\share', undefined, true],
    ['Z:\\work', '\\\\server\\share\\work', true],
    ['C:\\work', 'C:\\work', false],
    ['\\\\?\\C:\\work', undefined, false],
  ])('is told on Windows by the share behind it: %s', (path, real, isNetwork) => {
    const check = () => refuseNetworkPath(path, facts({ platform: 'win32', ...(real === undefined ? {} : { real }) }))
    expect(refusalOf(check)).toBe(isNetwork ? 'NETWORK_PATH' : undefined)
  })

  it('asks the real system, which has no network behind its folder for temporary files', () =>
    withFolder((folder) => {
      expect(refusalOf(() => refuseNetworkPath(join(folder, 'not', 'there', 'yet')))).toBeUndefined()
    }))
})

describe('what may not be written', () => {
  it.each([
    ['EROFS', /mounted read-only/],
    ['EACCES', /may not write .*ovoscope\.db: give it back/],
  ])('is named with what to do: %s', (code, words) =>
    withFolder((folder) => {
      const open = () => {
        throw Object.assign(new Error(code), { code })
      }
      expect(() => refuseReadOnly(folder, [dataFiles(folder).database], open)).toThrowError(words)
    }),
  )

  it('is nothing in a folder that is new, nor in one that works', () =>
    withFolder((folder) => {
      refuseReadOnly(folder, [dataFiles(folder).database])
      const clock = { wallMs: () => 0, monoMs: () => 0 }
      openStore({ folder, key: new Uint8Array(32), clock, log: silentLogger }).close()
      refuseReadOnly(folder, [dataFiles(folder).database])
      expect(readdirSync(folder)).toContain('ovoscope.db')
    }))
})
