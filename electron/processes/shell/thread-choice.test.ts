import { describe, expect, it } from 'vitest'
import { chooseThreads, threadCandidates } from './thread-choice.ts'

const measured = (...batchMs: readonly number[]) => batchMs.map((ms, index) => ({ threads: index + 1, batchMs: ms }))

describe('the number of threads', () => {
  it('leaves a core to the station', () => {
    expect([1, 2, 3, 4, 16].map(threadCandidates)).toEqual([[1], [1], [1, 2], [1, 2], [1, 2]])
  })

  it('is one unless a second one shortens a batch by a third', () => {
    expect(chooseThreads(measured(3, 2.5))).toBe(1)
    expect(chooseThreads(measured(3, 2.01))).toBe(2)
    expect(chooseThreads(measured(3, 4))).toBe(1)
  })

  it('is one where nothing was measured, or only a part', () => {
    expect(chooseThreads([])).toBe(1)
    expect(chooseThreads([{ threads: 2, batchMs: 0.1 }])).toBe(1)
  })
})
