import { seededRandom } from '../../electron/base/random.ts'
import type { EventTimes } from '../../electron/contract/event-times.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import {
  type BatchReport,
  type BatchRow,
  type EggPage,
  type EggPictureAnswer,
  TRAYS_LIST_MAX,
  type TrayPage,
  type TrayRow,
} from '../../electron/contract/looking-back.ts'
import { type Cell, EGG_ACTIONS, EGG_CLASSES } from '../../electron/domain/egg.ts'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import { fakeFigures, fakeInverted } from './egg-figures.ts'
import { SCENE_FLOCKS, SCENE_TRAY_FLOCKS } from './flocks.ts'
import { SCENE_HELD_RECORDS } from './held-records.ts'
import { fakeEgg, fakeTray, SCENE_WALL_MS } from './live-view.ts'

/** A tray whose code was not read. */
const UNREAD_VISIT = 404

/** Where the scenes have an egg whose picture could not be read: C4. */
const UNREADABLE_IN = 413
const UNREADABLE_AT = 33
/** In every tray the egg of D4 stands on its head. */
const INVERTED_AT: Cell = { row: 3, column: 3 }

const MINUTE_MS = 60_000
const FLOCKS = [
  ['Flock 7', 'Lohmann Brown', '4'],
  ['Flock 3', 'ISA White', '2'],
  ['Flock 12', 'Hy-Line Brown', '1'],
] as const

/** A list of closed batches below the one that is open. */
export function fakeBatches(view: LiveView): BatchRow[] {
  const random = seededRandom('batches')
  const present: BatchRow[] =
    view.batch === null
      ? []
      : [
          {
            cursor: 60,
            batchId: view.batch.batchId,
            state: view.batch.state,
            flock: view.batch.flock,
            breed: view.batch.breed,
            setter: view.batch.setter,
            line: view.line,
            startedAtWallMs: view.batch.startedAtWallMs,
            closedAtWallMs: null,
            eggs: view.batch.eggs,
            female: view.batch.female.count,
            male: view.batch.male.count,
            traysHeld: view.batch.held > 0 ? 1 : 0,
            overridden: 2,
          },
        ]
  const closed = Array.from({ length: 12 }, (_, n): BatchRow => {
    const [flock, breed, setter] = FLOCKS[n % FLOCKS.length] ?? FLOCKS[0]
    const eggs = 4_500 + Math.round(random.next() * 400)
    const startedAtWallMs = SCENE_WALL_MS - (n + 1) * 7 * 60 * MINUTE_MS
    return {
      ...{ cursor: 59 - n, batchId: `2026-11${20 - Math.floor((n + 1) / 3)}-0${3 - ((n + 1) % 3)}`, state: 'closed' },
      ...{
        flock,
        breed,
        setter,
        line: `Line ${1 + (n % 2)}`,
        startedAtWallMs,
        closedAtWallMs: startedAtWallMs + 100 * MINUTE_MS,
        eggs,
      },
      ...{ female: Math.round(eggs * 0.49), male: Math.round(eggs * 0.45) },
      ...{ traysHeld: n === 3 ? 2 : 0, overridden: n === 5 ? 1 : 0 },
    }
  })
  return [...present, ...closed]
}

/** The clock was set an hour back, and one scanner brought scans of a tray after all. */
export const SCENE_TIMES: EventTimes = {
  jumps: [
    {
      ...{ found: 'running', ranMs: 26 * 60 * MINUTE_MS, byMs: -60 * MINUTE_MS },
      ...{ wallBeforeMs: SCENE_WALL_MS - 30 * MINUTE_MS, wallAfterMs: SCENE_WALL_MS - 90 * MINUTE_MS },
    },
  ],
  late: [{ scannerSerial: 'SIM-0001', scans: 27, latenessMaxMs: 95_000 }],
}

export function fakeReport(): BatchReport {
  const random = seededRandom('report')
  const fromWallMs = SCENE_WALL_MS - 49 * MINUTE_MS
  const steps = Array.from({ length: 50 }, (_, minute) => ({
    fromWallMs: fromWallMs + minute * MINUTE_MS,
    scans: minute > 17 && minute < 21 ? 0 : Math.round(375 + random.next() * 25),
  }))
  return {
    throughput: { stepMinutes: 1, steps },
    stops: { count: 1, minutes: 3, longest: [{ fromWallMs: fromWallMs + 18 * MINUTE_MS, minutes: 3 }] },
    times: { jumps: SCENE_TIMES.jumps, late: { scans: 27, latenessMaxMs: 95_000 } },
    trays: Array.from({ length: 13 }, (_, n) => {
      const female = 68 + Math.round(random.next() * 12)
      const counts = { female, male: 142 - female, clearOrDead: 6 + (n % 3), unclear: n === 12 ? 3 : n % 2 }
      const code = `0${405 + n}`
      return { visitId: 405 + n, code, state: n === 10 ? 'held' : 'complete', beganWallMs: fromWallMs, ...counts }
    }),
    confidence: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 6, 9, 12, 18, 31, 64, 131, 388, 1270],
    heldTrays: [...SCENE_HELD_RECORDS],
    stillHeld: 1,
    flocks: [...SCENE_FLOCKS],
    overridden: 2,
    overrides: fakeOverrides().map((one, n) => ({
      ...one,
      visitId: 417,
      trayCode: '0417',
      cell: { row: n, column: 3 },
    })),
  }
}

function fakeOverrides(): EggPage['overrides'] {
  return [
    {
      ...{ overrideId: 2, attempt: 1, atWallMs: SCENE_WALL_MS - 40_000, operator: '' },
      from: { eggClass: 'UNCERTAIN', action: 'RESCAN' },
      ...{ eggClass: 'FEMALE', action: 'KEEP', reason: 'CANDLED', note: 'vessels clear, moved' },
    },
    {
      ...{ overrideId: 1, attempt: 1, atWallMs: SCENE_WALL_MS - 90_000, operator: '' },
      from: { eggClass: 'INFERTILE', action: 'REMOVE_CLEAR' },
      ...{ eggClass: 'EARLY_DEAD', action: 'REMOVE_CLEAR', reason: 'OPENED', note: '' },
    },
  ]
}

/** Eighty trays in two pages, some on hold, one with corrected eggs, the newest still filling; none of an unknown batch. */
export function fakeTrayRows(batchId: string, only: 'all' | 'attention', beforeVisitId: number | null): TrayRow[] {
  if (!batchId.startsWith('2026')) return []
  const rows = Array.from({ length: 80 }, (_, n): TrayRow => {
    const visitId = 417 - n
    const female = 68 + ((n * 7) % 12)
    const filling = n === 0
    const state = filling ? 'filling' : n % 25 === 2 ? 'held' : 'complete'
    return {
      ...{ visitId, code: `0${visitId}`, state, beganWallMs: SCENE_WALL_MS - (n + 1) * 22_000, cells: 150 },
      ...{
        scanned: filling ? 111 : 150,
        held: state === 'held' ? 4 : 0,
        corrected: n === 6 ? 2 : 0,
        decidedOn: n === 27,
      },
      ...{ female: filling ? 55 : female, male: filling ? 50 : 142 - female, clearOrDead: 6 + (n % 3), unclear: n % 2 },
    }
  })
  return rows
    .filter((row) => only === 'all' || row.state === 'held' || row.corrected > 0)
    .filter((row) => beforeVisitId === null || row.visitId < beforeVisitId)
    .slice(0, TRAYS_LIST_MAX)
}

export function fakeTrayPage(visitId: number): TrayPage {
  const tray = fakeTray({ decided: 150, seed: `tray ${visitId}` })
  const random = seededRandom(`confidence ${visitId}`)
  return {
    ...{
      visitId,
      batchId: '2026-1120-03',
      trayTypeId: 'square-150',
      code: visitId === UNREAD_VISIT ? `?-${visitId}` : `0${visitId}`,
      rows: tray.rows,
      columns: tray.columns,
    },
    flocks: visitId === 412 ? [...SCENE_TRAY_FLOCKS] : [],
    ...{ layout: tray.layout, state: visitId === 415 ? 'held' : 'complete' },
    holdReason: visitId === 415 ? 'LINK_LOST' : null,
    ...{ beganWallMs: SCENE_WALL_MS - 3 * MINUTE_MS, endedWallMs: SCENE_WALL_MS - 2 * MINUTE_MS },
    ...{ previousVisitId: visitId - 1, nextVisitId: visitId >= 417 ? null : visitId + 1 },
    eggs: Array.from(tray.classes, (code, index) => ({
      cell: { row: Math.floor(index / tray.columns), column: index % tray.columns },
      eggClass:
        visitId === UNREADABLE_IN && index === UNREADABLE_AT ? 'UNREADABLE' : (EGG_CLASSES[code] ?? 'UNREADABLE'),
      action: visitId === 415 && index < 4 ? 'HOLD' : (EGG_ACTIONS[tray.actions[index] ?? 0] ?? 'HOLD'),
      attempt: 1,
      confidence: 0.8 + random.next() * 0.2,
      sampled: index % 50 === 7,
      override: index === 20 ? { eggClass: 'FEMALE', action: 'KEEP' } : null,
    })),
  }
}

export function fakeEggPage(visitId: number, cell: Cell): EggPage {
  const egg = fakeTrayPage(visitId).eggs.find((one) => one.cell.row === cell.row && one.cell.column === cell.column)
  const first: EggPage['attempts'][number] = {
    ...{ attempt: 1, speaks: true, sequence: 88_213, coil: cell.column + 1, latencyMs: 11 },
    ...{ arrivedWallMs: SCENE_WALL_MS - 150_000, decidedWallMs: SCENE_WALL_MS - 149_989 },
    ...{ eggClass: egg?.eggClass ?? 'FEMALE', action: egg?.action ?? 'KEEP', confidence: 0.98 },
    ...fakeFigures(egg?.eggClass ?? 'FEMALE'),
    recipe: {
      name: 'Standard',
      version: 12,
      fertilityThreshold: 0.6,
      femaleThreshold: 0.8,
      maleThreshold: 0.8,
      image: DEFAULT_RECIPE.image,
    },
    model: { modelId: 'sexnet 0.1.0', synthetic: true },
    sampled: egg?.sampled ?? false,
    ...{ sorterAckWallMs: SCENE_WALL_MS - 112_000, pictureKept: true },
    ...{ sorterAction: null, orderFault: null },
  }
  const overrides = egg === undefined || egg.override === null ? [] : fakeOverrides().slice(0, 1)
  // What stayed uncertain was scanned twice, and the second attempt speaks for it.
  const attempts =
    egg?.eggClass === 'UNCERTAIN'
      ? [
          { ...first, speaks: false },
          { ...first, attempt: 2, sequence: 88_390 },
        ]
      : [first]
  return { visitId, trayCode: `0${visitId}`, batchId: '2026-1120-03', cell, attempts, overrides }
}

/** Nothing was kept of the first column. */
export function fakePicture(cell: Cell): EggPictureAnswer | null {
  if (cell.column === 0) return null
  const { image, attention } = fakeEgg({ cell })
  if (cell.row === INVERTED_AT.row && cell.column === INVERTED_AT.column) return { ...fakeInverted(), attention }
  return { ...image, channels: 1, slices: 1, attention }
}
