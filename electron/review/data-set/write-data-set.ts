import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { seededRandom } from '../../base/random.ts'
import { DATA_SET_KINDS, DATA_SET_MAPS, type DataSetMap, type LeftOut } from '../../domain/data-set.ts'
import type { KeptPicture, PictureKey } from '../../store/archive/picture.ts'
import { DISK_LITTLE_BYTES } from '../../store/disk-room.ts'
import { DataSetError } from './data-set-error.ts'
import { countBy, type LabelledEgg } from './label-rows.ts'

/** Shares of the trays: most to learn from, some to calibrate with, some to be judged by that were never seen. */
const SPLITS = [
  { name: 'train', upTo: 0.7 },
  { name: 'calibration', upTo: 0.85 },
  { name: 'test', upTo: 1 },
] as const
type SplitName = (typeof SPLITS)[number]['name']

/** Fewer eggs than this that were drawn whatever the model said tell nothing of the shares on a tray. */
const SAMPLES_MIN = 100

export interface DataSetOptions {
  readonly folder: string
  readonly eggs: readonly LabelledEgg[]
  readonly maps: readonly DataSetMap[]
  /** A picture that is still kept; undefined where it is not. */
  readPicture(batchId: string | null, key: PictureKey): KeptPicture | undefined
  /** What is written beside it, once it is known what was left out. */
  about?(leftOut: ReadonlyMap<LeftOut, number>): object
  /** Told how much of the work is done, from 0 to 1. */
  readonly onShare?: (share: number) => void
}

/** Name of the page that says what is in a data set and what is not. */
export const ABOUT_FILE = 'data-set.json'
/** Every picture is read twice: first for its size, because one size has to be chosen for all. */
const SIZED = 0.4
/** So many eggs go between two words about how far it is. */
const TOLD_EVERY = 64

export interface DataSetSummary {
  readonly width: number
  readonly height: number
  readonly pictures: Readonly<Record<SplitName, number>>
  readonly leftOut: ReadonlyMap<LeftOut, number>
}

/**
 * Writes `<split>.u16` (pictures after each other, 16-bit little-endian, ordered map, row, column; the middle slice) and `<split>.json` (labels,
 * column by column), as `models/training` reads them. All eggs of a passage of a tray are in the same split. The folder appears whole or not at all.
 */
export function writeDataSet(options: DataSetOptions): DataSetSummary {
  const { folder } = options
  if (existsSync(folder)) throw new Error(`${folder} is already there; choose another folder.`)
  const size = commonSize(options)
  requireRoom(options, size)
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  try {
    const written = writeSplits(unfinished, options, size)
    renameSync(unfinished, folder)
    return { ...size, ...written }
  } catch (error) {
    // Pictures of eggs are kept encrypted; half a data set of them is not.
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  }
}

function writeSplits(
  unfinished: string,
  options: DataSetOptions,
  size: Size,
): Pick<DataSetSummary, 'pictures' | 'leftOut'> {
  const { eggs } = options
  const leftOut: LeftOut[] = []
  const writers = new Map(SPLITS.map(({ name }) => [name, new SplitWriter(unfinished, name)] as const))
  try {
    for (const [at, egg] of eggs.entries()) {
      if (at % TOLD_EVERY === 0) options.onShare?.(SIZED + (at / eggs.length) * (1 - SIZED))
      const pixels = pixelsOf(egg, options, size)
      if (typeof pixels === 'string') leftOut.push(pixels)
      else writers.get(splitOf(egg))?.add(egg, pixels)
    }
    const shares = sharesOf(eggs)
    for (const writer of writers.values()) writer.finish({ ...size, maps: options.maps, ...shares })
    const about = options.about?.(countBy(leftOut))
    if (about !== undefined) {
      writeFileSync(join(unfinished, ABOUT_FILE), `${JSON.stringify(about, undefined, 2)}\n`, { flush: true })
    }
  } finally {
    for (const writer of writers.values()) writer.close()
  }
  const count = (name: SplitName) => writers.get(name)?.count ?? 0
  const pictures = { train: count('train'), calibration: count('calibration'), test: count('test') }
  return { pictures, leftOut: countBy(leftOut) }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** The size that most of the pictures with these maps have: a data set has one. Throws a `DataSetError` where there is no such picture. */
function commonSize({ eggs, maps, readPicture, onShare }: DataSetOptions): Size {
  const fitting: string[] = []
  const others: string[] = []
  for (const [at, { batchId, picture }] of eggs.entries()) {
    if (at % TOLD_EVERY === 0) onShare?.((at / eggs.length) * SIZED)
    const image = readPicture(batchId, picture)?.image
    if (image === undefined) continue
    const size = `${image.width}×${image.height}`
    if (hasMaps(image, maps)) fitting.push(size)
    else others.push(`${DATA_SET_MAPS.slice(0, image.channels).join(', ')} of ${size}`)
  }
  const [most] = [...countBy(fitting)].toSorted(([, a], [, b]) => b - a)
  if (most === undefined) throw nothingFits(maps, others)
  const [width = 0, height = 0] = most[0].split('×').map(Number)
  return { width, height }
}

function nothingFits(maps: readonly DataSetMap[], others: readonly string[]): DataSetError {
  if (others.length === 0) return new DataSetError('NOTHING_LABELLED', 'No picture could be read: nothing was written.')
  const there = [...countBy(others)].map(([what, count]) => `${count} with ${what}`).join('; ')
  const told = `No labelled scan has a picture with ${maps.join(' and ')}: nothing was written. There are ${there}.`
  return new DataSetError('MAP_MISSING', told)
}

function hasMaps({ channels }: KeptPicture['image'], maps: readonly DataSetMap[]): boolean {
  return maps.every((map) => DATA_SET_MAPS.indexOf(map) < channels)
}

/** What the station needs must be left beside it. */
function requireRoom({ eggs, folder, maps }: DataSetOptions, { width, height }: Size): void {
  const beside = dirname(folder)
  mkdirSync(beside, { recursive: true, mode: 0o700 })
  const { bavail, bsize } = statfsSync(beside)
  const needed = eggs.length * maps.length * 2 * width * height + DISK_LITTLE_BYTES
  if (bavail * bsize >= needed) return
  const mib = (bytes: number) => Math.ceil(bytes / 1024 ** 2)
  const there = `and there are ${mib(bavail * bsize)}`
  throw new DataSetError('NO_ROOM', `the data set needs ${mib(needed)} MiB free on the disk of ${beside}, ${there}`)
}

function pixelsOf(egg: LabelledEgg, { maps, readPicture }: DataSetOptions, size: Size): Uint8Array | LeftOut {
  const image = readPicture(egg.batchId, egg.picture)?.image
  if (image === undefined) return 'pictureGone'
  const { width, height, slices, pixels } = image
  if (!hasMaps(image, maps)) return 'mapMissing'
  if (width !== size.width || height !== size.height) return 'otherSize'
  const wanted = maps.map((map) => DATA_SET_MAPS.indexOf(map))
  const bytes = 2 * width * height
  return Buffer.concat(
    wanted.map((channel) => {
      const at = (channel * slices + Math.floor(slices / 2)) * bytes
      return pixels.subarray(at, at + bytes)
    }),
  )
}

/** By the passage of the tray alone, so that a later export puts every egg into the same split again. */
function splitOf({ batchId, picture }: LabelledEgg): SplitName {
  const draw = seededRandom(`data set/${batchId ?? ''}/${picture.visitId}`).next()
  return SPLITS.find(({ upTo }) => draw < upTo)?.name ?? 'test'
}

/** Shares of the kinds: among all labels, and on a tray as far as eggs that were drawn at random tell. One is added to each so that none is nought. */
function sharesOf(eggs: readonly LabelledEgg[]): { trainingShares: number[]; trayShares: number[] } {
  const sampled = eggs.filter(({ source }) => source === 'sample')
  const trainingShares = shares(eggs)
  return { trainingShares, trayShares: sampled.length < SAMPLES_MIN ? trainingShares : shares(sampled) }
}

function shares(eggs: readonly LabelledEgg[]): number[] {
  const counts = countBy(eggs.map(({ kind }) => kind))
  const total = eggs.length + DATA_SET_KINDS.length
  return DATA_SET_KINDS.map((kind) => ((counts.get(kind) ?? 0) + 1) / total)
}

class SplitWriter {
  readonly #folder: string
  readonly #name: SplitName
  readonly #file: number
  readonly #eggs: LabelledEgg[] = []
  #open = true

  constructor(folder: string, name: SplitName) {
    this.#folder = folder
    this.#name = name
    this.#file = openSync(join(folder, `${name}.u16`), 'w')
  }

  get count(): number {
    return this.#eggs.length
  }

  add(egg: LabelledEgg, pixels: Uint8Array): void {
    writeFileSync(this.#file, pixels)
    this.#eggs.push(egg)
  }

  finish(shared: object): void {
    fsyncSync(this.#file)
    const column = <T>(take: (egg: LabelledEgg) => T): T[] => this.#eggs.map(take)
    const truth = {
      ...{ format: 'ovoscope-data-set', formatVersion: 1, count: this.count, kinds: DATA_SET_KINDS, ...shared },
      kind: column(({ kind }) => DATA_SET_KINDS.indexOf(kind)),
      female: column(({ female }) => female),
      broken: column(({ broken }) => (broken ? 1 : 0)),
      source: column(({ source }) => source),
      reason: column(({ reason }) => reason),
      decided: column(({ decided }) => decided),
      modelId: column(({ modelId }) => modelId),
      batchId: column(({ batchId }) => batchId),
      visitId: column(({ picture }) => picture.visitId),
      breed: column(({ breed }) => breed),
      flock: column(({ flock }) => flock),
      ageHours: column(({ ageHours }) => ageHours),
      coil: column(({ coil }) => coil),
    }
    writeFileSync(join(this.#folder, `${this.#name}.json`), JSON.stringify(truth), { flush: true })
  }

  close(): void {
    if (this.#open) closeSync(this.#file)
    this.#open = false
  }
}
