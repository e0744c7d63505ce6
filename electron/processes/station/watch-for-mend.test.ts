import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { dataFiles } from '../../store/data-folder.ts'
import { wishRestore, withdrawRestore } from '../../store/staged-restore.ts'
import { watchForMend } from './watch-for-mend.ts'

/** Longer than any file has to rest. */
const LONG_MS = 60_000

describe('a damaged database', () => {
  const watched = (work: (on: ReturnType<typeof watch>) => Promise<void>) =>
    withFolder(async (folder) => {
      const on = watch(folder)
      try {
        await work(on)
      } finally {
        on.stop()
      }
    })

  function watch(folder: string) {
    const { database } = dataFiles(folder)
    const time = createFakeTime()
    const told = { times: 0 }
    writeFileSync(database, 'damaged')
    const stop = watchForMend({ database }, time.timers, () => told.times++)
    return { folder, database, time, told, stop }
  }

  it('is no other one for being looked at', () =>
    watched(async ({ database, time, told }) => {
      await time.advance(LONG_MS)
      // Whoever reads it makes an empty log and takes it away.
      writeFileSync(`${database}-wal`, '')
      await time.advance(LONG_MS)
      rmSync(`${database}-wal`)
      await time.advance(LONG_MS)
      expect(told.times).toBe(0)
    }))

  it('is another one once it was put back and rests, and that is told once', () =>
    watched(async ({ folder, database, time, told }) => {
      for (let part = 1; part <= 6; part++) {
        writeFileSync(database, 'x'.repeat(10 * part))
        await time.advance(5_000)
        expect(told.times).toBe(0)
      }
      await time.advance(LONG_MS)
      expect(told.times).toBe(1)
      writeFileSync(join(folder, 'other'), 'other')
      renameSync(join(folder, 'other'), database)
      await time.advance(LONG_MS)
      expect(told.times).toBe(1)
    }))

  it('is none at all while it is away: a start would make a new one', () =>
    watched(async ({ folder, database, time, told }) => {
      renameSync(database, join(folder, 'aside'))
      await time.advance(LONG_MS)
      writeFileSync(database, '')
      await time.advance(LONG_MS)
      expect(told.times).toBe(0)
      writeFileSync(database, 'whole')
      await time.advance(LONG_MS)
      expect(told.times).toBe(1)
    }))

  it('is mended as well by taking its log away', () =>
    watched(async ({ database, time, told, stop }) => {
      writeFileSync(`${database}-wal`, 'log')
      stop()
      const again = watchForMend({ database }, time.timers, () => told.times++)
      rmSync(`${database}-wal`)
      await time.advance(LONG_MS)
      again()
      expect(told.times).toBe(1)
    }))

  it('is left alone while a restore waits for people', () =>
    watched(async ({ database, time, told }) => {
      const ida = { userId: 'u1', who: 'Ida' }
      const backup = { from: '2026-11-22', madeAtWallMs: 0, scans: 1, sha256: 'a'.repeat(64), cold: [] }
      wishRestore({ database }, { ...backup, ...ida, wishedAtWallMs: 0 })
      writeFileSync(database, 'whole')
      await time.advance(LONG_MS)
      expect(told.times).toBe(0)
      withdrawRestore({ database }, { ...ida, atWallMs: 0 })
      await time.advance(LONG_MS)
      expect(told.times).toBe(1)
    }))
})
