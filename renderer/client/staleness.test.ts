import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STALE_AFTER_MS } from '../../electron/contract/live.ts'
import { fakeView } from '../../test/fake/live-view.ts'
import { makeAbsent, makeHealth } from '../../test/make/process-health.ts'
import { freshness, LOST_SPOKEN_AFTER_MS, RESTART_CALM_MS, STATION_SILENT_AFTER_MS } from './staleness.ts'
import { type ConsoleState, initialState, lost } from './state.ts'

const ARRIVED = 10_000
const running = fakeView()

function after(ageMs: number, change: Partial<ConsoleState> = {}): ConsoleState {
  return {
    ...initialState(0, 0),
    connection: { phase: 'open', sinceMonoMs: 0 },
    view: running,
    viewArrivedMonoMs: ARRIVED,
    nowMonoMs: ARRIVED + ageMs,
    ...change,
  }
}

function silent(silentForMs: number | null, state: 'Streaming' | 'Stale' = 'Streaming') {
  return { view: { ...running, link: { ...running.link, silentForMs, state } } }
}

describe('freshness', () => {
  it('is fresh while views and bytes arrive', () => {
    expect(freshness(after(200))).toEqual({
      viewAgeMs: 0,
      scannerAgeMs: 0,
      viewStale: false,
      scannerStale: false,
      decisionsAgeMs: 0,
      decisionsStale: false,
      frozen: undefined,
    })
  })

  it('takes decisions for old when no model decides what comes, as old as the newest of them', () => {
    const undecided = (state: 'ready' | 'down' | 'stopped', newestEggAgeMs: number | null) =>
      freshness(after(200, { view: { ...running, model: { ...running.model, state }, newestEggAgeMs } }))
    expect(undecided('ready', 8_000)).toMatchObject({ decisionsStale: false })
    expect(undecided('down', 500)).toMatchObject({ decisionsStale: false })
    expect(undecided('down', 3_000)).toMatchObject({ decisionsStale: true, decisionsAgeMs: 3_200, scannerStale: false })
    expect(undecided('stopped', null)).toMatchObject({ decisionsStale: false })
    expect(freshness(after(0, silent(2_000, 'Stale')))).toMatchObject({ decisionsStale: true, decisionsAgeMs: 2_000 })
  })

  it('goes by the newest egg when the scanner was disconnected, and says nothing where there was none', () => {
    const disconnected = (newestEggAgeMs: number | null) => {
      const { view } = silent(null)
      return freshness(after(200, { view: { ...view, newestEggAgeMs } }))
    }
    expect(disconnected(65_000)).toMatchObject({ decisionsStale: true, decisionsAgeMs: 65_200 })
    expect(disconnected(null)).toMatchObject({ decisionsStale: true, decisionsAgeMs: undefined })
  })

  it('is stale within a second of the last view', () => {
    expect(STALE_AFTER_MS).toBeLessThan(1_000)
    expect(freshness(after(STALE_AFTER_MS)).viewStale).toBe(false)
    expect(freshness(after(STALE_AFTER_MS + 1))).toMatchObject({ viewStale: true, scannerStale: true })
  })

  it('adds the way to here to what the station says of the scanner', () => {
    expect(freshness(after(300, silent(500))).scannerStale).toBe(false)
    expect(freshness(after(300, silent(700)))).toMatchObject({
      scannerStale: true,
      scannerAgeMs: 1_000,
      viewStale: false,
    })
  })

  it('believes the station that the link does not stream, and never that it does without bytes', () => {
    expect(freshness(after(0, silent(100, 'Stale'))).scannerStale).toBe(true)
    expect(freshness(after(0, silent(null))).scannerStale).toBe(true)
  })

  it('never lets older things look fresher', () => {
    const ages = fc.nat(20_000)
    fc.assert(
      fc.property(ages, ages, (left, right) => {
        const [young, old] = [freshness(after(Math.min(left, right))), freshness(after(Math.max(left, right)))]
        expect(old.viewStale || !young.viewStale).toBe(true)
        expect(old.viewAgeMs ?? 0).toBeGreaterThanOrEqual(young.viewAgeMs ?? 0)
      }),
    )
  })
})

describe('frozen', () => {
  it('speaks of a lost background after a moment, not of a blink', () => {
    const connection = lost({ phase: 'open', sinceMonoMs: 0 }, { monoMs: ARRIVED, wallMs: 0 }, 400, undefined)
    expect(freshness(after(LOST_SPOKEN_AFTER_MS, { connection })).frozen).toBeUndefined()
    expect(freshness(after(LOST_SPOKEN_AFTER_MS + 1, { connection })).frozen).toBe('lost')
    expect(freshness(after(5_000, { connection, view: undefined })).frozen).toBe('never')
  })

  it('speaks of a silent station while the background is there', () => {
    expect(freshness(after(STATION_SILENT_AFTER_MS)).frozen).toBeUndefined()
    expect(freshness(after(STATION_SILENT_AFTER_MS + 1)).frozen).toBe('station')
  })

  it('speaks calmly of a restart that was ordered, until it takes longer than it should', () => {
    const ordered = { health: [makeHealth('review'), makeAbsent('station', { state: 'restarting', ordered: true })] }
    expect(freshness(after(STATION_SILENT_AFTER_MS, ordered)).frozen).toBeUndefined()
    expect(freshness(after(STATION_SILENT_AFTER_MS + 1, ordered))).toMatchObject({
      frozen: 'restarting',
      viewStale: true,
    })
    expect(freshness(after(RESTART_CALM_MS, ordered)).frozen).toBe('restarting')
    expect(freshness(after(RESTART_CALM_MS + 1, ordered)).frozen).toBe('station')
    const never = after(0, { ...ordered, view: undefined, nowMonoMs: STATION_SILENT_AFTER_MS + 1 })
    expect(freshness(never).frozen).toBe('restarting')
  })

  it('is as red as ever where nobody ordered it, where the start is refused, and where the background is lost', () => {
    const silentMs = STATION_SILENT_AFTER_MS + 1
    const refusal = { code: 'FULL', detail: 'no space' } as const
    const crashed = makeAbsent('station', { state: 'restarting' })
    const refused = makeAbsent('station', { state: 'restarting', ordered: true, refusal })
    const other = makeAbsent('review', { state: 'restarting', ordered: true })
    for (const health of [[crashed], [refused], [other], [], undefined])
      expect(freshness(after(silentMs, { health })).frozen).toBe('station')
    const connection = lost({ phase: 'open', sinceMonoMs: 0 }, { monoMs: ARRIVED, wallMs: 0 }, 400, undefined)
    const health = [makeAbsent('station', { state: 'restarting', ordered: true })]
    expect(freshness(after(silentMs, { health, connection })).frozen).toBe('lost')
  })

  it('speaks of a station that was never heard', () => {
    const state = after(0, { view: undefined, nowMonoMs: STATION_SILENT_AFTER_MS + 1 })
    expect(freshness(state)).toMatchObject({ frozen: 'station', viewStale: true, scannerStale: true })
  })
})
