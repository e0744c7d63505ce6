import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Ended, endingDisk, fullRing } from '../../../test/make/key-rings.ts'
import { oldKeyFileBytes } from '../../../test/make/old-key-file.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { dataFiles } from '../data-folder.ts'
import { openDataKey, readDataKey } from '../key-file.ts'
import { makeMachineSlot, makeRecoverySlot, putSlot } from './change-ring.ts'
import { type KeyDisk, keyDisk } from './key-disk.ts'
import { openByRecoveryCode, readKeyFile } from './open-ring.ts'

/** Runs the work again and again, ended before each of its steps in turn, until it comes through; answers how often it was ended. */
async function endedEverywhere(run: (disk: KeyDisk) => Promise<boolean> | boolean): Promise<number> {
  for (let at = 0; ; at++) {
    for (const torn of [false, true]) if (await run(endingDisk(at, torn))) return at
  }
}

/** True if the work came through. */
function ranThrough(work: () => void): boolean {
  try {
    work()
    return true
  } catch (problem) {
    if (problem instanceof Ended) return false
    throw problem
  }
}

describe('a program that ends between two steps', () => {
  it('while the key of a new folder is made: the next start makes one and keeps it', async () => {
    const ends = await endedEverywhere((disk) =>
      withFolder((folder) => {
        const files = dataFiles(join(folder, 'work'))
        const through = ranThrough(() => openDataKey(files, disk))
        const key = openDataKey(files)
        expect(key).toHaveLength(32)
        expect(openDataKey(files)).toEqual(key)
        return through
      }),
    )
    expect(ends).toBe(2)
  })

  it('while a key file of the old form gets slots: the key stays what it was', async () => {
    const oldKey = new Uint8Array(32).fill(42)
    const ends = await endedEverywhere((disk) =>
      withFolder((folder) => {
        const files = dataFiles(folder)
        keyDisk.replace(files.keyFile, oldKeyFileBytes(oldKey))
        mkdirSync(files.journal)
        const through = ranThrough(() => openDataKey(files, disk))
        // Whoever only reads finds it, before the next start and after it.
        expect(readDataKey(files.keyFile)).toEqual(oldKey)
        expect(openDataKey(files)).toEqual(oldKey)
        expect(readKeyFile(files.keyFile).form).toBe('slots')
        return through
      }),
    )
    expect(ends).toBe(2)
  })

  it('while the machine file is exchanged: one of the two opens, and the next exchange clears up', async () => {
    const ends = await endedEverywhere((disk) =>
      withFolder(async (folder) => {
        const { files, place, dataKey, groups } = await fullRing(join(folder, 'work'))
        const ending = { ...place, disk }
        const through = ranThrough(() => putSlot(ending, makeMachineSlot(ending, dataKey)))
        expect(readDataKey(files.keyFile)).toEqual(dataKey)
        const content = readKeyFile(files.keyFile)
        expect(content.form === 'slots' && (await openByRecoveryCode(content.ring, groups))).toMatchObject({ dataKey })
        putSlot(place, makeMachineSlot(place, dataKey))
        expect(readDataKey(files.keyFile)).toEqual(dataKey)
        return through
      }),
    )
    expect(ends).toBeGreaterThanOrEqual(3)
  })

  it('while a new code takes the place of the old one: one of the two opens', async () => {
    const ends = await endedEverywhere((disk) =>
      withFolder(async (folder) => {
        const { files, place, dataKey, groups } = await fullRing(join(folder, 'work'))
        const renewed = await makeRecoverySlot(dataKey)
        const through = ranThrough(() => putSlot({ ...place, disk }, renewed.slot))
        const content = readKeyFile(files.keyFile)
        if (content.form === 'old') throw new Error('no slots')
        const opened = await Promise.all([groups, renewed.groups].map((code) => openByRecoveryCode(content.ring, code)))
        expect(opened.filter((one) => one.dataKey !== undefined)).toHaveLength(1)
        expect(readDataKey(files.keyFile)).toEqual(dataKey)
        return through
      }),
    )
    expect(ends).toBe(1)
  })
})

describe('two programs at once', () => {
  it('that both make the first key end with one', () =>
    withFolder((folder) => {
      const files = dataFiles(join(folder, 'work'))
      let other: Uint8Array | undefined
      // The other one comes through while this one stands before its last step.
      const slow: KeyDisk = {
        ...keyDisk,
        create(path, content) {
          if (path === files.keyFile) other = openDataKey(files)
          keyDisk.create(path, content)
        },
      }
      expect(openDataKey(files, slow)).toEqual(other)
      expect(other).toBeDefined()
    }))

  it('that both give an old key file slots keep its key', () =>
    withFolder((folder) => {
      const files = dataFiles(folder)
      const oldKey = new Uint8Array(32).fill(42)
      keyDisk.replace(files.keyFile, oldKeyFileBytes(oldKey))
      const slow: KeyDisk = {
        ...keyDisk,
        replace(path, content) {
          expect(openDataKey(files)).toEqual(oldKey)
          keyDisk.replace(path, content)
        },
      }
      expect(openDataKey(files, slow)).toEqual(oldKey)
      expect(existsSync(files.keyFile)).toBe(true)
      expect(readDataKey(files.keyFile)).toEqual(oldKey)
    }))
})
