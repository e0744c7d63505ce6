import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { CommitPace } from './commit-pace.ts'

async function pauseAfter(commitMs: number): Promise<number> {
  const time = new ManualTime()
  const pace = new CommitPace(time)
  const beganMonoMs = time.monoMs()
  await time.advance(commitMs)
  pace.committed(beganMonoMs)
  return pace.pauseMs
}

describe('CommitPace', () => {
  it('lets the first transaction begin at once', () => {
    expect(new CommitPace(new ManualTime()).pauseMs).toBe(0)
  })

  it('rests two thirds of the time that a transaction took, but never so long that an answer waits for it', async () => {
    const pausesMs = await Promise.all([0, 3, 6, 15, 40].map(pauseAfter))
    expect(pausesMs.map(Math.round)).toEqual([0, 2, 4, 10, 20])
  })

  it('asks a disk that refused again after a second', async () => {
    const time = new ManualTime()
    const pace = new CommitPace(time)
    pace.refused()
    expect(pace.pauseMs).toBe(1000)
    await time.advance(999)
    expect(pace.pauseMs).toBe(1)
    await time.advance(5)
    expect(pace.pauseMs).toBe(0)
  })
})
