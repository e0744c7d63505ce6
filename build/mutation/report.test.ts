import { describe, expect, it } from 'vitest'
import { type Explained, mutationPage, mutationReportSchema, readMutations } from './report.ts'

const SOURCE = 'if (a) {\n  return b\n}\n'

function mutant(status: string, line: number, replacement: string) {
  return { mutatorName: 'X', replacement, status, location: { start: { line, column: 1 } } }
}

const REPORT = mutationReportSchema.parse({
  files: {
    'electron/domain/egg.ts': {
      source: SOURCE,
      mutants: [mutant('RuntimeError', 1, 'false'), mutant('Survived', 1, 'true'), mutant('Survived', 2, '"c"')],
    },
    'electron/domain/batch/batch.ts': {
      source: SOURCE,
      mutants: [mutant('Timeout', 1, 'x'), mutant('NoCoverage', 1, 'y')],
    },
  },
})
const EXPLAINED: Explained = [
  { file: 'electron/domain/egg.ts', line: 'if (a) {', replacement: 'true', because: 'a is never false here' },
  { file: 'electron/domain/egg.ts', line: 'return b', replacement: '"d"', because: 'this one is gone by now' },
]

describe('readMutations', () => {
  it('asks for every change that no test noticed and nobody explained', () => {
    const { unexplained, stale } = readMutations(REPORT, EXPLAINED)
    expect(unexplained).toMatchObject([{ file: 'electron/domain/egg.ts', line: 'return b', replacement: '"c"' }])
    expect(stale).toEqual([EXPLAINED[1]])
  })

  it('counts by file', () => {
    expect(readMutations(REPORT, []).files).toMatchObject([
      { file: 'electron/domain/batch/batch.ts', killed: 0, timedOut: 1, unreached: 1, survivors: [] },
      { file: 'electron/domain/egg.ts', killed: 1, timedOut: 0, unreached: 0, survivors: [{}, {}] },
    ])
  })
})

describe('mutationPage', () => {
  it('gives figures and reasons, and says what nobody explained', () => {
    const page = mutationPage(readMutations(REPORT, EXPLAINED))
    expect(page).toContain('| domain/egg.ts | 1 | 0 | 2 | 0 |')
    expect(page).toContain('| **all** | 1 | 1 | 2 | 1 |')
    expect(page).toContain('domain/egg.ts, line 1: `if (a) {` → `true`\n  a is never false here')
    expect(page).toContain('NOT EXPLAINED')
    expect(mutationPage({ files: [], unexplained: [], stale: [] })).toContain('None.')
  })
})
