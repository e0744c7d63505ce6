import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setUpBatchControl as setUp } from '../../test/make/batch-control.ts'
import { makeBatch } from '../../test/make/commit-groups.ts'
import { makeTrayType } from '../../test/make/master-records.ts'
import { NOBODY } from '../domain/access.ts'
import { type BatchCommand, nextBatchState } from '../domain/batch/batch.ts'
import { DEFAULT_RECIPE } from '../domain/recipe/recipe.ts'
import type { StoredBatch } from '../store/store.ts'

const REFUSED = (refusal: string) => ({ ok: false, refusal })

describe('BatchControl, in the audit trail', () => {
  it('says who did what to which batch, and what the program did', () => {
    const { control, wish, store } = setUp()
    const jansen = { userId: 'u1', name: 'K. Jansen', roles: ['operator'] as const }
    control.start(wish, jansen)
    control.start(wish, jansen)
    control.command('pause', jansen)
    control.command('close', { ...jansen, name: 'M. Visser' })
    control.command('finish')
    expect(store.trail.map(({ who, act, subject }) => `${who} ${act} ${subject}`)).toEqual([
      'K. Jansen batch.start 2026-1121-01',
      'K. Jansen batch.pause 2026-1121-01',
      'M. Visser batch.close 2026-1121-01',
      'program batch.finish 2026-1121-01',
    ])
    expect(store.trail[0]?.after).toContain('"flock":"Flock 7"')
    expect([store.trail[1]?.before, store.trail[1]?.after]).toEqual(['{"state":"running"}', '{"state":"paused"}'])
  })
})

describe('BatchControl, starting', () => {
  it('saves the batch with everything that is known of it, then tells', () => {
    const { control, wish, store, changes, time } = setUp()
    expect(control.start(wish)).toEqual({ ok: true })
    const { setAtWallMs, ...rest } = wish
    expect(store.batches.get('2026-1121-01')).toEqual({
      identity: {
        ...rest,
        batchId: '2026-1121-01',
        setAtWallMs,
        sexingMethod: 'imaging, in ovo',
        labelScheme: '',
        shift: '',
        timeZone: 'Europe/Berlin',
      },
      state: 'running',
      recipe: DEFAULT_RECIPE,
      startedWallMs: time.wallMs(),
      closedWallMs: null,
    })
    expect(changes).toEqual([{ state: 'running', isNew: true, savedBefore: true }])
  })

  it('takes the recipe in force of the one that was chosen, and none that is not', () => {
    const { control, wish } = setUp()
    expect(control.start({ ...wish, recipeId: 'gone' })).toEqual(REFUSED('UNKNOWN_RECIPE'))
    expect(control.start({ ...wish, recipeId: 'standard' })).toEqual({ ok: true })
    expect(control.batch?.identity).not.toHaveProperty('recipeId')
  })

  it('knows the difference between unknown and zero', () => {
    const { control, wish } = setUp()
    control.start({ ...wish, setAtWallMs: null, eggsExpected: null })
    expect(control.batch?.identity).toMatchObject({ setAtWallMs: undefined, eggsExpected: undefined })
  })

  it('refuses while a batch is open, in whatever state', () => {
    for (const state of ['draft', 'running', 'paused', 'closing'] as const) {
      const { control, wish, store } = setUp(makeBatch({ state }))
      expect(control.start(wish)).toEqual(REFUSED('BATCH_ALREADY_OPEN'))
      expect(store.batches.size).toBe(0)
    }
    const { control, wish } = setUp(makeBatch({ state: 'closed' }))
    expect(control.start(wish)).toEqual({ ok: true })
  })

  it.each([
    ['UNKNOWN_JURISDICTION', { jurisdictionId: 'ATLANTIS' }],
    ['UNKNOWN_TRAY_TYPE', { trayTypeId: 'round-7' }],
  ])('refuses with %s', (refusal, change) => {
    const { control, wish, store, changes } = setUp()
    expect(control.start({ ...wish, ...change })).toEqual(REFUSED(refusal))
    expect([store.batches.size, changes.length, control.batch]).toEqual([0, 0, undefined])
  })

  it('takes the tray types that the hatchery has in use, its own ones too', () => {
    const { control, wish, desk } = setUp()
    const { kind, id: _id, revision: _revision, retired: _retired, ...value } = makeTrayType({ centresMm: null })
    const saved = desk.save(NOBODY, { seen: null, entry: { kind, value: { ...value, centresMm: null } } })
    const seen = { id: 'square-36', revision: 1 }
    expect(desk.retire(NOBODY, { kind: 'trayType', seen, retired: true })).toMatchObject({ ok: true })
    expect(control.start({ ...wish, trayTypeId: 'square-36' })).toEqual(REFUSED('UNKNOWN_TRAY_TYPE'))
    expect(control.start({ ...wish, trayTypeId: saved.ok ? saved.id : '' })).toEqual({ ok: true })
  })

  it('keeps what the records said at the start, whatever becomes of them', () => {
    const { control, wish, desk, store } = setUp()
    const { id, revision, retired: _retired, ...site } = desk.view().site
    const change = (sexingMethod: string, labelScheme: string, shift: string) => {
      const shifts = [
        { name: shift, startsAtMinute: 0, endsAtMinute: 1439 },
        { name: 'The last minute', startsAtMinute: 1439, endsAtMinute: 0 },
      ]
      return desk.save(NOBODY, {
        seen: { id, revision: desk.site.revision },
        entry: { kind: 'site', value: { ...site, sexingMethod, labelScheme, shifts } },
      })
    }
    expect(revision).toBe(1)
    change('MRI, day 12', 'KAT', 'Day')
    control.start(wish)
    change('another', 'none', 'Night')
    control.command('pause')
    const then = { sexingMethod: 'MRI, day 12', labelScheme: 'KAT', shift: 'Day', flock: 'Flock 7' }
    expect(store.batches.get('2026-1121-01')?.identity).toMatchObject(then)
  })

  it('refuses a set time that lies ahead, but not for a clock a little slow', () => {
    const { control, wish, time } = setUp()
    const ahead = (ms: number) => control.start({ ...wish, setAtWallMs: time.wallMs() + ms })
    expect(ahead(300_001)).toEqual(REFUSED('SET_TIME_IN_FUTURE'))
    expect(ahead(300_000)).toEqual({ ok: true })
  })

  it('refuses without a scanner and without a model', () => {
    const { control, wish, around } = setUp()
    around.scanner = false
    around.model = false
    expect(control.start(wish)).toEqual(REFUSED('NO_SCANNER'))
    around.scanner = true
    expect(control.start(wish)).toEqual(REFUSED('MODEL_NOT_READY'))
    around.model = true
    expect(control.start(wish)).toEqual({ ok: true })
  })

  it('numbers the next batch on and leaves the closed one as it was', () => {
    const { control, wish, store } = setUp()
    control.start(wish)
    control.command('close')
    control.command('finish')
    expect(control.start(wish)).toEqual({ ok: true })
    expect([...store.batches].map(([id, { state }]) => [id, state])).toEqual([
      ['2026-1121-01', 'closed'],
      ['2026-1121-02', 'running'],
    ])
  })
})

describe('BatchControl, commands', () => {
  it('goes through the life of a batch, each state saved before it is told', async () => {
    const { control, wish, store, changes, time } = setUp()
    control.start(wish)
    for (const command of ['pause', 'resume', 'pause', 'close'] as const) {
      expect(control.command(command)).toEqual({ ok: true })
      expect(store.batches.get('2026-1121-01')?.closedWallMs).toBeNull()
    }
    await time.advance(5_000)
    expect(control.command('finish')).toEqual({ ok: true })
    expect(control.batch).toMatchObject({ state: 'closed', closedWallMs: time.wallMs() })
    expect(changes.map(({ state }) => state)).toEqual(['running', 'paused', 'running', 'paused', 'closing', 'closed'])
    expect(changes.every(({ savedBefore, isNew }, index) => savedBefore && isNew === (index === 0))).toBe(true)
  })

  it('follows the table of states and changes nothing else, whatever is asked', () => {
    const commands = fc.constantFrom<BatchCommand>('start', 'pause', 'resume', 'close', 'finish')
    const states = fc.constantFrom('running' as const, 'paused' as const, 'closing' as const, 'closed' as const)
    fc.assert(
      fc.property(states, fc.array(commands), (first, asked) => {
        const { control, changes } = setUp(makeBatch({ state: first }))
        let state: StoredBatch['state'] = first
        for (const command of asked) {
          const next = nextBatchState(state, command)
          const expected =
            next === undefined ? REFUSED(state === 'closed' ? 'NO_OPEN_BATCH' : 'NOT_IN_THIS_STATE') : { ok: true }
          expect(control.command(command)).toEqual(expected)
          state = next === undefined || next === 'ready' || next === 'signed' ? state : next
          expect(control.batch?.state).toBe(state)
        }
        expect(control.batch?.identity).toEqual(makeBatch().identity)
        expect(changes.every(({ savedBefore }) => savedBefore)).toBe(true)
      }),
    )
  })

  it('refuses every command without a batch', () => {
    const { control, changes } = setUp()
    for (const command of ['start', 'pause', 'resume', 'close', 'finish'] as const) {
      expect(control.command(command)).toEqual(REFUSED('NO_OPEN_BATCH'))
    }
    expect(changes).toEqual([])
  })

  it('gives new trays to the batch until it is closed: the belt needs time to stop', () => {
    const { control, wish } = setUp()
    expect(control.batchFor(undefined)).toBeNull()
    control.start(wish)
    for (const command of ['pause', 'close'] as const) {
      control.command(command)
      expect(control.batchFor(undefined)).toBe('2026-1121-01')
    }
    control.command('finish')
    expect(control.batchFor(undefined)).toBeNull()
  })
})

describe('BatchControl, of a tray that was seen earlier', () => {
  it('gives it to the batch that ran then, whatever became of the wall clock, and to none where none ran', async () => {
    const { control, wish, time } = setUp()
    await time.advance(60_000)
    const noneMs = time.monoMs()
    await time.advance(60_000)
    control.start(wish)
    const firstMs = time.monoMs()
    time.jumpWall(3_600_000)
    await time.advance(60_000)
    control.command('close')
    control.command('finish')
    const betweenMs = time.monoMs()
    await time.advance(60_000)
    control.start(wish)
    const secondMs = time.monoMs()
    expect([noneMs, firstMs, betweenMs, secondMs].map((atMs) => control.batchFor(atMs))).toEqual([
      null,
      '2026-1121-01',
      null,
      '2026-1121-02',
    ])
  })

  it('knows the batches before a restart by their written times, unless the clock has jumped since', async () => {
    const { control, wish, time, store } = setUp()
    control.start(wish)
    const firstMs = time.monoMs()
    await time.advance(60_000)
    control.command('close')
    control.command('finish')
    await time.advance(60_000)
    control.start(wish)
    const open = control.batch
    await time.advance(60_000)
    const again = setUp(open, { time, store })
    expect(again.control.batchFor(firstMs)).toBe('2026-1121-01')
    const doubtful = setUp(open, { time, store }, { clockTrusted: false })
    // What arrives now is of the batch that runs now: nobody can say when a written time was.
    expect(doubtful.control.batchFor(firstMs)).toBe('2026-1121-02')
    expect(doubtful.control.batchFor(time.monoMs())).toBe('2026-1121-02')
  })
})

describe('BatchControl, on a disk that refuses', () => {
  it('refuses the command and changes nothing, then carries on when the disk does', () => {
    const { control, wish, store, changes } = setUp()
    store.failing = true
    expect(control.start(wish)).toEqual(REFUSED('NOT_SAVED'))
    expect([control.batch, control.batchFor(undefined), changes.length]).toEqual([undefined, null, 0])
    store.failing = false
    control.start(wish)
    store.failing = true
    for (const command of ['pause', 'close'] as const) expect(control.command(command)).toEqual(REFUSED('NOT_SAVED'))
    expect([control.batch?.state, changes.length]).toEqual(['running', 1])
    store.failing = false
    expect(control.command('pause')).toEqual({ ok: true })
  })
})
