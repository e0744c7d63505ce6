import * as z from 'zod'
import { LINES_MAX } from '../domain/line-id.ts'
import { policyStateSchema } from './policy.ts'
import { scannerChoiceSchema } from './scanner-choice.ts'
import { settingsMethods, settingsViewSchema } from './settings.ts'
import { startRefusalSchema } from './start-refusal.ts'
import { updateMethods, updateViewSchema } from './update.ts'
import { virtualEggsSchema } from './virtual-eggs.ts'
import { virtualFaultsSchema } from './virtual-faults.ts'

/** Renderer → the process that owns the others (Electron's main, or headless). */
const done = z.strictObject({})

/** What there are programs for. */
export const PROCESS_KINDS = ['station', 'inference', 'review', 'virtual-scanner'] as const
export type ProcessKind = (typeof PROCESS_KINDS)[number]

/** Where a model runs: the one that judges in one of them, a candidate in the other. A switch changes which is which, and no process. */
export const MODEL_SLOTS = ['inference', 'inference-2'] as const
export type ModelSlot = (typeof MODEL_SLOTS)[number]

/** A process by its name. A virtual scanner feeds one line: that of the second one is `virtual-scanner-2`, and so on. */
export type ProcessName = ProcessKind | ModelSlot | `virtual-scanner-${number}`
export const processNameSchema: z.ZodType<ProcessName> = z.union([
  z.enum(PROCESS_KINDS),
  z.enum(MODEL_SLOTS),
  z.templateLiteral(['virtual-scanner-', z.int()]).refine((name) => isFurtherPlace(processKind(name).place)),
])

export function virtualScannerName(place: number): ProcessName {
  return place === 1 ? 'virtual-scanner' : `virtual-scanner-${place}`
}

/** Which program a process runs, and of several of a kind which one it is. */
export function processKind(name: ProcessName): { readonly kind: ProcessKind; readonly place: number } {
  const kind = PROCESS_KINDS.find((known) => known === name)
  if (name === 'inference-2') return { kind: 'inference', place: 2 }
  return kind === undefined
    ? { kind: 'virtual-scanner', place: Number(name.slice('virtual-scanner-'.length)) }
    : { kind, place: 1 }
}

function isFurtherPlace(place: number): boolean {
  return place >= 2 && place <= LINES_MAX
}

export const processHealthSchema = z.strictObject({
  name: processNameSchema,
  state: z.enum(['starting', 'running', 'unresponsive', 'restarting', 'stopped']),
  pid: z.number().nullable(),
  restarts: z.number(),
  /** Why it last ended; null if it never did. */
  lastExit: z.string().nullable(),
  /** Why it cannot start; null while it works and after a crash. Told of the station alone. */
  refusal: startRefusalSchema.nullable(),
  /** Its end, or the start that follows, was ordered and is not over yet: nothing failed. */
  ordered: z.boolean(),
  heartbeatAgeMs: z.number().nullable(),
  /** Memory that it holds; null until it has said so. */
  residentMb: z.number().nullable(),
})
export type ProcessHealth = z.infer<typeof processHealthSchema>

/** Does nothing now and may be started again by anybody: stopped, hanging, or between two tries of a start that is refused. */
export function standsStill({ state, refusal }: Pick<ProcessHealth, 'state' | 'refusal'>): boolean {
  return state === 'stopped' || state === 'unresponsive' || (state === 'restarting' && refusal !== null)
}

export const shellInfoSchema = z.strictObject({
  appVersion: z.string(),
  shell: z.enum(['desktop', 'headless']),
  platform: z.string(),
  runtime: z.string(),
  dataFolder: z.string(),
  /** True while the virtual scanner's own data folder is in use: watermarked, never counted, never uploaded. */
  play: z.boolean(),
  firstStart: z.boolean(),
  /** IT's policy file: a refused one must be seen on every screen. */
  policy: policyStateSchema,
})
export type ShellInfo = z.infer<typeof shellInfoSchema>

export const virtualScannerSettingsSchema = z.strictObject({
  seed: z.string().max(60),
  // Ten thousand a second: more than any station takes, so that a benchmark finds its end.
  ratePerHour: z.number().min(60).max(36_000_000),
  trays: z.int().min(1).max(100_000),
  rows: z.int().min(1).max(40),
  columns: z.int().min(1).max(40),
  /** Who it says that it is, from its next power-up on; a name of its own where several feed one station. */
  scannerSerial: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,64}$/, 'expected 1 to 64 of A-Z a-z 0-9 . _ -')
    .optional(),
  firmware: z.string().min(1).max(200).optional(),
  faults: virtualFaultsSchema.optional(),
  ...virtualEggsSchema.shape,
})
export type VirtualScannerSettings = z.infer<typeof virtualScannerSettingsSchema>

/** Why play is not entered or left now. A batch that counts is never interrupted; one that does not is, if somebody says so. */
export const PLAY_REFUSALS = ['WORK_BATCH_OPEN', 'PLAY_BATCH_OPEN', 'STATION_GIVES_NO_SIGN'] as const
const playOutcomeSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), refusal: z.enum(PLAY_REFUSALS) }),
])
export type PlayOutcome = z.infer<typeof playOutcomeSchema>

export const shellContract = {
  service: 'shell',
  methods: {
    info: { params: done, result: shellInfoSchema, right: 'watch' },
    health: { params: done, result: z.array(processHealthSchema), right: 'watch' },
    /** What has stopped or hangs, anybody may start again; what runs, only who maintains the machine. */
    restartProcess: { params: z.strictObject({ name: processNameSchema }), result: done, right: 'line.startAgain' },
    /** Moves to the play data folder and starts the virtual scanner there; `withBatch` also starts a demo batch. */
    enterPlay: { params: z.strictObject({ withBatch: z.boolean() }), result: playOutcomeSchema, right: 'play' },
    /** `evenWithBatch` gives up a training batch that is still open. */
    leavePlay: {
      params: z.strictObject({ evenWithBatch: z.boolean().default(false) }),
      result: playOutcomeSchema,
      right: 'play',
    },
    /** Keeps the scanner that was chosen on screen, so that a restart finds it again; null forgets it. */
    rememberScanner: {
      params: z.strictObject({ scanner: scannerChoiceSchema.nullable() }),
      result: done,
      right: 'scanner.connect',
    },
    /** Play only: what a cable does. */
    pullCable: { params: done, result: done, right: 'play' },
    plugCable: { params: done, result: done, right: 'play' },
    ...settingsMethods,
    ...updateMethods,
  },
  events: {
    health: z.array(processHealthSchema),
    info: shellInfoSchema,
    settings: settingsViewSchema,
    update: updateViewSchema,
  },
} as const
