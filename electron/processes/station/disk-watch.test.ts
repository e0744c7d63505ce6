import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { DISK_LITTLE_BYTES, diskRoom } from '../../store/disk-room.ts'
import { watchDisk } from './disk-watch.ts'

describe('watchDisk', () => {
  it('tells at once, again every minute, and nothing while the system cannot say', async () => {
    const time = createFakeTime()
    const told: boolean[] = []
    const answers = [
      ...[DISK_LITTLE_BYTES, DISK_LITTLE_BYTES - 1, undefined, DISK_LITTLE_BYTES + 1],
      1.1 * DISK_LITTLE_BYTES,
    ]
    const free = async () => {
      const answer = answers.shift()
      if (answer === undefined) throw new Error('no answer')
      return answer
    }
    const stop = watchDisk(time.timers, free, (low) => told.push(low))
    for (let minute = 0; minute < 4; minute++) await time.advance(60_000)
    expect(told).toEqual([false, true, true, false])
    stop()
    await time.advance(120_000)
    expect(told).toHaveLength(4)
  })
})

describe('diskRoom', () => {
  it('asks the system', async () => {
    const { freeBytes, totalBytes } = await diskRoom(tmpdir())
    expect(totalBytes).toBeGreaterThan(0)
    expect(freeBytes).toBeLessThanOrEqual(totalBytes)
    await expect(diskRoom('/nowhere/at/all')).rejects.toThrow(/ENOENT/)
  })
})
