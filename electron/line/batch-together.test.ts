import { describe, expect, it } from 'vitest'
import { setUpBatchControl as setUp } from '../../test/make/batch-control.ts'

const REFUSED = (refusal: string) => ({ ok: false, refusal })

describe('BatchControl, together with what surrounds the batch', () => {
  const jansen = { userId: 'u1', name: 'K. Jansen', roles: ['operator'] as const }

  it('keeps what was accepted with the batch and its entry in the trail, or none of the three', () => {
    const { control, wish, store, time } = setUp()
    store.batchLife.saveDraft('{}')
    const beginning = { accepted: ['SET_TIME', 'CLOCK'], fromDraft: true } as const
    const nothing = () => {
      expect([store.batches.size, store.trail.length, control.batch]).toEqual([0, 0, undefined])
      expect([store.batchLife.accepted('2026-1121-01'), store.batchLife.draft()]).toEqual([[], '{}'])
    }
    store.batchLife.failing = true
    expect(control.start(wish, jansen, beginning)).toEqual(REFUSED('NOT_SAVED'))
    nothing()
    store.batchLife.failing = false
    store.trailFailing = true
    expect(control.start(wish, jansen, beginning)).toEqual(REFUSED('NOT_SAVED'))
    nothing()
    store.trailFailing = false
    expect(control.start({ ...wish, acceptedWarnings: ['MODEL_AGE'] }, jansen, beginning)).toEqual({ ok: true })
    const said = { who: 'K. Jansen', atWallMs: time.wallMs() }
    expect(store.batchLife.accepted('2026-1121-01')).toEqual([
      { warning: 'CLOCK', ...said },
      { warning: 'SET_TIME', ...said },
    ])
    expect(store.batchLife.draft()).toBeUndefined()
    // What the caller claims to have accepted is not what was asked.
    expect(store.trail[0]?.after).toContain('"accepted":["SET_TIME","CLOCK"]')
    expect(store.trail[0]?.after).not.toContain('MODEL_AGE')
  })

  it('notes from when to when the line stood, and its end, with the state that makes it so', async () => {
    const { control, wish, store, time } = setUp()
    const began = time.wallMs()
    const stops = () =>
      store.batchLife.stops('2026-1121-01').map(({ kind, fromWallMs, toWallMs }) => {
        return [kind, fromWallMs - began, toWallMs === undefined ? null : toWallMs - began]
      })
    control.start(wish)
    await time.advance(1_000)
    store.batchLife.failing = true
    expect(control.command('pause')).toEqual(REFUSED('NOT_SAVED'))
    expect([control.batch?.state, store.batches.get('2026-1121-01')?.state]).toEqual(['running', 'running'])
    store.batchLife.failing = false
    store.trailFailing = true
    expect(control.command('pause')).toEqual(REFUSED('NOT_SAVED'))
    expect([store.batches.get('2026-1121-01')?.state, stops()]).toEqual(['running', []])
    store.trailFailing = false
    for (const command of ['pause', 'resume', 'pause', 'close', 'finish'] as const) {
      await time.advance(1_000)
      expect(control.command(command)).toEqual({ ok: true })
    }
    expect(stops()).toEqual([
      ['pause', 2_000, 3_000],
      ['pause', 4_000, 5_000],
      ['end', 5_000, null],
    ])
  })

  it('goes on with the same stop after a restart', async () => {
    const { control, wish, store, time } = setUp()
    control.start(wish)
    control.command('pause')
    const pausedAt = time.wallMs()
    await time.advance(60_000)
    const { control: next } = setUp(store.start().openBatch, { time, store })
    expect(next.command('resume')).toEqual({ ok: true })
    expect(store.batchLife.stops('2026-1121-01')).toMatchObject([{ fromWallMs: pausedAt, toWallMs: time.wallMs() }])
  })
})
