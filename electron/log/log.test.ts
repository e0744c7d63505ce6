import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLogger } from './create-logger.ts'
import { RotatingFile } from './rotating-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ovoscope-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function linesOf(name: string): Record<string, unknown>[] {
  return readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe('createLogger', () => {
  it('writes JSON lines at once, and warnings also to the error output', () => {
    const errorOutput: string[] = []
    const log = createLogger({
      process: 'station',
      level: 'info',
      file: join(folder, 'station.log'),
      errorOutput: (line) => errorOutput.push(line),
    })
    log.debug({}, 'too fine')
    log.info({ scans: 3 }, 'stored')
    log.child({ part: 'link' }).warn({}, 'silent')
    expect(linesOf('station.log')).toMatchObject([
      { process: 'station', scans: 3, msg: 'stored' },
      { process: 'station', part: 'link', msg: 'silent' },
    ])
    expect(errorOutput).toHaveLength(1)
    expect(errorOutput[0]).toContain('silent')
  })

  it('blanks secrets wherever they hide', () => {
    const log = createLogger({ process: 'p', level: 'info', file: join(folder, 'p.log'), errorOutput: () => undefined })
    log.info({ token: 'abc', user: { pin: '1234', name: 'M' }, a: { b: { password: 'x' } } }, 'signed in')
    const text = readFileSync(join(folder, 'p.log'), 'utf8')
    expect(text).not.toMatch(/abc|1234|"x"/)
    expect(linesOf('p.log')[0]).toMatchObject({ token: '[secret]', user: { pin: '[secret]', name: 'M' } })
  })

  it('cuts endless lines', () => {
    const log = createLogger({ process: 'p', level: 'info', file: join(folder, 'p.log'), errorOutput: () => undefined })
    log.info({ text: 'x'.repeat(1_000_000) }, 'long')
    expect(readFileSync(join(folder, 'p.log')).length).toBeLessThan(20_000)
  })
})

describe('RotatingFile', () => {
  it('keeps a bounded number of bounded files, newest first', () => {
    const file = new RotatingFile(join(folder, 'a.log'), 100, 3)
    for (let i = 0; i < 50; i++) file.write(`${String(i).padStart(29, '0')}\n`)
    file.close()
    expect(readdirSync(folder).sort()).toEqual(['a.1.log', 'a.2.log', 'a.log'])
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).length).toBeLessThanOrEqual(100)
    const kept = ['a.2.log', 'a.1.log', 'a.log'].flatMap((name) =>
      readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').map(Number),
    )
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => 50 - kept.length + i))
  })

  it('goes on after a restart where it was', () => {
    for (const text of ['one\n', 'two\n']) {
      const file = new RotatingFile(join(folder, 'a.log'), 100, 3)
      file.write(text)
      file.close()
    }
    expect(readFileSync(join(folder, 'a.log'), 'utf8')).toBe('one\ntwo\n')
  })

  it('drops and counts lines instead of failing when it cannot write', () => {
    writeFileSync(join(folder, 'blocked'), 'a file where a folder should be')
    const file = new RotatingFile(join(folder, 'blocked', 'a.log'))
    file.write('lost\n')
    file.write('lost too\n')
    expect(file.dropped).toBe(2)
  })
})
