import { expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { ALLOWED_LATENESS_MS } from '../domain/event-time/watermark.ts'
import { silentLogger } from '../log/logger.ts'
import { IdleMark } from './idle-mark.ts'

const IDLE = { clockTrusted: true, mayStillCome: false }

function setUp() {
  const time = new ManualTime()
  const disk = { marks: [] as number[], failing: false }
  const mark = new IdleMark({
    clock: time,
    log: silentLogger,
    store: {
      moveEventMark(toWallMs) {
        if (disk.failing) throw new Error('SQLITE_FULL: database or disk is full')
        disk.marks.push(toWallMs)
      },
    },
  })
  return { time, disk, mark }
}

it('writes how far an idle line is, at once and then every half minute', async () => {
  const { time, disk, mark } = setUp()
  const beganMs = time.wallMs()
  for (let second = 0; second < 90; second++) {
    mark.tick(IDLE)
    await time.advance(1_000)
  }
  expect(disk.marks).toEqual([0, 30_000, 60_000].map((ms) => beganMs + ms - ALLOWED_LATENESS_MS))
})

it('stands still while scans may come, and by a clock that nobody trusts', async () => {
  const { time, disk, mark } = setUp()
  mark.tick({ ...IDLE, mayStillCome: true })
  mark.tick({ ...IDLE, clockTrusted: false })
  await time.advance(3_600_000)
  mark.tick({ ...IDLE, mayStillCome: true })
  expect(disk.marks).toEqual([])
})

it('bears a disk that refuses, and asks it again later', async () => {
  const { time, disk, mark } = setUp()
  disk.failing = true
  mark.tick(IDLE)
  disk.failing = false
  mark.tick(IDLE)
  expect(disk.marks).toEqual([])
  await time.advance(30_000)
  mark.tick(IDLE)
  expect(disk.marks).toEqual([time.wallMs() - ALLOWED_LATENESS_MS])
})
