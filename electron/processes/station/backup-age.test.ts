import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { newestBackupWallMs } from '../../store/newest-backup.ts'
import { folderBeganWallMs, watchBackupAge, workBeganWallMs } from './backup-age.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

it('says once a day that the newest backup is too old, and stops when there is a new one', async () => {
  const time = createFakeTime()
  let newest: number | undefined
  const told: number[] = []
  const stop = watchBackupAge(
    time.clock,
    time.timers,
    () => newest,
    (days) => told.push(days),
  )
  await time.advance(5 * DAY_MS)
  expect(told).toEqual([])
  newest = time.clock.wallMs()
  await time.advance(3 * DAY_MS)
  expect(told).toEqual([])
  await time.advance(HOUR_MS)
  expect(told).toEqual([3])
  await time.advance(DAY_MS)
  expect(told).toEqual([3, 4])
  newest = time.clock.wallMs()
  await time.advance(2 * DAY_MS)
  stop()
  await time.advance(9 * DAY_MS)
  expect(told).toEqual([3, 4])
})

it('knows since when a data folder has been worked in, as long as no backup was ever made', () =>
  withFolder((folder) => {
    const keyFile = join(folder, 'data.key')
    expect(folderBeganWallMs(keyFile)).toBeUndefined()
    writeFileSync(keyFile, '')
    const beganSec = Date.UTC(2026, 10, 1) / 1000
    utimesSync(keyFile, beganSec, beganSec)
    expect(folderBeganWallMs(keyFile)).toBe(beganSec * 1000)
  }))

it('reads the time from the name of the newest finished backup', () =>
  withFolder((folder) => {
    expect(newestBackupWallMs(join(folder, 'none'))).toBeUndefined()
    expect(newestBackupWallMs(folder)).toBeUndefined()
    for (const name of ['20261120T030000Z', '20261121T030005Z-2', '20261122T030000Z.unfinished', 'other']) {
      mkdirSync(join(folder, name))
    }
    expect(newestBackupWallMs(folder)).toBe(Date.UTC(2026, 10, 21, 3, 0, 5))
  }))

it('counts from the day on which there was something to back up', async () => {
  const time = createFakeTime()
  const installedWallMs = time.clock.wallMs()
  let isInUse = false
  const told: number[] = []
  const stop = watchBackupAge(
    time.clock,
    time.timers,
    () => (isInUse ? installedWallMs : undefined),
    (days) => told.push(days),
  )
  await time.advance(20 * DAY_MS)
  isInUse = true
  await time.advance(3 * DAY_MS - HOUR_MS)
  expect(told).toEqual([])
  await time.advance(2 * HOUR_MS)
  expect(told).toEqual([3])
  stop()
})

it('takes a folder in which nobody is enrolled for not worked in, as nobody can run a batch there', () =>
  withFolder((folder) => {
    const keyFile = join(folder, 'data.key')
    writeFileSync(keyFile, '')
    const began = folderBeganWallMs(keyFile)
    expect(began).toBeDefined()
    expect(workBeganWallMs(() => 0, keyFile)).toBeUndefined()
    expect(workBeganWallMs(() => 1, keyFile)).toBe(began)
    const unreadable = () => {
      throw new Error('damaged')
    }
    expect(workBeganWallMs(unreadable, keyFile)).toBe(began)
  }))
