import type { SourceFile } from './check-layers.ts'

/** A small tree with one fault in it, and what the check must say about it. */
export interface Planted {
  readonly name: string
  readonly files: readonly SourceFile[]
  /** Part of the one violation that must be reported. */
  readonly expected: string
}

/** Each is checked against the real rules: a rule that goes missing is noticed here, not by the next bug. */
export const PLANTED: readonly Planted[] = [
  plant(
    'base imports domain',
    'electron/base/a.ts',
    "import { x } from '../domain/x.ts'",
    'electron/base may not import electron/domain',
    {
      'electron/domain/x.ts': 'export const x = 1',
    },
  ),
  plant(
    'pure folder imports Node',
    'electron/domain/a.ts',
    "import { readFileSync } from 'node:fs'",
    'does not run in Node alone',
  ),
  plant(
    'pure folder asks for Node dynamically',
    'electron/domain/a.ts',
    "export const fs = import('node:fs')",
    'does not run in Node',
  ),
  plant(
    'package outside its layer',
    'electron/domain/a.ts',
    "import * as z from 'zod'",
    'the package zod, which electron/domain may not',
  ),
  plant('package nobody listed', 'electron/log/a.ts', "import _ from 'left-pad'", 'the package left-pad'),
  plant(
    'database outside its one file',
    'electron/store/rows.ts',
    "import Database from 'better-sqlite3'",
    'only electron/store/',
  ),
  plant(
    'updater outside its one file',
    'electron/update/decide.ts',
    "import { NsisUpdater } from 'electron-updater'",
    'only electron/update/updater-installer.ts',
  ),
  plant(
    'Electron outside its file in main',
    'electron/processes/main/menu.ts',
    "import { app } from 'electron'",
    'imports values of electron',
  ),
  plant(
    'required instead of imported',
    'electron/store/rows.ts',
    "const d = require('better-sqlite3')",
    'only electron/store/',
  ),
  plant(
    'step takes a value of the step before',
    'electron/pipeline/decide/a.ts',
    "import { p } from '../predict/p.ts'",
    'only types of',
    {
      'electron/pipeline/predict/p.ts': 'export const p = 1',
    },
  ),
  plant(
    'feature imports a feature',
    'renderer/line/a.tsx',
    "import { b } from '../trays/b.tsx'",
    'renderer/line may not import renderer/trays',
    {
      'renderer/trays/b.tsx': 'export const b = 1',
    },
  ),
  plant(
    'screen imports a process by type',
    'renderer/client/a.ts',
    "export type S = import('../../electron/store/s.ts').S",
    'may not',
    {
      'electron/store/s.ts': 'export type S = 1',
    },
  ),
  plant(
    'product imports a test',
    'electron/base/a.ts',
    "import { f } from '../../test/fake/f.ts'",
    'nothing imports a test',
    {
      'test/fake/f.ts': 'export const f = 1',
    },
  ),
  plant('folder without a rule', 'electron/somewhere/a.ts', 'export const a = 1', 'no rule names its folder'),
  plant('module that is not there', 'electron/base/a.ts', "import { x } from './gone.ts'", 'which is not there'),
  plant(
    'import of a computed name',
    'electron/host/a.ts',
    'export const load = (n: string) => import(n)',
    'computed name',
  ),
  plant('circle', 'electron/base/a.ts', "import { b } from './b.ts'\nexport const a = b", 'in a circle', {
    'electron/base/b.ts': "import { a } from './a.ts'\nexport const b = a",
  }),
  plant(
    'process reaches what it must not',
    'electron/processes/station/main.ts',
    "import { p } from '../../host/h.ts'",
    'reaches electron by',
    {
      'electron/host/h.ts': "import { app } from 'electron'\nexport const p = app",
    },
  ),
  plant(
    'clock read in a pure folder',
    'electron/domain/a.ts',
    'export const now = () => Date.now()',
    'Date.now() in a folder',
  ),
  plant(
    'clock read by constructor',
    'electron/pipeline/a.ts',
    'export const now = () => new Date()',
    'new Date() reads the clock',
  ),
  plant(
    'timer in a pure folder',
    'electron/line/a.ts',
    'globalThis.setTimeout(() => undefined, 1)',
    'setTimeout() in a folder',
  ),
  plant(
    'chance in a pure folder',
    'models/phantom/a.ts',
    'export const r = Math.random()',
    'Math.random() in a folder',
  ),
  plant(
    'channel name written out',
    'electron/host/a.ts',
    "export const kind = 'ovoscope:x'",
    'is a name of the contract',
    {
      'electron/contract/x.ts': "export const X = 'ovoscope:x'",
    },
  ),
]

function plant(
  name: string,
  path: string,
  source: string,
  expected: string,
  others: Readonly<Record<string, string>> = {},
): Planted {
  const files = Object.entries({ [path]: source, ...others }).map(([file, text]) => ({
    path: file,
    source: `${text}\n`,
  }))
  return { name, files, expected }
}
