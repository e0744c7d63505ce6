import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '../contract/vocabulary.ts'
import { ProblemList } from './problem-list.ts'

const IDS = problemSchema.shape.id.options
type ProblemId = (typeof IDS)[number]

function present(...ids: readonly ProblemId[]): Map<ProblemId, { n: number }> {
  return new Map(ids.map((id, n) => [id, { n }]))
}

describe('ProblemList', () => {
  it('shows what is there now, since it came', () => {
    const list = new ProblemList()
    list.update(present('LINE_NOISE'), 1_000)
    const problems = list.update(present('BACKLOG', 'LINE_NOISE'), 5_000)
    expect(problems).toEqual([
      { id: 'BACKLOG', priority: 2, sinceWallMs: 5_000, detail: { n: 0 } },
      { id: 'LINE_NOISE', priority: 3, sinceWallMs: 1_000, detail: { n: 1 } },
    ])
  })

  it('starts counting anew when a problem goes and comes again', () => {
    const list = new ProblemList()
    list.update(present('BACKLOG'), 1_000)
    expect(list.update(present(), 2_000)).toEqual([])
    expect(list.update(present('BACKLOG'), 3_000)[0]?.sinceWallMs).toBe(3_000)
  })

  it('tells the newest detail of an old problem', () => {
    const list = new ProblemList()
    list.update(new Map([['BACKLOG', { count: 600 }]]), 1_000)
    const [problem] = list.update(new Map([['BACKLOG', { count: 900 }]]), 2_000)
    expect(problem).toMatchObject({ sinceWallMs: 1_000, detail: { count: 900 } })
  })

  it('puts the urgent first and among equals the oldest, in any history', () => {
    const moments = fc.array(fc.subarray([...IDS]), { maxLength: 20 })
    fc.assert(
      fc.property(moments, (sets) => {
        const list = new ProblemList()
        const since = new Map<ProblemId, number>()
        sets.forEach((ids, index) => {
          const nowMs = index * 10
          for (const id of [...since.keys()]) if (!ids.includes(id)) since.delete(id)
          for (const id of ids) if (!since.has(id)) since.set(id, nowMs)
          const problems = list.update(present(...ids), nowMs)
          expect(new Map(problems.map(({ id, sinceWallMs }) => [id, sinceWallMs]))).toEqual(since)
          for (const problem of problems) problemSchema.parse(problem)
          problems.slice(1).forEach((next, at) => {
            const before = problems[at]!
            const inOrder =
              before.priority < next.priority ||
              (before.priority === next.priority && before.sinceWallMs <= next.sinceWallMs)
            expect(inOrder).toBe(true)
          })
        })
      }),
    )
  })
})
