import { describe, expect, it } from 'vitest'
import { NOBODY } from '../../electron/domain/access.ts'
import type { BatchLife } from '../../electron/store/batch-life.ts'
import type { Store } from '../../electron/store/store.ts'
import { MemoryBatchLife } from '../fake/memory-batch-life.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { MORNING_MS, makeBatch } from '../make/commit-groups.ts'
import { type StoreBuild, StoreHarness } from './store-harness.ts'

const BATCH = makeBatch().identity.batchId

/** What surrounds batches, wherever it is kept. */
function describeLife(name: string, open: () => BatchLife): void {
  describe(`batch life ${name}`, () => {
    it('keeps one draft until it is taken away', () => {
      const life = open()
      expect(life.draft()).toBeUndefined()
      life.saveDraft('{"flock":"7"}')
      life.saveDraft('{"flock":"8"}')
      expect(life.draft()).toBe('{"flock":"8"}')
      life.saveDraft(undefined)
      expect(life.draft()).toBeUndefined()
    })

    it('keeps stops from when to when, and their reason whenever somebody gives it', () => {
      const life = open()
      const first = life.beginStop(BATCH, 'pause', MORNING_MS)
      life.endStop(BATCH, MORNING_MS + 5)
      const end = life.beginStop(BATCH, 'end', MORNING_MS + 9)
      life.endStop(BATCH, MORNING_MS + 20)
      expect(life.explainStop(first, 'JAM', 'belt', 'A')).toBe(true)
      expect(life.explainStop(first, 'BREAK', '', 'B')).toBe(true)
      expect(life.explainStop(end + 7, 'JAM', '', 'A')).toBe(false)
      const common = { batchId: BATCH, note: '' }
      expect(life.stops(BATCH)).toEqual([
        {
          stopId: first,
          ...common,
          kind: 'pause',
          fromWallMs: MORNING_MS,
          toWallMs: MORNING_MS + 5,
          reason: 'BREAK',
          who: 'B',
        },
        {
          stopId: end,
          ...common,
          kind: 'end',
          fromWallMs: MORNING_MS + 9,
          toWallMs: undefined,
          reason: undefined,
          who: '',
        },
      ])
      expect(life.findStop(first)).toEqual(life.stops(BATCH)[0])
      expect(life.findStop(end + 7)).toBeUndefined()
      expect(life.stops('another')).toEqual([])
    })

    it('keeps a standstill that was found afterwards as such, and no going on ends it', () => {
      const life = open()
      const stopId = life.addOutage(BATCH, 5, 9)
      life.endStop(BATCH, 20)
      expect(life.stops(BATCH)).toMatchObject([{ stopId, kind: 'outage', fromWallMs: 5, toWallMs: 9 }])
    })

    it('keeps once what was accepted, and every signature', () => {
      const life = open()
      life.accept(BATCH, ['SET_TIME', 'LEGAL_AGE'], 'A', 1)
      life.accept(BATCH, ['SET_TIME'], 'B', 2)
      expect(life.accepted(BATCH)).toEqual([
        { warning: 'LEGAL_AGE', who: 'A', atWallMs: 1 },
        { warning: 'SET_TIME', who: 'A', atWallMs: 1 },
      ])
      const signature = { batchId: BATCH, revision: 1, sha256: 'aa', userId: 'u1', name: 'A', atWallMs: 3 }
      life.sign(signature)
      life.sign({ ...signature, revision: 2, sha256: 'bb' })
      expect(life.signatures(BATCH)).toEqual([signature, { ...signature, revision: 2, sha256: 'bb' }])
    })
  })
}

/** What a person said, the batch it was said of, and the entry in the trail stand together or not at all. */
function describeTogether(name: string, open: () => Store): void {
  describe(`the start of a batch ${name}`, () => {
    const warnings = ['CLOCK'] as const

    it('leaves nothing behind when a part of it is refused', () => {
      const store = open()
      store.batchLife.saveDraft('{}')
      const begin = (end: () => void) =>
        store.audited(NOBODY, { act: 'batch.start', subject: BATCH }, () => {
          store.saveBatch(makeBatch())
          store.batchLife.accept(BATCH, warnings, 'A', 1)
          store.batchLife.beginStop(BATCH, 'pause', 2)
          store.batchLife.saveDraft(undefined)
          end()
        })
      const refuse = () => {
        throw new Error('the power is gone')
      }
      expect(() => begin(refuse)).toThrowError('the power is gone')
      const { batchLife } = store
      expect([store.findBatch(BATCH), batchLife.accepted(BATCH), batchLife.stops(BATCH), batchLife.draft()]).toEqual([
        ...[undefined, [], [], '{}'],
      ])
      begin(() => undefined)
      expect([store.findBatch(BATCH), batchLife.accepted(BATCH), batchLife.stops(BATCH), batchLife.draft()]).toEqual([
        makeBatch(),
        [{ warning: 'CLOCK', who: 'A', atWallMs: 1 }],
        [expect.objectContaining({ kind: 'pause', fromWallMs: 2 })],
        undefined,
      ])
    })
  })
}

export function describeStoreBatchLife(name: string, build: StoreBuild): void {
  const harness = new StoreHarness(build)
  describeTogether(`on ${name}`, () => harness.store)
  describeTogether('in memory', () => new MemoryStore())
  describeLife(`on ${name}`, () => {
    harness.store.saveBatch(makeBatch())
    return harness.store.batchLife
  })
  describeLife('in memory', () => new MemoryBatchLife())
}
