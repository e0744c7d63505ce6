import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, appendFile, lstat, mkdir, open, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { ok } from '../../base/result.ts'
import { PICTURE_REFUSALS, type PictureRefusal } from '../../domain/link/picture-refusal.ts'
import type { RefusedPictures } from '../../scanner/transport.ts'
import {
  compileNamePattern,
  DEFAULT_NAME_PATTERN,
  type FindPlace,
  MANIFEST_FILE,
  type PicturePlace,
  readManifest,
} from './picture-name.ts'

/** Where files end: acknowledged by the station, or not to be read. */
export const DONE_FOLDER = 'done'
export const REFUSED_FOLDER = 'refused'
/** What was taken, one line a file, beside the files themselves. */
export const TAKEN_FILE = 'taken.jsonl'

/** A file above this is refused unread: three maps of 512×512 are 1.5 MB, and nothing that belongs here is ten times as large. */
const FILE_BYTES_MAX = 64 * 1024 * 1024
/** Files of one look; the rest comes with the next one. */
const FILES_PER_LOOK_MAX = 256

/** A file that has come to rest, with where it belongs. */
export interface FoundPicture {
  readonly name: string
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly place: PicturePlace
}

const takenSchema = z.object({ name: z.string(), sha256: z.string() })

interface Sight {
  readonly size: number
  readonly mtimeMs: number
}

/**
 * A folder into which a scanner writes pictures. A file is read when it has been the same at two looks, and moved only when somebody says what
 * became of it: `done` once its scan is acknowledged, `refuse` when it is none. Nothing is ever deleted.
 */
export class PictureFolder {
  readonly #folder: string
  readonly #findPlace: FindPlace
  #seen = new Map<string, Sight>()
  /** Given to somebody who has not yet said what became of them. */
  readonly #underWay = new Set<string>()
  #taken: Set<string> | undefined
  #newest: RefusedPictures['newest']
  #manifestFault: string | undefined
  readonly #locked = new Set<string>()

  readonly #readBytes: (path: string) => Promise<Uint8Array>

  /** Throws a RangeError for a pattern that is none; `compileNamePattern` says beforehand what is wrong with it. */
  constructor(
    folder: string,
    pattern: string = DEFAULT_NAME_PATTERN,
    readBytes: (path: string) => Promise<Uint8Array> = readFile,
  ) {
    this.#readBytes = readBytes
    const compiled = compileNamePattern(pattern)
    if (!compiled.ok) throw new RangeError(compiled.error)
    this.#folder = folder
    this.#findPlace = compiled.value
  }

  /** Files that have come to rest since the last look, the oldest first. What cannot belong anywhere is refused here, what was taken before goes to `done` unread by anybody. */
  async look(): Promise<readonly FoundPicture[]> {
    const [taken, manifest] = [await this.#readTaken(), await this.#readManifest()]
    const seen = new Map<string, Sight>()
    const ready: (Sight & { readonly name: string })[] = []
    for (const name of (await readdir(this.#folder)).filter(isPictureName)) {
      const sight = await lstat(join(this.#folder, name)).catch(() => undefined)
      // A link leads elsewhere, and what it leads to is nobody's to move.
      if (sight?.isFile() !== true || this.#underWay.has(name)) continue
      seen.set(name, { size: sight.size, mtimeMs: sight.mtimeMs })
      const before = this.#seen.get(name)
      if (before?.size === sight.size && before.mtimeMs === sight.mtimeMs) ready.push({ name, ...before })
    }
    this.#seen = seen
    for (const name of this.#locked) if (!seen.has(name)) this.#locked.delete(name)
    ready.sort((a, b) => a.mtimeMs - b.mtimeMs || (a.name < b.name ? -1 : 1))
    const found: FoundPicture[] = []
    for (const { name, size } of ready.slice(0, FILES_PER_LOOK_MAX)) {
      const picture = await this.#take(name, size, { taken, manifest })
      if (picture !== undefined) found.push(picture)
    }
    return found
  }

  /** Its scan is safe with the station: never taken again, also if the move that follows is lost to a crash. */
  async done({ name, sha256 }: Pick<FoundPicture, 'name' | 'sha256'>): Promise<void> {
    const folder = join(this.#folder, DONE_FOLDER)
    await mkdir(folder, { recursive: true })
    const ledger = await open(join(folder, TAKEN_FILE), 'a')
    try {
      await ledger.write(`${JSON.stringify({ name, sha256 })}\n`)
      await ledger.sync()
    } finally {
      await ledger.close()
    }
    this.#taken?.add(keyOf(name, sha256))
    if (await this.#isStill(name, sha256)) await this.#move(name, DONE_FOLDER)
    else this.#underWay.delete(name)
  }

  /** It is no scan; why, and what to do, stands in a text beside it. */
  async refuse(name: string, refusal: PictureRefusal, why: string): Promise<void> {
    const moved = await this.#move(name, REFUSED_FOLDER)
    await writeFile(join(this.#folder, REFUSED_FOLDER, `${moved}.txt`), `${refusal}: ${why}\n`)
    this.#newest = { file: name, refusal }
  }

  /** What was refused and still lies there; a manifest that cannot be read counts as one more. */
  async refused(): Promise<RefusedPictures> {
    const names = await readdir(join(this.#folder, REFUSED_FOLDER)).catch(() => [])
    const moved = names.filter(isPictureName).length
    const inPlace: { readonly file: string; readonly refusal: PictureRefusal }[] = [
      ...(this.#manifestFault === undefined ? [] : [{ file: MANIFEST_FILE, refusal: 'MANIFEST' as const }]),
      ...[...this.#locked].map((file) => ({ file, refusal: 'LOCKED' as const })),
    ]
    if (moved > 0) this.#newest ??= await this.#newestOf(names)
    const newest = inPlace[0] ?? (moved > 0 ? this.#newest : undefined)
    return { count: moved + inPlace.length, ...(newest === undefined ? {} : { newest }) }
  }

  /** Throws where the folder is not there any more, or may not be read and changed any more. */
  async stillThere(): Promise<void> {
    await access(this.#folder, constants.R_OK | constants.W_OK)
  }

  /** Somebody has it already, from before a restart: it is not found until they say what became of it. */
  hold(name: string): void {
    this.#underWay.add(name)
  }

  /** Whether the name still stands for these bytes, or for none: a scanner may have written its next picture over them, which nobody has taken yet. */
  async #isStill(name: string, sha256: string): Promise<boolean> {
    try {
      return sha256Of(await this.#readBytes(join(this.#folder, name))) === sha256
    } catch (problem) {
      if (isMissing(problem)) return true
      throw problem
    }
  }

  async #take(
    name: string,
    size: number,
    {
      taken,
      manifest,
    }: { readonly taken: ReadonlySet<string>; readonly manifest: ReadonlyMap<string, PicturePlace> | string },
  ): Promise<FoundPicture | undefined> {
    if (size > FILE_BYTES_MAX) {
      await this.refuse(name, 'TOO_LARGE', `This file has ${size} bytes; at most ${FILE_BYTES_MAX} are read.`)
      return undefined
    }
    const place = (typeof manifest === 'string' ? undefined : manifest.get(name)) ?? this.#findPlace(name)
    if (place === undefined) {
      // Whoever corrects the manifest must still find the files that it was to name.
      if (typeof manifest === 'string') return undefined
      await this.refuse(
        name,
        'NAME',
        'The name does not say to which tray and cell this belongs. Name it by the agreed pattern, or list it in manifest.csv.',
      )
      return undefined
    }
    const bytes = await this.#read(name)
    if (bytes === undefined) return undefined
    const sha256 = sha256Of(bytes)
    if (taken.has(keyOf(name, sha256))) {
      await this.#move(name, DONE_FOLDER)
      return undefined
    }
    this.#underWay.add(name)
    return { name, sha256, bytes, place }
  }

  /** Undefined for one that cannot be read now: it may be held by whoever writes it, and nobody else's pictures wait for it. */
  async #read(name: string): Promise<Uint8Array | undefined> {
    try {
      const bytes = await this.#readBytes(join(this.#folder, name))
      this.#locked.delete(name)
      return bytes
    } catch (problem) {
      if (!isMissing(problem)) this.#locked.add(name)
      return undefined
    }
  }

  /** What was refused last before this program started, by the text beside it. */
  async #newestOf(names: readonly string[]): Promise<RefusedPictures['newest']> {
    let [newest, newestMs] = ['', Number.NEGATIVE_INFINITY]
    for (const name of names.filter((one) => one.endsWith('.txt'))) {
      const { mtimeMs } = await lstat(join(this.#folder, REFUSED_FOLDER, name)).catch(() => ({ mtimeMs: Number.NaN }))
      if (mtimeMs > newestMs) [newest, newestMs] = [name, mtimeMs]
    }
    const text = await readFile(join(this.#folder, REFUSED_FOLDER, newest), 'utf8').catch(() => '')
    const refusal = PICTURE_REFUSALS.find((one) => text.startsWith(`${one}:`))
    return refusal && { file: newest.slice(0, -'.txt'.length), refusal }
  }

  /** A manifest that cannot be read is a text that says why, written beside it once. */
  async #readManifest(): Promise<ReadonlyMap<string, PicturePlace> | string> {
    const text = await readFile(join(this.#folder, MANIFEST_FILE), 'utf8').catch(() => undefined)
    const places = text === undefined ? ok(new Map<string, PicturePlace>()) : readManifest(text)
    const fault = places.ok ? undefined : places.error
    if (fault !== undefined && fault !== this.#manifestFault)
      await writeFile(join(this.#folder, `${MANIFEST_FILE}.txt`), `${fault}\n`)
    this.#manifestFault = fault
    return places.ok ? places.value : places.error
  }

  async #readTaken(): Promise<ReadonlySet<string>> {
    if (this.#taken !== undefined) return this.#taken
    const text = await readFile(join(this.#folder, DONE_FOLDER, TAKEN_FILE), 'utf8').catch(() => '')
    const taken = new Set(text.split('\n').flatMap(takenKey))
    // A line that a crash cut off must not swallow the next one.
    if (text !== '' && !text.endsWith('\n')) await appendFile(join(this.#folder, DONE_FOLDER, TAKEN_FILE), '\n')
    this.#taken = taken
    return taken
  }

  /** Under a name that is free there; gives that name. */
  async #move(name: string, folder: string): Promise<string> {
    const target = join(this.#folder, folder)
    await mkdir(target, { recursive: true })
    const there = new Set(await readdir(target))
    let free = name
    for (let count = 2; there.has(free); count++) free = name.replace(/(\.[^.]*)$/, `-${count}$1`)
    await rename(join(this.#folder, name), join(target, free)).catch((problem: unknown) => {
      // It was moved before a crash, or somebody took it away: there is nothing left to move.
      if (!isMissing(problem)) throw problem
    })
    this.#underWay.delete(name)
    this.#seen.delete(name)
    return free
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function isMissing(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'ENOENT'
}

function isPictureName(name: string): boolean {
  return /^[^.].*\.(?:png|tiff?)$/i.test(name)
}

function keyOf(name: string, sha256: string): string {
  return `${sha256} ${name}`
}

function takenKey(line: string): string[] {
  try {
    const { name, sha256 } = takenSchema.parse(JSON.parse(line))
    return [keyOf(name, sha256)]
  } catch {
    return []
  }
}
