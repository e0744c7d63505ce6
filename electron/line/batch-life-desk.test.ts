import { describe, expect, it } from 'vitest'
import { fakeBatch, fakeView } from '../../test/fake/live-view.ts'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { MemoryStore } from '../../test/fake/memory-store.ts'
import { makeBatch, makeGroup, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import { makeWish } from '../../test/make/station.ts'
import type { LiveView } from '../contract/live.ts'
import type { StartBatch } from '../contract/start-batch.ts'
import type { Caller } from '../domain/access.ts'
import type { AlarmId } from '../domain/alarm/rationalisation.ts'
import type { ModelFit } from '../domain/batch/start-checks.ts'
import type { StopReason } from '../domain/batch/stops.ts'
import { openTimeZone } from '../domain/law/time-zone.ts'
import type { ScannerPictures } from '../domain/picture-fit.ts'
import { silentLogger } from '../log/logger.ts'
import type { BatchBeginning } from './batch-control.ts'
import { BatchLifeDesk } from './batch-life-desk.ts'

const ANNA: Caller = { userId: 'u1', name: 'Anna', roles: ['supervisor'] }
const PICTURE = { width: 64, height: 64, channels: 1 }
const FIT = { breeds: ['Lohmann Brown'], ageHours: { from: 200, to: 320 }, picture: PICTURE, synthetic: false }

interface Started {
  readonly wish: StartBatch
  readonly beginning: BatchBeginning
}

function setUp(
  options: {
    readonly play?: boolean
    readonly view?: Partial<LiveView>
    readonly timeZone?: () => string
    readonly law?: string | null
    readonly conditions?: readonly AlarmId[]
  } = {},
) {
  const time = new ManualTime()
  const store = new MemoryStore()
  const around: {
    view: LiveView
    started: Started[]
    pictures: ScannerPictures | undefined
    conditions: readonly AlarmId[]
    laidTo: string | null
    fit: ModelFit
  } = {
    view: fakeView({ batch: null, problems: [], ...options.view }),
    started: [],
    pictures: { widthMax: 64, heightMax: 64, channelsMax: 1 },
    conditions: options.conditions ?? [],
    laidTo: null,
    fit: FIT,
  }
  const desk = new BatchLifeDesk({
    ...{ store, clock: time, log: silentLogger, play: options.play ?? false },
    zone: () => openTimeZone(options.timeZone?.() ?? 'Europe/Berlin'),
    site: () => ({ jurisdictionId: options.law === undefined ? 'DE' : options.law }),
    view: () => around.view,
    conditions: () => around.conditions,
    modelFit: () => around.fit,
    scannerPictures: () => around.pictures,
    flockNamed: (name) => (name === 'Flock 7' ? { laidTo: around.laidTo } : undefined),
    offersTrayType: () => true,
    hasRecipe: () => true,
    updating: () => false,
    start: (wish, _caller, beginning) => {
      around.started.push({ wish, beginning })
      around.view = fakeView({ batch: fakeBatch({ batchId: 'B1', state: 'running' }) })
      return { ok: true }
    },
  })
  return { time, store, desk, around, wish: (change: Partial<StartBatch> = {}) => makeWish(time, change) }
}

describe('BatchLifeDesk, starting', () => {
  it('begins when nothing is wrong', () => {
    const { desk, wish, around } = setUp()
    expect(desk.checks(wish({ setAtWallMs: wish().setAtWallMs })).filter(({ verdict }) => verdict === 'stop')).toEqual(
      [],
    )
    expect(desk.start(wish(), ANNA)).toEqual({ ok: true })
    expect(around.started).toHaveLength(1)
  })

  it('asks a person to say that they know, and keeps who said it', () => {
    const { desk, wish, around } = setUp()
    const unset = wish({ setAtWallMs: null })
    desk.saveDraft(unset)
    expect(desk.start(unset, ANNA)).toEqual({ ok: false, refusal: 'WARNINGS_NOT_ACCEPTED' })
    expect(desk.start({ ...unset, acceptedWarnings: ['MODEL_AGE'] }, ANNA)).toMatchObject({ ok: false })
    expect(around.started).toEqual([])
    expect(desk.start({ ...unset, acceptedWarnings: ['SET_TIME'] }, ANNA)).toEqual({ ok: true })
    expect(around.started[0]?.beginning).toEqual({ accepted: ['SET_TIME'], fromDraft: true })
  })

  it('leaves the draft of another batch alone, whatever is begun', () => {
    const { desk, wish, around } = setUp()
    desk.saveDraft(wish({ flock: 'Flock 9' }))
    expect(desk.start(wish(), ANNA)).toEqual({ ok: true })
    expect(around.started[0]?.beginning).toEqual({ accepted: [], fromDraft: false })
  })

  it('looks at the law of the zone that the site has now', () => {
    let timeZone = 'Pacific/Kiritimati'
    const { desk, wish, time } = setUp({ timeZone: () => timeZone })
    // Set at noon of the tenth in UTC: there it was the eleventh in one zone and the tenth in the other.
    const atNoon = wish({ setAtWallMs: Date.UTC(2026, 10, 10, 12) })
    const legalAge = () => desk.checks(atNoon).find(({ id }) => id === 'LEGAL_AGE')?.verdict
    time.jumpWall(Date.UTC(2026, 10, 22, 1) - time.wallMs())
    expect(legalAge()).toBe('ok')
    timeZone = 'Europe/Berlin'
    expect(legalAge()).toBe('warn')
  })

  it('says that nobody has named the law of the site, and goes by the strictest', () => {
    const { desk, wish } = setUp({ law: null })
    const old = wish({ jurisdictionId: 'NONE', setAtWallMs: wish().setAtWallMs! - 40 * 3_600_000 })
    const bad = desk.checks(old).filter(({ verdict }) => verdict !== 'ok')
    expect(bad.map(({ id }) => id)).toEqual(['LEGAL_AGE', 'SITE_LAW'])
    expect(desk.start(old, ANNA)).toEqual({ ok: false, refusal: 'WARNINGS_NOT_ACCEPTED' })
  })

  it('stops a batch under another law than that of the site', () => {
    const { desk, wish } = setUp()
    const verdictOf = (jurisdictionId: string) =>
      desk.checks(wish({ jurisdictionId })).find(({ id }) => id === 'JURISDICTION')?.verdict
    expect(['DE', 'NONE'].map(verdictOf)).toEqual(['ok', 'stop'])
    const play = setUp({ play: true })
    expect(play.desk.checks(wish({ jurisdictionId: 'NONE' })).map(({ verdict }) => verdict)).not.toContain('stop')
  })

  it('warns of eggs that were laid after they were set, counted in days of the site', () => {
    const { desk, wish, around } = setUp()
    const verdictOf = (change: Partial<StartBatch>) =>
      desk.checks(wish(change)).find(({ id }) => id === 'LAID_AFTER_SET')?.verdict
    // Half past eleven at night in UTC is the next day in Berlin.
    const setAtWallMs = Date.UTC(2026, 10, 9, 23, 30)
    around.laidTo = '2026-11-10'
    expect(verdictOf({ setAtWallMs })).toBe('ok')
    around.laidTo = '2026-11-11'
    expect(verdictOf({ setAtWallMs })).toBe('warn')
    expect([verdictOf({ setAtWallMs, flock: 'Flock 99' }), verdictOf({ setAtWallMs: null })]).toEqual(['ok', 'ok'])
  })

  it('asks nobody in play', () => {
    const { desk, wish, around } = setUp({ play: true })
    expect(desk.start(wish({ setAtWallMs: null }), ANNA)).toEqual({ ok: true })
    expect(around.started[0]?.beginning.accepted).toEqual([])
  })

  it('does not begin while the most urgent alarm stands, but says of a line that is not ready what is missing', () => {
    const full = setUp({ conditions: ['DISK_ERROR'] })
    expect(full.desk.start(full.wish(), ANNA)).toEqual({ ok: false, refusal: 'ALARMS_STAND' })
    const unplugged = setUp({ conditions: ['SCANNER_LOST'] })
    const alarms = unplugged.desk.checks(unplugged.wish()).find(({ id }) => id === 'ALARMS')
    expect(alarms?.verdict).toBe('ok')
  })

  it('looks at what is the case, not at what calls: an alarm that was put aside changes neither clock nor disk', () => {
    // Nothing calls in either view.
    const shelved = setUp({ view: { problems: [], clockTrusted: false }, conditions: ['CLOCK_NOT_TRUSTED'] })
    const verdicts = new Map(shelved.desk.checks(shelved.wish()).map(({ id, verdict }) => [id, verdict]))
    expect([verdicts.get('CLOCK'), verdicts.get('ALARMS')]).toEqual(['warn', 'ok'])
    const full = setUp({ view: { problems: [] }, conditions: ['DISK_ERROR'] })
    expect(full.desk.start(full.wish(), ANNA)).toEqual({ ok: false, refusal: 'ALARMS_STAND' })
  })

  it('does not begin with a scanner whose pictures the model cannot take, and says that it does not know of none', () => {
    const { desk, wish, around } = setUp()
    const now = wish()
    const verdictOf = (id: string) => desk.checks(now).find((check) => check.id === id)?.verdict
    const refused = { ok: false, refusal: 'MODEL_NOT_FOR_SCANNER' }
    around.pictures = { widthMax: 20, heightMax: 64, channelsMax: 1 }
    expect([verdictOf('PICTURE_SIZE'), desk.start(now, ANNA)]).toEqual(['stop', refused])
    around.pictures = { widthMax: 64, heightMax: 64, channelsMax: 0 }
    expect([verdictOf('PICTURE_CHANNELS'), desk.start(now, ANNA)]).toEqual(['stop', refused])
    around.pictures = undefined
    expect([verdictOf('PICTURE_SIZE'), verdictOf('PICTURE_KNOWN')]).toEqual(['ok', 'warn'])
    expect(desk.start(now, ANNA)).toEqual({ ok: false, refusal: 'WARNINGS_NOT_ACCEPTED' })
  })

  it('begins with a model of drawn phantoms once somebody has said that they know, which is kept; training asks nobody', () => {
    const { desk, wish, around } = setUp()
    around.fit = { ...FIT, synthetic: true }
    expect(desk.start(wish(), ANNA)).toEqual({ ok: false, refusal: 'WARNINGS_NOT_ACCEPTED' })
    expect(desk.start(wish({ acceptedWarnings: ['MODEL_SYNTHETIC'] }), ANNA)).toEqual({ ok: true })
    expect(around.started[0]?.beginning.accepted).toEqual(['MODEL_SYNTHETIC'])
    const play = setUp({ play: true })
    play.around.fit = around.fit
    expect(play.desk.start(wish(), ANNA)).toEqual({ ok: true })
  })

  it('finds the draft again, and none in what it cannot read', () => {
    const { desk, wish, store } = setUp()
    const draft = wish()
    expect(desk.saveDraft(draft)).toEqual({ ok: true })
    expect(desk.draft()).toEqual(draft)
    store.batchLife.saveDraft('{"of":"another version"}')
    expect(desk.draft()).toBeUndefined()
    store.batchLife.failing = true
    expect(desk.saveDraft(undefined)).toEqual({ ok: false, refusal: 'NOT_SAVED' })
  })
})

describe('BatchLifeDesk, stops', () => {
  it('takes the reason whenever it comes, and keeps what was said before in the trail', () => {
    const { desk, store } = setUp()
    const stopId = store.batchLife.beginStop('B1', 'pause', 4)
    expect(desk.explainStop({ stopId, reason: 'BREAK', note: '' }, { ...ANNA, name: 'Ben' })).toEqual({ ok: true })
    expect(desk.explainStop({ stopId, reason: 'JAM', note: 'belt' }, ANNA)).toEqual({ ok: true })
    expect(desk.stops('B1')).toMatchObject([{ fromWallMs: 4, reason: 'JAM', note: 'belt', who: 'Anna' }])
    const said = (reason: string, note: string) => JSON.stringify({ stopId, reason, note })
    expect(store.trail).toEqual([
      { who: 'Ben', act: 'batch.explainStop', subject: 'B1', before: undefined, after: said('BREAK', '') },
      { who: 'Anna', act: 'batch.explainStop', subject: 'B1', before: said('BREAK', ''), after: said('JAM', 'belt') },
    ])
  })

  it('refuses a stop that is not there and a reason that says nothing, and neither is a deed', () => {
    const { desk, store } = setUp()
    const stopId = store.batchLife.beginStop('B1', 'pause', 4)
    const say = (reason: StopReason, note: string, of = stopId) => desk.explainStop({ stopId: of, reason, note }, ANNA)
    expect(say('JAM', '', 99)).toEqual({ ok: false, refusal: 'NO_SUCH_STOP' })
    expect(say('OTHER', '')).toEqual({ ok: false, refusal: 'STOP_NOTE_MISSING' })
    expect([desk.stops('B1')[0]?.reason, store.trail]).toEqual([null, []])
    expect(say('OTHER', 'a hen on the belt')).toEqual({ ok: true })
  })
})

describe('BatchLifeDesk, signing', () => {
  it('binds the numbers of a closed batch, once until they change', () => {
    const { desk, store } = setUp()
    const closed = makeBatch({ state: 'closed', closedWallMs: 5 })
    const { batchId } = closed.identity
    const sign = (sha256 = store.recordDigest(batchId) ?? '') => desk.sign({ batchId, sha256 }, ANNA)
    expect(sign()).toEqual({ ok: false, refusal: 'NO_SUCH_BATCH' })
    store.saveBatch(makeBatch({ state: 'paused' }))
    expect(sign()).toEqual({ ok: false, refusal: 'NOT_CLOSED' })
    store.saveBatch(closed)
    expect(sign()).toEqual({ ok: true })
    expect(sign()).toEqual({ ok: false, refusal: 'SIGNED_ALREADY' })
    const seen = store.recordDigest(batchId)
    store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1) }, scanItem(1)], 1))
    expect(sign(seen)).toEqual({ ok: false, refusal: 'NUMBERS_CHANGED' })
    expect(sign()).toEqual({ ok: true })
    expect(store.batchLife.signatures(batchId).map(({ revision, name }) => [revision, name])).toEqual([
      [1, 'Anna'],
      [2, 'Anna'],
    ])
    expect(store.trail.map(({ act, subject }) => [act, subject])).toEqual([
      ['batch.sign', batchId],
      ['batch.sign', batchId],
    ])
  })
  it('lets the reason of a stop overtake a signature only by somebody who may sign', () => {
    const { desk, store } = setUp()
    store.saveBatch(makeBatch({ state: 'closed', closedWallMs: 5 }, 'B1'))
    const jam = { stopId: store.batchLife.beginStop('B1', 'pause', 4), reason: 'JAM', note: '' } as const
    const operator: Caller = { userId: 'u2', name: 'Ben', roles: ['operator'] }
    expect(desk.explainStop(jam, operator)).toEqual({ ok: true })
    expect(desk.sign({ batchId: 'B1', sha256: store.recordDigest('B1') ?? '' }, ANNA)).toEqual({ ok: true })
    expect(desk.explainStop({ ...jam, reason: 'BREAK' }, operator)).toEqual({ ok: false, refusal: 'STOP_SIGNED' })
    expect(desk.explainStop({ ...jam, reason: 'BREAK' }, ANNA)).toEqual({ ok: true })
  })
})
