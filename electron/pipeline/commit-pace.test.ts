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

  it('rests half as long again as a transaction took, but never so long that an answer waits for it', async () => {
    expect(await Promise.all([0, 1, 3, 5, 40].map(pauseAfter))).toEqual([0, 1.5, 4.5, 7.5, 20])
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
