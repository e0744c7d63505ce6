import { describe, expect, it } from 'vitest'
import type { KeptResult } from './kept-result.ts'
import { resultTables } from './result-tables.ts'

const result = (over: Partial<KeptResult> = {}): KeptResult => ({
  name: '2026-11-22',
  machine: { cores: 2, processor: 'Some' },
  ...{ stealPct: 3, inferenceAlonePerSec: 5_000, inferencePortOverAlone: 0.9, serialAlonePerSec: 9_000 },
  ...{ commitAlonePerSec: 14_000, endToEndPerSec: 2_500, endToEndOverLimit: 0.5, endToEndOverPortPerSec: 3_500 },
  latencyMs: { ackable: { p50: 4, p99: 15 }, decision: { p50: 9, p99: 30 } },
  cpuUsPerScan: { station: 500, inference: 260 },
  processorWaitUsPerScan: { station: 100, inference: 50 },
  stagesUsPerScan: { station: { link: 60, database: 140, port: 50, journal: 30, decide: 9 } },
  paced: {
    ...{ wantedPerSec: 1_000, perSec: 1_050, seconds: 10, scansMade: 12_000, scansStored: 12_000, othersCpuPct: 4 },
    backlog: [
      { undecided: 10, unacknowledged: 5 },
      { undecided: 3, unacknowledged: 0 },
    ],
  },
  ...over,
})

const rowOf = (text: string, name: string) => text.split('\n').find((line) => line.startsWith(`| ${name} |`))

describe('the tables of kept results', () => {
  it('have a row of ratios for every result, in their order', () => {
    const text = resultTables([result({ name: 'older', endToEndOverLimit: 0.25 }), result()])
    expect(rowOf(text, 'older')).toBe('| older | 0.25 | 0.90 | 2.5 | 1.3 | 1.5 | 1.5, 1.5 | 4 %, 3 % |')
    expect(rowOf(text, '2026-11-22')).toContain('| 0.50 | 0.90 |')
    expect(text.indexOf('| older |')).toBeLessThan(text.lastIndexOf('| 2026-11-22 |'))
  })

  it('name the figures of the newest and the stages that cost most', () => {
    const text = resultTables([result({ name: 'older', endToEndPerSec: 1 }), result()])
    expect(rowOf(text, 'end to end at full speed')).toContain('2,500/s, 50 % of the smallest limit')
    expect(rowOf(text, '1,000 scans/s for 10 s')).toContain('12,000 made, 12,000 stored; at most 15 waiting')
    expect(rowOf(text, 'where it goes: station')).toContain('database 140, link 60, port 50, journal 30 µs')
  })

  it('say what the path does without a pseudo-terminal, where that was measured', () => {
    const name = 'the same over a message port instead of the pseudo-terminal'
    expect(rowOf(resultTables([result()]), name)).toContain('| 3,500/s, 70 % |')
    expect(rowOf(resultTables([result({ endToEndOverPortPerSec: null })]), name)).toBeUndefined()
  })

  it('show a figure that the system did not tell as a question mark', () => {
    const unknown = result({ latencyMs: { ackable: { p50: null, p99: null }, decision: { p50: null, p99: null } } })
    expect(rowOf(resultTables([unknown]), 'last byte → durable')).toContain('p50 ?, p99 ?')
  })
})
