import { describe, expect, it } from 'vitest'
import type { Problem } from '../../electron/contract/vocabulary.ts'
import { byUrgency, firstOut } from './problems.ts'

function problem(id: Problem['id'], priority: 1 | 2 | 3, sinceWallMs: number): Problem {
  return { id, priority, sinceWallMs, detail: {}, acknowledged: false }
}

describe('firstOut', () => {
  it('is the oldest of the most urgent', () => {
    const problems = [
      problem('LINE_NOISE', 3, 1),
      problem('TRAY_ON_HOLD', 2, 5),
      problem('INFERENCE_DOWN', 2, 3),
      problem('BACKLOG', 2, 4),
    ]
    expect(firstOut(problems)?.id).toBe('INFERENCE_DOWN')
    expect(byUrgency(problems).map(({ sinceWallMs }) => sinceWallMs)).toEqual([3, 4, 5, 1])
    expect(problems[0]?.id).toBe('LINE_NOISE')
  })

  it('is nothing when all is well', () => {
    expect(firstOut([])).toBeUndefined()
  })
})
