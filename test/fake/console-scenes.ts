import type { LiveView } from '../../electron/contract/live.ts'
import type { ModelsView } from '../../electron/contract/models.ts'
import type { SettingsView } from '../../electron/contract/settings.ts'
import type { ProcessHealth, ShellInfo } from '../../electron/contract/shell.ts'
import type { UpdateView } from '../../electron/contract/update.ts'
import { liveLegal } from '../make/law.ts'
import { makeHealth } from '../make/process-health.ts'
import type { FakePictures } from './archive.ts'
import { SMALL_SCANNER } from './batch-life.ts'
import { CABLE_OUT } from './cable-out.ts'
import { withCorrection, withHold } from './changed-tray.ts'
import { damagedScenes } from './damaged-scenes.ts'
import { DISK_REFUSES } from './disk-refuses.ts'
import { folderScenes } from './folder-scenes.ts'
import { SEVERAL_LINES } from './lines.ts'
import { linkScene } from './link-scenes.ts'
import { LINK_SCENES, NO_LINK_STORY } from './link-story.ts'
import { FAKE_TRAFFIC, fakeBatch, fakeEgg, fakeTray, fakeView, SCENE_WALL_MS } from './live-view.ts'
import type { FakeSetup } from './master-data.ts'
import { MISSING_MODELS, MODEL_MISSING_VIEW } from './model-missing.ts'
import { PENDING_MODELS, ROLLED_BACK_MODELS, SHADOW_MODELS, SWITCHED_MODELS, TROUBLE_MODELS } from './models.ts'
import { orderTrouble } from './order-scene.ts'
import type { Crew } from './people.ts'
import type { BackupScene } from './restore.ts'
import { scannerFaultView } from './scanner-fault-view.ts'
import type { FakeSerialPorts } from './serial-ports.ts'
import { serialScenes } from './serial-scenes.ts'
import { fakeSettings, MANAGED_SETTINGS, REFUSED_SETTINGS } from './settings.ts'
import { STARTED_AGAIN } from './started-again.ts'
import { SCENE_NO_UPDATES, sceneUpdate } from './updates.ts'

/** One situation of the station, as the screen is told it. */
export interface Scene extends BackupScene {
  readonly view: LiveView
  readonly info: ShellInfo
  readonly health: readonly ProcessHealth[]
  readonly settings: SettingsView
  readonly update: UpdateView
  /** Who stands at the screen. */
  readonly crew: Crew
  readonly idleSignOutMs?: number
  /** What of master data there is; a hatchery's where nothing is said. */
  readonly setup?: FakeSetup
  /** Which serial ports its machine has; an adapter and what else hangs there where nothing is said. */
  readonly serial?: FakeSerialPorts
  /** Models of the station; that of the program alone where nothing is said. */
  readonly models?: ModelsView
  /** Its archive; half a year of pictures where nothing is said. */
  readonly pictures?: FakePictures
}

const RUNNING_LINK = fakeView().link

const HEALTHY = [makeHealth('station'), makeHealth('inference', { pid: 4_121 }), makeHealth('review', { pid: 4_122 })]

function info(change: Partial<ShellInfo> = {}): ShellInfo {
  return {
    appVersion: '0.1.0',
    shell: 'headless',
    platform: 'linux x64',
    runtime: 'Node 24.21.0',
    dataFolder: '/var/lib/ovoscope',
    play: false,
    firstStart: false,
    policy: fakeSettings().policy,
    ...change,
  }
}

function scene(
  view: Partial<LiveView>,
  shell: Partial<ShellInfo> = {},
  processes: readonly ProcessHealth[] = HEALTHY,
  settings: SettingsView = fakeSettings(),
  update: UpdateView = SCENE_NO_UPDATES,
): Scene {
  return {
    ...{ view: fakeView(view), info: info({ policy: settings.policy, ...shell }), health: processes },
    ...{ settings, update, crew: 'supervisor' },
  }
}

const NO_SCANNER = {
  link: {
    ...RUNNING_LINK,
    state: 'Absent',
    scannerSerial: null,
    scannerModel: null,
    firmware: null,
    transport: 'none',
    path: null,
    remedy: null,
    load: { receivedBytesPerS: 0, sentBytesPerS: 0, capacityBytesPerS: null, traffic: FAKE_TRAFFIC },
    silentForMs: null,
    framesAccepted: 0,
    rejected: {},
    duplicates: 0,
    clock: null,
    ...NO_LINK_STORY,
  },
  batch: null,
  legal: null,
  tray: null,
  lastEgg: null,
  next: [],
  newestEggAgeMs: null,
  speed: { eggsPerHour: null, ratedEggsPerHour: 24_000, perMinute: [], stops: 0, stoppedMs: 0, stopsAtLeast: false },
} satisfies Partial<LiveView>

const NO_SET_TIME: Parameters<typeof liveLegal>[0] = {
  ...{ ageHours: null, trust: 'no-set-time', limitHours: 262, hoursLeft: null, calendarDay: null },
  readings: { hoursSinceSet: 288, calendarDays: null },
}

/** Every situation that a picture is taken of. */
export const SCENES = {
  firstStart: { ...scene(NO_SCANNER, { firstStart: true }), crew: 'firstUser', setup: 'fresh' },
  chooseScanner: scene(NO_SCANNER),
  ...serialScenes(scene, NO_SCANNER, RUNNING_LINK),
  ...folderScenes(scene, RUNNING_LINK),
  startBatch: scene({ ...NO_SCANNER, link: RUNNING_LINK, play: true }, { play: true }),
  running: scene({}),
  startedAgain: scene(STARTED_AGAIN),
  severalLines: scene(SEVERAL_LINES),
  runningPlay: scene({ play: true, link: { ...RUNNING_LINK, transport: 'port', path: null } }, { play: true }, [
    ...HEALTHY,
    makeHealth('virtual-scanner', { pid: 4_123 }),
  ]),
  honeycomb: scene({
    tray: fakeTray({ seed: 'honey', rows: 7, columns: 12, layout: 'honeycomb', decided: 60 }),
    lastEgg: fakeEgg({
      cell: { row: 4, column: 11 },
      eggClass: 'UNCERTAIN',
      action: 'RESCAN',
      reason: 'BELOW_THRESHOLD',
      confidence: 0.71,
      attention: null,
    }),
  }),
  manyHeld: scene({
    next: Array.from({ length: 50 }, (_, n) => ({
      ...{ kind: 'tray-on-hold', trayCode: `0${398 + n}`, visitId: 398 + n },
    })),
  }),
  turnedTray: { ...scene({}), setup: 'turned' },
  hold: scene({
    next: [
      { kind: 'tray-on-hold', trayCode: '0415', visitId: 415 },
      { kind: 'tray-expected', inMs: 9_000 },
    ],
    tray: withCorrection(withHold(fakeTray(), [3, 4]), 20),
    batch: fakeBatch({ held: 2, clearOrDead: { count: 340, share: 0.178, low: 0.16, high: 0.196 } }),
    problems: [
      {
        id: 'TRAY_ON_HOLD',
        priority: 3,
        acknowledged: false,
        sinceWallMs: SCENE_WALL_MS - 62_000,
        detail: { trayCode: '0415' },
      },
    ],
  }),
  cableOut: scene(CABLE_OUT),
  cableOutPlay: scene({ ...CABLE_OUT, play: true }, { play: true }),
  pausedNobody: { ...scene({ batch: fakeBatch({ state: 'paused' }), next: [] }), crew: 'nobody' },
  nobody: { ...scene({}), crew: 'nobody' },
  operator: { ...scene({}), crew: 'operator' },
  signedInSince: { ...scene({}), crew: 'supervisorSince' },
  nobodyEver: { ...scene(NO_SCANNER), crew: 'firstUser' },
  readyToStart: scene({ ...NO_SCANNER, link: RUNNING_LINK }),
  scannerTakenOff: scene({ link: NO_SCANNER.link, newestEggAgeMs: 65_000 }),
  scannerAway: scene({
    ...NO_SCANNER,
    link: { ...RUNNING_LINK, ...LINK_SCENES.opening },
  }),
  scannerWaitedFor: scene({ ...NO_SCANNER, link: { ...RUNNING_LINK, ...LINK_SCENES.waitedFor } }),
  scannerSilent: scene(linkScene('silent', 'SCANNER_SILENT')),
  scannerBusy: scene(linkScene('busy', 'SCANNER_BUSY')),
  scannerIncompatible: scene(linkScene('incompatible', 'SCANNER_INCOMPATIBLE')),
  scannerNoisy: scene(linkScene('noisy', 'SCANS_MISSING', 'LINE_NOISE', 'SCANNER_COUNTER_BACK')),
  clockJumpedBefore: { ...scene({ ...NO_SCANNER, link: RUNNING_LINK, clockTrusted: false }), setup: 'fresh' },
  ageImpossible: scene({ legal: liveLegal({ trust: 'age-impossible', ageHours: 9_010, hoursLeft: null }) }),
  smallPictures: scene({ ...NO_SCANNER, link: { ...RUNNING_LINK, scannerModel: SMALL_SCANNER } }),
  setupFull: { ...scene({}), setup: 'full' },
  setupBroken: { ...scene({}), setup: 'broken' },
  leaving: { ...scene({}), idleSignOutMs: 25_000 },
  shortLeave: { ...scene({}), idleSignOutMs: 11_000 },
  paused: scene({ batch: fakeBatch({ state: 'paused' }), next: [], speed: { ...fakeView().speed, eggsPerHour: null } }),
  closed: scene({ batch: fakeBatch({ state: 'closed', eggs: 4_786 }), next: [], tray: null }),
  noSetTime: scene({
    batch: fakeBatch({ setAtWallMs: null }),
    legal: liveLegal(NO_SET_TIME),
  }),
  orderTrouble: scene(orderTrouble(RUNNING_LINK)),
  legalPast: scene({
    legal: liveLegal({ ageHours: 273.5, hoursLeft: -1.5, calendarDay: 13 }),
    problems: [
      {
        id: 'LEGAL_LIMIT_PASSED',
        priority: 2,
        acknowledged: false,
        sinceWallMs: SCENE_WALL_MS - 84 * 60_000,
        detail: {},
      },
    ],
  }),
  clockJumped: scene({
    clockTrusted: false,
    legal: liveLegal({ trust: 'clock-not-trusted', hoursLeft: null }),
    problems: [
      {
        ...({ id: 'CLOCK_NOT_TRUSTED', priority: 2, acknowledged: false } as const),
        ...{ sinceWallMs: SCENE_WALL_MS - 300_000, detail: {} },
      },
    ],
  }),
  modelRefused: scene({
    model: {
      ...{ modelId: '', synthetic: true, state: 'refused' },
      ...{ refusedFile: 'model.onnx', refusedCode: 'MODEL_OPSET' },
    },
    ...{ batch: null, tray: null, lastEgg: null, next: [] },
    problems: [
      {
        ...({ id: 'MODEL_REFUSED', priority: 1, acknowledged: false } as const),
        ...{ sinceWallMs: SCENE_WALL_MS - 9_000, detail: { path: 'model.onnx', refusal: 'MODEL_OPSET' } },
      },
    ],
  }),
  managed: scene({}, {}, HEALTHY, MANAGED_SETTINGS),
  policyRefused: scene({ ...NO_SCANNER, link: RUNNING_LINK }, {}, HEALTHY, REFUSED_SETTINGS),
  updateWaits: scene(
    {},
    { shell: 'desktop' },
    HEALTHY,
    fakeSettings(),
    sceneUpdate({ kind: 'waiting', version: '0.2.0', for: 'batch' }),
  ),
  updateRefused: scene(
    {},
    { shell: 'desktop' },
    HEALTHY,
    fakeSettings(),
    sceneUpdate({
      kind: 'refused',
      refusal: {
        ...{ reason: 'signature-bad', file: 'latest.yml' },
        message: 'latest.yml is not what was sealed: it or latest.yml.sig was changed. Publish both again.',
      },
    }),
  ),
  inferenceStopped: scene(
    {
      model: { modelId: 'sexnet 0.1.0', synthetic: true, state: 'stopped' },
      cloud: {
        ...{ state: 'waiting', upToWallMs: SCENE_WALL_MS - 7_200_000, waiting: 1, parked: 1, fill: 0.74 },
        waitingSinceWallMs: SCENE_WALL_MS - 2_400_000,
      },
      backlog: 118,
      problems: [
        { id: 'INFERENCE_STOPPED', priority: 1, acknowledged: false, sinceWallMs: SCENE_WALL_MS - 61_000, detail: {} },
        {
          id: 'BACKLOG',
          priority: 2,
          acknowledged: false,
          sinceWallMs: SCENE_WALL_MS - 40_000,
          detail: { count: 118 },
        },
        { id: 'LINE_NOISE', priority: 3, acknowledged: false, sinceWallMs: SCENE_WALL_MS - 900_000, detail: {} },
      ],
    },
    {},
    [
      makeHealth('station'),
      makeHealth('inference', {
        state: 'stopped',
        pid: null,
        restarts: 3,
        lastExit: 'SIGKILL',
        heartbeatAgeMs: null,
        residentMb: null,
      }),
      makeHealth('review'),
    ],
  ),
  diskRefuses: scene(DISK_REFUSES),
  scannerFault: scene(scannerFaultView()),
  models: { ...scene({}), models: SHADOW_MODELS },
  modelsTrouble: { ...scene({}), models: TROUBLE_MODELS },
  modelMissing: { ...scene(MODEL_MISSING_VIEW), models: MISSING_MODELS },
  modelsPending: { ...scene({}), models: PENDING_MODELS },
  modelsSwitched: { ...scene({}), models: SWITCHED_MODELS },
  modelsRolledBack: { ...scene({}), models: ROLLED_BACK_MODELS },
  archiveNew: { ...scene({}), pictures: 'none' },
  archiveTight: { ...scene({}), pictures: 'tooMany' },
  archiveUnreadable: { ...scene({}), pictures: 'unreadable' },
  ...damagedScenes(scene({})),
} as const satisfies Record<string, Scene>
export type SceneName = keyof typeof SCENES
