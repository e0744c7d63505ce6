import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ovoscope } from '../../proto/gen/cloud.js'
import { MORNING_MS, makeBatch } from '../../test/make/commit-groups.ts'
import { EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import type { BatchSums } from '../store/outbox.ts'
import { uuidV7 } from './idempotency-key.ts'
import { SUMMARY_BYTES_MAX } from './outbox-limits.ts'
import { createSealer } from './seal-batch.ts'
import { batchSummary, encodeSummary } from './summary.ts'

const { BatchSummary } = ovoscope.cloud.v1

/** Every word counted with a number of its own, so that two that are swapped are seen. */
function makeSums(over: Partial<BatchSums> = {}): BatchSums {
  const counted = (first: number) => ({
    byClass: Object.fromEntries(EGG_CLASSES.map((word, n) => [word, first + n])) as BatchSums['eggs']['byClass'],
    byAction: Object.fromEntries(EGG_ACTIONS.map((word, n) => [word, first + 20 + n])) as BatchSums['eggs']['byAction'],
  })
  return {
    eggs: counted(100),
    scans: counted(200),
    trays: 3,
    traysHeld: 1,
    models: ['real-1.0.0'],
    scanners: ['SIM-0001'],
    confidence: [0, 5],
    signalToNoise: [7],
    latency: [9, 0],
    overridden: 3,
    pauses: {},
    nextRevision: 1,
    ...over,
  }
}

const around = {
  site: 'nord-01',
  line: 'Line 2',
  appVersion: '0.1.0',
  isSynthetic: (id: string) => id.startsWith('phantom'),
}
const closed = makeBatch({ state: 'closed', closedWallMs: MORNING_MS + 3_600_000.4 })
const roundTrip = (sums: BatchSums, batch = closed) =>
  BatchSummary.decode(encodeSummary(batchSummary(batch, sums, around)))

describe('the size of a summary', () => {
  it('is a small part of what receivers take, however much there is to name', () => {
    const names = (word: string, count: number) =>
      Array.from({ length: count }, (_, n) => `${word}-${n}`.padEnd(80, 'x'))
    const bins = Array.from({ length: 64 }, () => 1_000_000)
    const sums = makeSums({
      ...{ models: names('model', 50), scanners: names('scanner', 50) },
      ...{ confidence: bins, signalToNoise: bins, latency: bins },
    })
    const bytes = encodeSummary(batchSummary(makeBatch({ state: 'closed', closedWallMs: MORNING_MS }), sums, around))
    expect(bytes.length).toBeLessThan(SUMMARY_BYTES_MAX / 4)
  })
})

describe('batchSummary', () => {
  it('carries every class and action under its own word', () => {
    const { eggs, scans } = roundTrip(makeSums())
    const words = ovoscope.cloud.v1
    for (const [counts, first] of [
      [eggs, 100],
      [scans, 200],
    ] as const) {
      expect(counts?.byClass?.map(({ eggClass, count }) => [words.EggClass[eggClass ?? 0], Number(count)])).toEqual(
        EGG_CLASSES.map((word, n) => [`EGG_CLASS_${word}`, first + n]),
      )
      expect(counts?.byAction?.map(({ action, count }) => [words.EggAction[action ?? 0], Number(count)])).toEqual(
        EGG_ACTIONS.map((word, n) => [`EGG_ACTION_${word}`, first + 20 + n]),
      )
    }
  })

  it('says who, when and by which versions, and leaves out what nobody knew', () => {
    const { identity, versions, revision, schemaVersion, overrides } = roundTrip(makeSums())
    expect(identity).toMatchObject({ site: 'nord-01', line: 'Line 2', batchId: '2026-1121-01', flock: 'Flock 7' })
    expect(Number(identity?.closedAtMs)).toBe(MORNING_MS + 3_600_000)
    expect(versions).toMatchObject({ app: '0.1.0', recipeId: closed.recipe.id, models: ['real-1.0.0'] })
    expect([revision, schemaVersion, Number(overrides)]).toEqual([1, 1, 3])
    const unknown = makeBatch({
      ...closed,
      identity: { ...closed.identity, setAtWallMs: undefined, eggsExpected: undefined },
    })
    const bare = roundTrip(makeSums(), unknown).identity
    expect(Object.hasOwn(bare ?? {}, 'setAtMs') || Object.hasOwn(bare ?? {}, 'eggsExpected')).toBe(false)
  })

  it('is synthetic as soon as one of its models is', () => {
    expect(roundTrip(makeSums()).synthetic).toBe(false)
    expect(roundTrip(makeSums({ models: ['phantomnet-1.1.0', 'real-1.0.0'] })).synthetic).toBe(true)
  })
})

describe('createSealer', () => {
  const seal = createSealer({
    ...around,
    clock: { wallMs: () => MORNING_MS, monoMs: () => 0 },
    fillRandom: (bytes) => void bytes.fill(0xff),
  })

  it('freezes bytes, digest and key together', () => {
    const entry = seal(closed, makeSums({ nextRevision: 2 }))
    expect(entry).toMatchObject({ revision: 2, schemaVersion: 1, enqueuedWallMs: MORNING_MS })
    expect(Buffer.from(entry!.payloadSha256)).toEqual(createHash('sha256').update(entry!.payload).digest())
    expect(BatchSummary.decode(entry!.payload).revision).toBe(2)
  })

  it('has no message for a batch that is not closed', () => {
    for (const state of ['draft', 'running', 'paused', 'closing'] as const) {
      expect(seal(makeBatch({ state }), makeSums())).toBeUndefined()
    }
  })
})

describe('uuidV7', () => {
  it('puts the time first and says its version', () => {
    const zeros = () => undefined
    expect(uuidV7(0x019a_bcde_f012, zeros)).toBe('019abcde-f012-7000-8000-000000000000')
    expect(uuidV7(0x019a_bcde_f012, (bytes) => void bytes.fill(255))).toBe('019abcde-f012-7fff-bfff-ffffffffffff')
    expect(uuidV7(-5, zeros)).toBe('00000000-0000-7000-8000-000000000000')
  })
})
