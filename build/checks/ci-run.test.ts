import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectRoot } from '../tasks/project.ts'

const LAST_LINE = /^\d+ passed, \d+ failed, \d+ skipped$/

/** The real script with an npm and an apt-get that only pretend. It is for Debian, so for a system with a shell. */
describe.runIf(process.platform !== 'win32')('.ci/run', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ovoscope-ci-'))
    mkdirSync(join(folder, '.ci'))
    cpSync(join(projectRoot, '.ci', 'run'), join(folder, '.ci', 'run'))
    pretend('apt-get', 'exit 0')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('passes on what the tests said', () => {
    pretend('npm', 'echo "CI=$CI $*"; echo "12 passed, 0 failed, 3 skipped"')
    expect(run()).toEqual({ code: 0, first: 'CI=true test', last: '12 passed, 0 failed, 3 skipped' })
  })

  it('ends with the counts even where npm has the last word, and fails as npm fails', () => {
    pretend('npm', 'echo "11 passed, 1 failed, 3 skipped"; echo "npm error Lifecycle script failed" >&2; exit 1')
    expect(run()).toMatchObject({ code: 1, last: '11 passed, 1 failed, 3 skipped' })
  })

  it('takes a run without counts for a failure, whatever its exit code', () => {
    pretend('npm', 'echo "nothing to do"')
    expect(run()).toMatchObject({ code: 1, last: '0 passed, 1 failed, 0 skipped' })
  })

  function pretend(program: string, script: string): void {
    mkdirSync(join(folder, 'bin'), { recursive: true })
    const path = join(folder, 'bin', program)
    writeFileSync(path, `#!/bin/sh\n${script}\n`)
    chmodSync(path, 0o755)
  }

  function run(): { code: number | null; first: string | undefined; last: string } {
    const env = { ...process.env, PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter) }
    const { status, stdout } = spawnSync('bash', [join(folder, '.ci', 'run')], { env, encoding: 'utf8' })
    const lines = stdout
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('installing '))
    const last = lines.at(-1) ?? ''
    expect(last).toMatch(LAST_LINE)
    return { code: status, first: lines[0], last }
  }
})
