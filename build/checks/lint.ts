import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { projectRoot } from '../tasks/project.ts'
import { packageFile, runNode } from '../tasks/run-command.ts'
import type { StepOutcome } from '../tasks/step.ts'

/** The linter over the whole tree, with the rules that need types. */
export async function lint(): Promise<StepOutcome> {
  const { code, output } = await oxlint(projectRoot, 'default')
  const files = Number(/on (\d+) files/.exec(output)?.[1] ?? 0)
  return { ok: code === 0 && files > 0, note: `${files} files`, details: output }
}

/** One file each with one fault, and the rule that must name it. */
const PLANTED: readonly (readonly [path: string, rule: string, source: string])[] = [
  [
    'electron/a.ts',
    'no-floating-promises',
    'export function a() {\n  work()\n}\nasync function work(): Promise<void> {}\n',
  ],
  ['electron/b.ts', 'no-misused-promises', 'export const b = [1].filter(async (n) => n > 1)\n'],
  [
    'electron/c.ts',
    'switch-exhaustiveness-check',
    "export function c(k: 'x' | 'y'): void {\n  switch (k) {\n    case 'x':\n      break\n  }\n}\n",
  ],
  ['electron/d.ts', 'no-explicit-any', 'export const d: any = 1\n'],
  ['electron/e.ts', 'no-console', "console.log('e')\n"],
  ['electron/f.ts', 'max-lines', 'export {}\n'.concat('//\n'.repeat(300))],
  ['electron/g.ts', 'max-lines-per-function', `export function g(): void {\n${'  //\n'.repeat(70)}}\n`],
  ['electron/h.ts', 'no-default-export', 'export default 1\n'],
  ['electron/i.ts', 'no-warning-comments', `export const i = 1 // ${'TO'}${'DO'} later\n`],
  ['electron/NotKebab.ts', 'filename-case', 'export const n = 1\n'],
  ['electron/j.test.ts', 'no-focused-tests', "import { it } from 'vitest'\nit.only('j', () => undefined)\n"],
  ['electron/k.test.ts', 'no-disabled-tests', "import { it } from 'vitest'\nit.skip('k', () => undefined)\n"],
]

/** Runs the same configuration over files that each break one rule; every rule must speak. */
export async function plantedLint(): Promise<StepOutcome> {
  // Not inside the checkout: what is ignored there would be ignored here.
  const folder = await mkdtemp(join(tmpdir(), 'ovoscope-lint-'))
  try {
    for (const [path, , source] of PLANTED) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), source)
    }
    await copyFile(join(projectRoot, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    const compilerOptions = { strict: true, lib: ['ES2024', 'DOM'], types: [], module: 'NodeNext', noEmit: true }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['electron'] }))
    return judgePlanted((await oxlint(folder, 'unix')).output)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function judgePlanted(output: string): StepOutcome {
  const lines = output.split(sep).join('/').split('\n')
  const missed = PLANTED.filter(([path, rule]) => !lines.some((line) => line.includes(path) && line.includes(rule)))
  return {
    ok: missed.length === 0,
    note: `${PLANTED.length - missed.length} of ${PLANTED.length}`,
    details: `not found: ${missed.map(([path, rule]) => `${rule} in ${path}`).join(', ')}\n${output}`,
  }
}

/** `unix` gives one line a finding, `default` ends with the number of files. */
function oxlint(folder: string, format: 'default' | 'unix'): Promise<{ code: number; output: string }> {
  const args = ['--type-aware', '--deny-warnings', '--report-unused-disable-directives', '--format', format]
  // Outside the checkout the linter would not find its other half.
  const env = { OXLINT_TSGOLINT_PATH: packageFile('.bin', process.platform === 'win32' ? 'tsgolint.cmd' : 'tsgolint') }
  return runNode([packageFile('oxlint', 'bin', 'oxlint'), ...args], { output: 'capture', cwd: folder, env })
}
