import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { silentLogger } from '../../log/logger.ts'
import { StoreError } from '../../store/errors.ts'
import { moveWhileIdle } from './move-while-idle.ts'

const HOUR_MS = 3_600_000

describe('moving while nothing comes', () => {
  it('goes on step by step, rests when nothing is left or a step failed, and ends when told', async () => {
    const time = createFakeTime()
    const answers: ('moved' | 'busy' | 'done' | 'fails')[] = [
      'moved',
      'busy',
      'moved',
      'done',
      'moved',
      'fails',
      'fails',
    ]
    let asked = 0
    const moveToCold = () => {
      const answer = answers[asked++] ?? 'moved'
      if (answer === 'fails') throw new StoreError('CORRUPT', 'cold/2026-06.db: the database is damaged')
      return answer
    }
    let refused = 0
    const stop = moveWhileIdle(time.timers, { moveToCold }, silentLogger, () => void refused++)
    await time.advance(1_000)
    expect(asked).toBe(4)
    await time.advance(HOUR_MS / 2)
    expect(asked).toBe(4)
    await time.advance(HOUR_MS / 2)
    expect(asked).toBe(6)
    await time.advance(HOUR_MS - 1_000)
    expect(asked).toBe(6)
    expect(refused).toBe(1)
    await time.advance(HOUR_MS + 2_000)
    expect(asked).toBeGreaterThan(7)
    expect(refused).toBe(1)
    stop()
    const then = asked
    await time.advance(HOUR_MS)
    expect(asked).toBe(then)
  })
})
