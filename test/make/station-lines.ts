import { AlarmEngine } from '../../electron/alarms/alarm-engine.ts'
import { ok } from '../../electron/base/result.ts'
import { type LiveView, liveViewSchema } from '../../electron/contract/live.ts'
import { lineOfPlace } from '../../electron/domain/line-id.ts'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { Station } from '../../electron/station/station.ts'
import type { Store } from '../../electron/store/store.ts'
import { FakeLink } from '../fake/fake-link.ts'
import type { ManualTime } from '../fake/manual-time.ts'
import { MemoryIntake } from '../fake/memory-intake.ts'
import { makeDesk } from './master-data-desk.ts'
import { constantPredictor, MALE, makeWish } from './station.ts'

/** What outlives a station of several lines: its database, a journal for each line, and the time. */
export interface LinesDisk {
  readonly time: ManualTime
  readonly store: Store
  readonly intakes: readonly MemoryIntake[]
}

export function linesDisk(store: Store, time: ManualTime, count = 2): LinesDisk {
  return { store, time, intakes: Array.from({ length: count }, () => new MemoryIntake()) }
}

/** A station of several lines on fakes of their cables, each with a scanner named after it. */
export function setUpLines({ time, store, intakes }: LinesDisk) {
  const desk = makeDesk(store.masterData)
  const links: FakeLink[] = []
  const views: LiveView[] = []
  const station = new Station({
    ...{ store, hatchery: desk, clock: time, timers: time, log: silentLogger },
    recipeForStart: () => ok(DEFAULT_RECIPE),
    lines: intakes.map((intake, index) => ({
      ...{ lineId: lineOfPlace(index + 1), store: store.ofLine(lineOfPlace(index + 1)), intake },
      ...{ alarms: new AlarmEngine(time), log: silentLogger },
      settings: {
        ...{ play: true, site: 'Site Nord', line: `Line ${index + 1}`, ratedEggsPerHour: 24_000, demo: null },
      },
      openLink: (listener) => {
        links[index] = new FakeLink(listener, time)
        return links[index]
      },
      emit: (view) => {
        views[index] = liveViewSchema.parse(view)
      },
    })),
  })
  const lines = station.lines.map((line, index) => ({
    line,
    serial: scannerOf(index),
    link(): FakeLink {
      const link = links[index]
      if (link === undefined) throw new Error('the line opened no link')
      return link
    },
    view: () => liveViewSchema.parse(line.liveView()),
  }))
  return {
    ...{ station, lines },
    /** A model that says of everything that it is a male. */
    ready() {
      station.setModel({ modelId: 'constant-1', synthetic: true, state: 'ready' }, constantPredictor(MALE))
    },
    /** Every scanner streams, from this number on. */
    stream(nextSequence = 1) {
      for (const [index, { link }] of lines.entries()) link().stream({ ...scannerOf(index), nextSequence })
    },
    /** A batch on every line. */
    startBatches() {
      for (const { line } of lines) {
        const outcome = line.startBatch(makeWish(time))
        if (!outcome.ok) throw new Error(`${line.lineId}: ${outcome.refusal}`)
      }
    },
  }
}

function scannerOf(index: number) {
  return { scannerSerial: `OVO-${index + 1}`, sessionId: `00000000000000b${index + 1}` }
}
