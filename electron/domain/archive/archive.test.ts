import { describe, expect, it } from 'vitest'
import { isDrawn, KEPT_CLASSES, keepReasons, type ScanName } from './keep.ts'
import {
  CLASS_SHARE_MIN,
  DEFAULT_RETENTION,
  KEPT_DAYS_MAX,
  KEPT_SHARE_MAX,
  keptReasons,
  longestKept,
  QUOTA_BYTES_MAX,
  QUOTA_BYTES_MIN,
  type Retention,
  retentionFault,
  SAMPLE_SHARE_MAX,
} from './retention.ts'

const name: ScanName = { scannerSerial: 'OVO-1', sessionId: 'a1', sequence: 7 }
const clear = { eggClass: 'FEMALE', reason: 'CLEAR_CUT', sampled: false, name } as const

describe('why a picture is kept', () => {
  it('is what was doubtful, what was at fault, and what is opened or hatched', () => {
    expect(keepReasons(clear, 0)).toEqual([])
    expect(keepReasons({ ...clear, eggClass: 'UNCERTAIN', reason: 'BELOW_THRESHOLD' }, 0)).toEqual(['uncertain'])
    expect(keepReasons({ ...clear, eggClass: 'UNREADABLE', reason: 'LINK_LOST' }, 0)).toEqual(['faulty'])
    expect(keepReasons({ ...clear, reason: 'BAD_IMAGE' }, 0)).toEqual(['faulty'])
    expect(keepReasons({ ...clear, reason: 'MODEL_FAILED' }, 0)).toEqual(['faulty'])
    expect(keepReasons({ ...clear, eggClass: 'UNCERTAIN', sampled: true }, 1)).toEqual([
      'validation',
      'uncertain',
      'sample',
    ])
  })

  it('is a draw of the same scans on every machine, of about so many', () => {
    const drawn = Array.from({ length: 20_000 }, (_, sequence) => sequence).filter((sequence) =>
      isDrawn({ ...name, sequence }, 0.01),
    )
    expect(drawn.length).toBeGreaterThan(150)
    expect(drawn.length).toBeLessThan(250)
    expect(drawn.slice(0, 3)).toEqual(FIRST_DRAWN)
    expect(isDrawn(name, 0)).toBe(false)
    expect(isDrawn(name, 1)).toBe(true)
  })
})

/** Pinned: another draw would make another sample of the same scans. */
const FIRST_DRAWN: readonly number[] = [96, 161, 171]

describe('for how long', () => {
  it('is what its longest class says, and not at all where people want none', () => {
    expect(longestKept(['uncertain', 'validation'], DEFAULT_RETENTION)).toBe('validation')
    expect(longestKept(['uncertain', 'faulty'], DEFAULT_RETENTION)).toBe('uncertain')
    expect(longestKept([], DEFAULT_RETENTION)).toBeUndefined()
    const without = { days: { ...DEFAULT_RETENTION.days, uncertain: 0 } }
    expect(keptReasons(['uncertain', 'sample'], without)).toEqual(['sample'])
    expect(longestKept(['uncertain'], without)).toBeUndefined()
  })
})

describe('what people may decide', () => {
  const change = (over: Partial<Retention>) => retentionFault({ ...DEFAULT_RETENTION, ...over })

  it('is within bounds, at both ends', () => {
    expect(retentionFault(DEFAULT_RETENTION)).toBeUndefined()
    for (const one of KEPT_CLASSES) {
      const days = (count: number) => change({ days: { ...DEFAULT_RETENTION.days, [one]: count } })
      expect([0, KEPT_DAYS_MAX].map(days)).toEqual([undefined, undefined])
      expect([-1, 1.5, KEPT_DAYS_MAX + 1].map(days)).toEqual(['DAYS', 'DAYS', 'DAYS'])
      const most = (share: number) => change({ classShares: { ...DEFAULT_RETENTION.classShares, [one]: share } })
      expect([CLASS_SHARE_MIN, KEPT_SHARE_MAX].map(most)).toEqual([undefined, undefined])
      expect([0, KEPT_SHARE_MAX + 0.01, Number.NaN].map(most)).toEqual(Array(3).fill('CLASS_SHARE'))
    }
    expect([0, SAMPLE_SHARE_MAX].map((sampleShare) => change({ sampleShare }))).toEqual([undefined, undefined])
    expect([-0.001, 0.02, Number.NaN].map((sampleShare) => change({ sampleShare }))).toEqual(
      Array(3).fill('SAMPLE_SHARE'),
    )
    expect([QUOTA_BYTES_MIN, QUOTA_BYTES_MAX].map((quotaBytes) => change({ quotaBytes }))).toEqual([
      undefined,
      undefined,
    ])
    const wrong = [QUOTA_BYTES_MIN - 1, QUOTA_BYTES_MAX + 1, QUOTA_BYTES_MIN + 0.5]
    expect(wrong.map((quotaBytes) => change({ quotaBytes }))).toEqual(Array(3).fill('QUOTA'))
  })
})
