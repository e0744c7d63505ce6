import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { LOG_LINES_MAX } from '../../contract/upkeep.ts'
import { createLogger } from '../../log/create-logger.ts'
import { LOG_TAIL_BYTES, type LogQuestion, readLogs, readTail } from './read-logs.ts'

const ALL: LogQuestion = { process: null, level: 'debug', search: '' }

function withLogs(work: (folder: string) => void): Promise<void> {
  return withFolder((folder) => {
    const log = (process: string) =>
      createLogger({ process, level: 'debug', file: join(folder, `${process}.log`), errorOutput: () => undefined })
    const station = log('station')
    station.info({ scans: 3 }, 'stored')
    station.warn({ tookMs: 61, path: '/home/someone/x' }, 'a commit was slow')
    log('review').error({ method: 'egg' }, 'a question failed')
    station.debug({}, 'tick')
    work(folder)
  })
}

describe('readLogs', () => {
  it('puts the lines of all processes in one order, newest first, with their fields', () =>
    withLogs((folder) => {
      const { lines, processes, more } = readLogs(folder, ALL)
      expect(processes).toEqual(['review', 'station'])
      expect(more).toBe(false)
      expect(lines.map(({ process, level }) => `${process} ${level}`).toSorted()).toEqual([
        ...['review error', 'station debug', 'station info', 'station warn'],
      ])
      const times = lines.map(({ atWallMs }) => atWallMs ?? 0)
      expect(times).toEqual(times.toSorted((a, b) => b - a))
      expect(lines.find(({ level }) => level === 'warn')?.fields).toBe('tookMs: 61 · path: /home/~/x')
    }))

  it.each<[Partial<LogQuestion>, string[]]>([
    [{ process: 'review' }, ['a question failed']],
    [{ level: 'warn', process: 'station' }, ['a commit was slow']],
    [{ search: 'SLOW' }, ['a commit was slow']],
    [{ search: 'method: egg' }, ['a question failed']],
    [{ search: 'someone' }, []],
    [{ process: '../station' }, []],
  ])('filters by %j', (question, messages) =>
    withLogs((folder) => {
      expect(readLogs(folder, { ...ALL, ...question }).lines.map(({ message }) => message)).toEqual(messages)
    }),
  )

  it('shows what is no line of ours as it stands, blanked', () =>
    withFolder((folder) => {
      writeFileSync(join(folder, 'main.log'), '\n{"half": \nFatal token=hush end\n[]\n')
      const messages = readLogs(folder, ALL).lines.map(({ message }) => message)
      expect(messages.toSorted()).toEqual(['Fatal token=[secret] end', '[]', '{"half": '])
    }))

  it('reads no more than the end of an endless log and says that there is more', () =>
    withFolder((folder) => {
      const line = `${JSON.stringify({ level: 30, time: '2026-11-21T08:00:00.000Z', process: 'p', msg: 'x' })}\n`
      writeFileSync(join(folder, 'p.log'), line.repeat((2 * LOG_TAIL_BYTES) / line.length))
      const { lines, more } = readLogs(folder, ALL)
      expect([lines.length, more]).toEqual([LOG_LINES_MAX, true])
      expect(readTail(join(folder, 'p.log'), 200).split('\n')[0]).toBe(line.trimEnd())
      expect(Buffer.byteLength(readTail(join(folder, 'p.log')))).toBeLessThanOrEqual(LOG_TAIL_BYTES)
    }))

  it('has nothing to say about a folder that is not there', () => {
    expect(readLogs('/nowhere/at/all', ALL)).toEqual({ lines: [], processes: [], more: false })
  })

  it('leaves out older parts, folders and strangers', () =>
    withFolder((folder) => {
      for (const name of ['station.1.log', 'notes.txt']) writeFileSync(join(folder, name), 'x\n')
      mkdirSync(join(folder, 'dir.log'))
      expect(readLogs(folder, ALL).lines).toEqual([])
    }))
})
