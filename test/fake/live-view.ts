import { seededRandom } from '../../electron/base/random.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from '../../electron/domain/egg.ts'
import { generatePhantom } from '../../models/phantom/phantom.ts'
import { liveLegal } from '../make/law.ts'
import { fakeLinkStory } from './link-story.ts'

/** A fixed moment, so that every picture of the screen shows the same times. */
export const SCENE_WALL_MS = new Date(2026, 10, 20, 12, 41, 7).getTime()
const HOUR_MS = 3_600_000
const NOT_DECIDED = 255

/** What goes over the line of the scenes for each egg. */
export const FAKE_TRAFFIC = { picture: { width: 64, height: 64, channels: 1, slices: 1 }, rescanShare: 0.05 }

export type Tray = NonNullable<LiveView['tray']>
export type Batch = NonNullable<LiveView['batch']>

const ACTION_OF: Readonly<Record<EggClass, EggAction>> = {
  FEMALE: 'KEEP',
  MALE: 'REMOVE_MALE',
  INFERTILE: 'REMOVE_CLEAR',
  EARLY_DEAD: 'REMOVE_CLEAR',
  MID_DEAD: 'REMOVE_CLEAR',
  UNCERTAIN: 'RESCAN',
  UNREADABLE: 'RESCAN',
  EMPTY: 'NONE',
}

/** A tray filled up to `decided` cells, drawn from a seed. */
export function fakeTray(change: Partial<Tray> & { readonly seed?: string } = {}): Tray {
  const { seed = 'tray', rows = 10, columns = 15, decided = 111, ...rest } = change
  const random = seededRandom(seed)
  const classes = new Uint8Array(rows * columns).fill(NOT_DECIDED)
  const actions = new Uint8Array(rows * columns).fill(NOT_DECIDED)
  for (let index = 0; index < Math.min(decided, classes.length); index++) {
    const eggClass = drawClass(random.next())
    classes[index] = EGG_CLASSES.indexOf(eggClass)
    actions[index] = EGG_ACTIONS.indexOf(ACTION_OF[eggClass])
  }
  return {
    visitId: 417,
    code: '0417',
    rows,
    columns,
    layout: 'square',
    state: 'filling',
    classes,
    actions,
    corrected: new Uint8Array(rows * columns).fill(NOT_DECIDED),
    decided,
    ...rest,
  }
}

function drawClass(u: number): EggClass {
  if (u < 0.475) return 'FEMALE'
  if (u < 0.92) return 'MALE'
  if (u < 0.96) return 'INFERTILE'
  if (u < 0.972) return 'EARLY_DEAD'
  if (u < 0.978) return 'MID_DEAD'
  if (u < 0.986) return 'UNCERTAIN'
  return u < 0.992 ? 'UNREADABLE' : 'EMPTY'
}

export function fakeShare(count: number, of: number): Batch['female'] {
  const share = of === 0 ? null : count / of
  return { count, share, low: share === null ? null : share - 0.02, high: share === null ? null : share + 0.02 }
}

export function fakeBatch(change: Partial<Batch> = {}): Batch {
  const eggs = change.eggs ?? 1912
  return {
    batchId: '2026-1120-03',
    state: 'running',
    flock: 'Flock 7',
    breed: 'Lohmann Brown',
    parentAgeWeeks: 38,
    setter: 'Setter 4',
    trolley: 'T11',
    setAtWallMs: SCENE_WALL_MS - 265.75 * HOUR_MS,
    startedAtWallMs: SCENE_WALL_MS - 49 * 60_000,
    trayTypeId: 'square-150',
    eggsExpected: 4800,
    recipe: { id: 'standard', version: 12, name: 'Standard', uncertainPolicy: 'RESCAN' },
    eggs,
    scans: eggs + 21,
    emptyCells: 14,
    female: fakeShare(Math.round(eggs * 0.491), eggs),
    male: fakeShare(Math.round(eggs * 0.451), eggs),
    clearOrDead: fakeShare(Math.round(eggs * 0.052), eggs),
    uncertain: fakeShare(Math.round(eggs * 0.006), eggs),
    unreadable: fakeShare(0, eggs),
    held: 0,
    ...change,
  }
}

/** The last egg with a phantom's picture and a spot of attention where its embryo lies. */
export function fakeEgg(change: Partial<NonNullable<LiveView['lastEgg']>> = {}): NonNullable<LiveView['lastEgg']> {
  const cell = change.cell ?? { row: 7, column: 5 }
  const truth = { kind: 'LIVE', sex: 'FEMALE', flags: [], fault: undefined } as const
  const { image } = generatePhantom({ seed: 'screen', tray: '0417', cell, ageHours: 266, truth, noise: 0.04 })
  return {
    trayCode: '0417',
    cell,
    attempt: 1,
    eggClass: 'FEMALE',
    action: 'KEEP',
    reason: 'CLEAR_CUT',
    confidence: 0.98,
    latencyMs: 11,
    decidedAtWallMs: SCENE_WALL_MS - 40,
    image: { width: image.width, height: image.height, pixels: image.pixels },
    attention: fakeAttention(16),
    ...change,
  }
}

function fakeAttention(size: number): { width: number; height: number; values: Uint8Array } {
  const values = new Uint8Array(size * size)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const distance = ((x - size * 0.5) / (size * 0.11)) ** 2 + ((y - size * 0.46) / (size * 0.16)) ** 2
      values[y * size + x] = Math.round(255 * Math.exp(-distance / 2))
    }
  }
  return { width: size, height: size, values }
}

/** Sixty minutes of a line that ran well and stood twice. */
export function fakeMinutes(): number[] {
  const random = seededRandom('minutes')
  return Array.from({ length: 60 }, (_, minute) => {
    if ((minute > 17 && minute < 21) || minute === 40) return 0
    return minute === 59 ? 120 : Math.round(384 + random.next() * 18)
  })
}

/** A sound scanner of sixteen coils that spoke half a second ago. */
export function fakeScannerHealth(change: Partial<LiveView['scannerHealth']> = {}): LiveView['scannerHealth'] {
  const random = seededRandom('health')
  return {
    telemetry: {
      ageMs: 500,
      temperatures: [
        { place: 'magnet', celsius: 28.1 },
        { place: 'room', celsius: 22.4 },
      ],
      coilNoise: Array.from({ length: 16 }, (_, coil) => ({ coil, sigma: 40 + random.normal() })),
      conveyorSpeedMmPerS: 120,
      vibrationMmPerS: 0.8,
    },
    faults: [],
    ...change,
  }
}

/** A view of a line in full run; parts of it replaced by `change`. */
export function fakeView(change: Partial<LiveView> = {}): LiveView {
  return {
    revision: 1,
    atWallMs: SCENE_WALL_MS,
    newestEggAgeMs: 40,
    play: false,
    site: 'Site Nord',
    line: 'Line 2',
    lineId: 'line-1',
    lines: [{ lineId: 'line-1', name: 'Line 2', batch: 'running', link: 'Streaming', calling: null }],
    masterDataRevision: 1,
    link: {
      state: 'Streaming',
      scannerSerial: 'VS-0001',
      scannerModel: 'Virtual scanner',
      firmware: '1.0.0',
      transport: 'serial',
      path: '/dev/ttyUSB0',
      remedy: null,
      load: { receivedBytesPerS: 57_900, sentBytesPerS: 420, capacityBytesPerS: 92_160, traffic: FAKE_TRAFFIC },
      silentForMs: 60,
      retryInMs: null,
      framesAccepted: 88_213,
      rejected: { BAD_CHECKSUM: 3 },
      duplicates: 2,
      clock: { offsetMs: -48_213.4, uncertaintyMs: 0.9, driftPpm: 12, fault: null },
      ...fakeLinkStory(SCENE_WALL_MS),
    },
    scannerHealth: fakeScannerHealth(),
    model: { modelId: 'sexnet 0.1.0', synthetic: true, state: 'ready' },
    batch: fakeBatch(),
    legal: liveLegal(),
    speed: {
      eggsPerHour: 23_640,
      ratedEggsPerHour: 24_000,
      perMinute: fakeMinutes(),
      stops: 2,
      stoppedMs: 190_000,
      stopsAtLeast: false,
    },
    tray: fakeTray(),
    lastEgg: fakeEgg(),
    next: [{ kind: 'tray-expected', inMs: 9_000 }],
    cloud: {
      state: 'up-to-date',
      upToWallMs: SCENE_WALL_MS - 67_000,
      waiting: 0,
      waitingSinceWallMs: null,
      parked: 0,
      fill: 0,
    },
    orders: { NOT_SENT: 0, TOO_LATE: 0, SORTER_SILENT: 0, SORTER_DISAGREES: 0, ORDER_FORGOTTEN: 0 },
    backlog: 0,
    problems: [],
    clockTrusted: true,
    alarms: { returned: [], shelved: [], suppressed: [], outOfService: [], flood: null },
    ...change,
  }
}
