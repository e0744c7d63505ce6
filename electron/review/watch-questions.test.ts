import { describe, expect, it } from 'vitest'
import { lookBack } from '../../test/make/look-back.ts'
import { silentLogger } from '../log/logger.ts'
import { SLOW_QUESTION_MS, watchQuestions } from './watch-questions.ts'

describe('a watched review', () => {
  it('answers as before, and names what was slow without saying what was asked', async () => {
    await lookBack((review) => {
      const logged: unknown[] = []
      let nowMs = 0
      let stepMs = SLOW_QUESTION_MS
      // Read before and after each question.
      const clock = { wallMs: () => 0, monoMs: () => (nowMs += stepMs) }
      const log = { ...silentLogger, warn: (facts: object) => void logged.push(facts) }
      const watched = watchQuestions(review, { clock, log })
      expect(watched.batchRecord({ batchId: 'secret' })).toBeNull()
      expect(logged).toEqual([])
      stepMs++
      expect(watched.batchRecord({ batchId: 'secret' })).toBeNull()
      expect(watched.reconcile().agrees).toBe(true)
      expect(logged).toEqual([{ question: 'batchRecord', tookMs: SLOW_QUESTION_MS + 1 }])
    })
  })
})
