import { describe, expect, it } from 'vitest'
import type { Problem } from '../../electron/contract/vocabulary.ts'
import { byUrgency, firstOut, problemDetail } from './problems.ts'

function problem(id: Problem['id'], priority: 1 | 2 | 3, sinceWallMs: number, detail: Problem['detail'] = {}): Problem {
  return { id, priority, sinceWallMs, detail, acknowledged: false }
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

describe('problemDetail', () => {
  it('shows what an operator can use and nothing else', () => {
    expect(problemDetail(problem('TRAY_ON_HOLD', 2, 0, { trayCode: '0415', errno: 5 }))).toBe('0415')
    expect(problemDetail(problem('BACKLOG', 2, 0, { count: 118 }))).toBe('118')
    const fault = { fault: 'JAM', says: 'the conveyor is jammed', faults: 1 }
    expect(problemDetail(problem('SCANNER_FAULT', 2, 0, fault))).toBe('JAM · the conveyor is jammed')
    expect(problemDetail(problem('DISK_ERROR', 1, 0, { code: 'ENOSPC', path: '' }))).toBeUndefined()
  })
})
