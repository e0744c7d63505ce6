import { dirname, join } from 'node:path'
import type { InferenceInit, ReviewInit, StationInit, VirtualScannerInit } from '../../contract/process-init.ts'
import type { ModelSlot, VirtualScannerSettings } from '../../contract/shell.ts'
import type { StartBatch } from '../../contract/start-batch.ts'
import type { Retention } from '../../domain/archive/retention.ts'
import { lineOfPlace } from '../../domain/line-id.ts'
import type { DataFolders } from '../../settings/data-folders.ts'
import type { Settings } from '../../settings/settings.ts'

/** A pseudo-terminal has no speed of its own; the serial driver wants a figure. */
const VIRTUAL_BAUD_RATE = 921_600
/** The virtual scanner feeds this many trays before it stops by itself: days at the rated speed. */
const PLAY_TRAYS = 100_000
/** Age of the eggs in a demo batch: day 11, one day before the strictest limit, so that there is a limit to see. */
const DEMO_AGE_HOURS = 10 * 24
const HOUR_MS = 3_600_000
/** Name of both folders. */
const TRUSTED_KEYS = 'trusted-keys'

/** Work is counted and uploaded; play has a folder of its own, a virtual scanner and is neither. */
export type Mode = { readonly kind: 'work' } | PlayMode

export interface PlayMode {
  readonly kind: 'play'
  readonly withBatch: boolean
  /** Where the virtual scanner of each line can be opened; null when it speaks over a port. Empty until they have said so. */
  readonly scannerPaths: readonly (string | null)[]
}

/** What the first messages of the processes are made of. */
export interface LaunchFacts {
  readonly mode: Mode
  /** What holds: the machine's own under IT's policy. */
  readonly settings: Settings
  /** What IT decided about kept pictures; null where people may. */
  readonly pictures: Retention | null
  readonly folders: DataFolders
  /** Package of the settings. */
  readonly modelFolder: string
  readonly modelsFolder: string
  /** The packages that the model processes are to run. */
  slotFolder(slot: ModelSlot): string
  /** Where the public keys of those lie whose packages may run here. */
  readonly keysFolders: readonly [string, ...string[]]
  readonly platform: NodeJS.Platform
  /** Of the first virtual scanner; the others are like it. */
  readonly scanner: VirtualScannerSettings
  /** Lines of a training station, each with a virtual scanner. */
  readonly playLines: number
  /** Whether the scanner's line is recorded from the start. */
  readonly record: boolean
  readonly nowWallMs: number
  readonly appVersion: string
  /** IT's policy file, whether it is there or not. */
  readonly policyPath: string
}

/**
 * Where keys are believed: the program's own, and a folder beside IT's policy. Neither is in the data folder, because the account that runs the
 * program may write there, and could make itself trusted.
 */
export function keysFoldersOf(modelsFolder: string, policyPath: string): readonly [string, ...string[]] {
  return [`${modelsFolder}/${TRUSTED_KEYS}`, join(dirname(policyPath), TRUSTED_KEYS)]
}

/** The folder in use now. */
export function dataFolderOf(facts: Pick<LaunchFacts, 'mode' | 'folders'>): string {
  return facts.mode.kind === 'play' ? facts.folders.play : facts.folders.work
}

export function stationInit(facts: LaunchFacts): StationInit {
  const { mode, settings } = facts
  return {
    dataFolder: dataFolderOf(facts),
    root: facts.folders.root,
    play: mode.kind === 'play',
    site: settings.site,
    line: settings.line,
    ratedEggsPerHour: mode.kind === 'play' ? facts.scanner.ratePerHour : settings.ratedEggsPerHour,
    modelFolder: facts.modelFolder,
    keysFolders: [...facts.keysFolders],
    scanner: mode.kind === 'play' ? playScanner(mode, 1) : settings.scanner,
    furtherLines: mode.kind === 'play' ? playLines(facts, mode) : settings.furtherLines,
    record: facts.record,
    demo: mode.kind === 'play' && mode.withBatch ? { batch: demoBatch(facts.nowWallMs) } : null,
    // Play is never uploaded: its station does not even learn where.
    cloud: mode.kind === 'play' ? null : settings.cloud,
    proxy: settings.proxy,
    // What IT decides is of the work.
    pictures: mode.kind === 'play' ? null : facts.pictures,
    secrets: 'parent',
    appVersion: facts.appVersion,
  }
}

/** The package of the settings, and whom it may be signed by. */
export function modelPackage({
  modelFolder,
  keysFolders,
}: LaunchFacts): Pick<InferenceInit, 'modelFolder' | 'keysFolders'> {
  return { modelFolder, keysFolders: [...keysFolders] }
}

export function inferenceInit({ slotFolder, keysFolders }: LaunchFacts, slot: ModelSlot): InferenceInit {
  return { modelFolder: slotFolder(slot), keysFolders: [...keysFolders] }
}

export function reviewInit(facts: LaunchFacts): ReviewInit {
  const { modelsFolder, appVersion, folders, policyPath } = facts
  return {
    ...{
      dataFolder: dataFolderOf(facts),
      modelsFolder,
      keysFolders: [...facts.keysFolders],
      play: facts.mode.kind === 'play',
      appVersion,
    },
    ...{ logFolder: folders.logs, settingsFile: folders.settingsFile, policyFile: policyPath },
    backup: facts.settings.backup,
  }
}

/** Of the virtual scanner that feeds the line of that place; each has its own eggs, serial number and pseudo-terminal. */
export function virtualScannerInit({ folders, platform, scanner }: LaunchFacts, place: number): VirtualScannerInit {
  const beside = place === 1 ? '' : `-${place}`
  return {
    channel: platform === 'linux' || platform === 'darwin' ? 'pty' : 'port',
    linkPath: `${folders.play}/virtual-scanner${beside}`,
    settings: { ...scanner, seed: `${scanner.seed}${beside}`, scannerSerial: `OVO-VIRTUAL-${place}` },
  }
}

/** The virtual scanner at the given speed: trays of ten by fifteen, the usual ones. */
export function playScannerSettings(ratePerHour: number): VirtualScannerSettings {
  return { seed: 'play', ratePerHour, trays: PLAY_TRAYS, rows: 10, columns: 15 }
}

/** The lines of a training station beside its first one. */
function playLines({ playLines: count, scanner }: LaunchFacts, mode: PlayMode): StationInit['furtherLines'] {
  return Array.from({ length: count - 1 }, (_, index) => {
    const place = index + 2
    const line = { id: lineOfPlace(place), line: `Line ${place}` }
    return { ...line, ratedEggsPerHour: scanner.ratePerHour, scanner: playScanner(mode, place) }
  })
}

function playScanner({ scannerPaths }: PlayMode, place: number): StationInit['scanner'] {
  const scannerPath = scannerPaths[place - 1]
  if (scannerPath === undefined) return { kind: 'none' }
  return scannerPath === null ? { kind: 'port' } : { kind: 'serial', path: scannerPath, baudRate: VIRTUAL_BAUD_RATE }
}

function demoBatch(nowWallMs: number): StartBatch {
  return {
    flock: 'Flock 7',
    breed: 'Lohmann Brown',
    parentAgeWeeks: 38,
    setter: 'Setter 3',
    trolley: 'T12',
    setAtWallMs: nowWallMs - DEMO_AGE_HOURS * HOUR_MS,
    jurisdictionId: 'DE',
    trayTypeId: 'square-150',
    eggsExpected: null,
  }
}
