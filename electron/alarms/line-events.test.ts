import { describe, expect, it } from 'vitest'
import { fakeView } from '../../test/fake/live-view.ts'
import { eventsBetween } from './line-events.ts'

const RUNNING = fakeView()
const CLOCK = {
  ...({ id: 'CLOCK_NOT_TRUSTED', priority: 2, acknowledged: false, sinceWallMs: 1, detail: {} } as const),
}

describe('eventsBetween', () => {
  it('tells at the start what there is, but not that a batch which goes on began', () => {
    expect(eventsBetween(undefined, RUNNING).map(({ kind }) => kind)).toEqual([
      'STATION_STARTED',
      'SCANNER_CONNECTED',
      'MODEL_READY',
    ])
  })

  it('tells nothing while nothing changes', () => {
    expect(eventsBetween(RUNNING, RUNNING)).toEqual([])
  })

  it('tells a scanner and a model that came back, and another model', () => {
    const down = fakeView({ model: { ...RUNNING.model, state: 'down' }, link: { ...RUNNING.link, state: 'Failed' } })
    expect(eventsBetween(RUNNING, down)).toEqual([])
    expect(eventsBetween(down, RUNNING).map(({ kind }) => kind)).toEqual(['SCANNER_CONNECTED', 'MODEL_READY'])
    const other = fakeView({ model: { ...RUNNING.model, modelId: 'other-2' } })
    expect(eventsBetween(RUNNING, other)).toMatchObject([
      { kind: 'MODEL_SWITCHED', detail: { model: 'other-2', before: RUNNING.model.modelId } },
    ])
  })

  it('tells the states of a batch, and that the clock is believed again', () => {
    const batch = RUNNING.batch === null ? null : { ...RUNNING.batch, state: 'paused' as const }
    expect(eventsBetween(RUNNING, fakeView({ batch }))).toMatchObject([
      { kind: 'BATCH_STATE', detail: { state: 'paused' } },
    ])
    const doubted = fakeView({ problems: [CLOCK], clockTrusted: false })
    // Somebody puts the alarm aside: the clock is no better for it.
    expect(eventsBetween(doubted, fakeView({ clockTrusted: false }))).toEqual([])
    expect(eventsBetween(doubted, RUNNING)).toMatchObject([{ kind: 'CLOCK_TRUSTED_AGAIN' }])
    expect(eventsBetween(RUNNING, fakeView({ batch: null }))).toEqual([])
  })
})
