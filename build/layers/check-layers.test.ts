import { describe, expect, it } from 'vitest'
import { findBannedSymbols } from './banned-symbols.ts'
import { checkLayers, ruleFor } from './check-layers.ts'
import { findCycles } from './find-cycles.ts'
import { ONLY_HERE, UNREACHABLE } from './package-rules.ts'
import { PLANTED } from './planted.ts'
import { readImports } from './read-imports.ts'
import { FOLDER_RULES } from './rules.ts'

const RULES = { folders: FOLDER_RULES, onlyHere: ONLY_HERE, unreachable: UNREACHABLE }

describe('checkLayers with the real rules', () => {
  it.each(PLANTED.map((planted) => [planted.name, planted] as const))('finds: %s', (_name, { files, expected }) => {
    const violations = [...checkLayers(files, RULES).violations, ...findBannedSymbols(files)]
    expect(violations.filter((violation) => violation.includes(expected))).toHaveLength(1)
  })

  it('lets pass what the table allows', () => {
    const files = [
      { path: 'electron/base/a.ts', source: 'export const a = 1' },
      { path: 'electron/domain/b.ts', source: "import { a } from '../base/a.ts'\nexport const b = a" },
      { path: 'electron/pipeline/predict/p.ts', source: 'export interface P {}' },
      { path: 'electron/pipeline/decide/d.ts', source: "import type { P } from '../predict/p.ts'\nexport type D = P" },
      {
        path: 'electron/domain/b.test.ts',
        source: "import { it } from 'vitest'\nimport { b } from './b.ts'\nit('b', () => void b)",
      },
    ]
    expect(checkLayers(files, RULES)).toEqual({ modules: 5, imports: 4, violations: [] })
  })

  it('follows a chain and says the way', () => {
    const files = [
      { path: 'electron/processes/review/main.ts', source: "import { s } from '../../store/s.ts'\nexport const m = s" },
      { path: 'electron/store/s.ts', source: "export * from 'serialport'" },
    ]
    expect(checkLayers(files, RULES).violations).toContain(
      'electron/processes/review: reaches serialport by electron/processes/review/main.ts → electron/store/s.ts',
    )
  })
})

describe('the rules', () => {
  it('name only folders that exist in the table', () => {
    const known = new Set(FOLDER_RULES.map(({ folder }) => folder))
    const named = FOLDER_RULES.flatMap(({ imports, types }) => [...imports, ...(types ?? [])])
    expect(named.filter((folder) => !known.has(folder))).toEqual([])
  })

  it('give the longest folder the say', () => {
    expect(ruleFor('electron/pipeline/predict/onnx/a.ts', FOLDER_RULES)?.folder).toBe('electron/pipeline/predict/onnx')
    expect(ruleFor('electron/pipeline/run.ts', FOLDER_RULES)?.folder).toBe('electron/pipeline')
    expect(ruleFor('electron/pipelines/a.ts', FOLDER_RULES)).toBeUndefined()
  })
})

describe('readImports', () => {
  it('sees every way of asking for a module, and whether it is there at run time', () => {
    const source = [
      "import type { A } from './a.ts'",
      "import { type B, c } from './b.ts'",
      "import './side.ts'",
      "export type { D } from './d.ts'",
      "export * from './e.ts'",
      "const f = await import('./f.ts')",
      "type G = import('./g.ts').G",
      "const h = require('./h.cjs')",
    ].join('\n')
    expect(readImports('x.ts', source)).toEqual({
      problems: [],
      imports: [
        { specifier: './a.ts', kind: 'type', line: 1 },
        { specifier: './b.ts', kind: 'value', line: 2 },
        { specifier: './side.ts', kind: 'value', line: 3 },
        { specifier: './d.ts', kind: 'type', line: 4 },
        { specifier: './e.ts', kind: 'value', line: 5 },
        { specifier: './f.ts', kind: 'value', line: 6 },
        { specifier: './g.ts', kind: 'type', line: 7 },
        { specifier: './h.cjs', kind: 'value', line: 8 },
      ],
    })
  })

  it('says when it cannot read a file', () => {
    expect(readImports('x.ts', 'import { from').problems).toHaveLength(1)
  })
})

describe('findCycles', () => {
  it('finds circles and self-references and nothing else', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a', 'd']],
      ['d', []],
      ['e', ['e']],
      ['f', ['d']],
    ])
    expect(findCycles(graph)).toEqual([['a', 'b', 'c'], ['e']])
  })
})
