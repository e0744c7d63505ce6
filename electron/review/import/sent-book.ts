import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeFileAtomically } from '../../files/atomic-file.ts'
import { makeFolder } from '../../files/durable-file.ts'

const traySchema = z.strictObject({
  sequence: z.int().positive(),
  code: z.string(),
  /** Cells with a scan, as `row-column`. */
  cells: z.array(z.string()),
})
/** The tray that pictures belong to at present. */
export type OpenTray = z.infer<typeof traySchema>

const entrySchema = z.strictObject({
  sequence: z.int().positive(),
  type: z.int().min(0).max(255),
  /** The file of a scan; absent for the beginning and the end of a tray. */
  picture: z.strictObject({ name: z.string(), sha256: z.string() }).optional(),
  /** How the tray stands once this is sent; null when none is open. */
  tray: traySchema.nullable(),
})
type EntryHead = z.infer<typeof entrySchema>

/** One message that the station may not have yet, with the bytes that were, or will be, sent. */
export interface SentEntry extends EntryHead {
  readonly payload: Uint8Array
}

const stateSchema = z.strictObject({
  session: z.int().positive(),
  /** Number of the next new message. */
  next: z.int().positive(),
  trays: z.int().nonnegative(),
  tray: traySchema.nullable(),
})
type State = z.infer<typeof stateSchema>

const STATE_FILE = 'session.json'
const ENTRY_FILE = /^\d{10}\.message$/

/**
 * What was given to the station and not yet acknowledged, kept across restarts with the session that it belongs to. An entry is on the disk
 * before it is sent: the same bytes go out again under the same number, and the station recognises what it has.
 */
export class SentBook {
  readonly #folder: string
  readonly #entries = new Map<number, SentEntry>()
  #state: State

  /** `newSession` is used where the folder holds none that can be read. */
  constructor(folder: string, newSession: () => number) {
    this.#folder = folder
    makeFolder(folder)
    const state = readState(join(folder, STATE_FILE))
    this.#state = state ?? { session: newSession(), next: 1, trays: 0, tray: null }
    if (state === undefined) this.#save(this.#state)
    for (const name of readdirSync(folder)
      .filter((one) => ENTRY_FILE.test(one))
      .sort()) {
      const entry = state === undefined ? undefined : readEntry(join(folder, name))
      // Of another session, or cut off before it was ever sent.
      if (entry === undefined) rmSync(join(folder, name))
      else this.#entries.set(entry.sequence, entry)
    }
    const last = [...this.#entries.values()].at(-1)
    if (last !== undefined && last.sequence >= this.#state.next) this.#note(last)
  }

  get session(): number {
    return this.#state.session
  }

  /** Number of the first entry, or of the next message where there is none. */
  get firstSequence(): number {
    return this.#entries.keys().next().value ?? this.#state.next
  }

  get nextSequence(): number {
    return this.#state.next
  }

  get tray(): OpenTray | null {
    return this.#state.tray
  }

  /** Trays that were ever begun in this session. */
  get trays(): number {
    return this.#state.trays
  }

  /** In the order of their numbers, without a gap. */
  get entries(): readonly SentEntry[] {
    return [...this.#entries.values()]
  }

  get size(): number {
    return this.#entries.size
  }

  /** On the disk when this returns; throws where the disk refuses, and then nothing has changed. */
  add(entry: SentEntry): void {
    const { payload, ...head } = entry
    const path = join(this.#folder, nameOf(entry.sequence))
    writeFileAtomically(path, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), payload]))
    try {
      this.#note(entry)
    } catch (problem) {
      // Nobody will send it: its number is the next one's.
      rmSync(path, { force: true })
      throw problem
    }
    this.#entries.set(entry.sequence, entry)
  }

  /** The station has it, and all that follows from it is done. */
  forget(sequence: number): void {
    if (this.#entries.delete(sequence)) rmSync(join(this.#folder, nameOf(sequence)), { force: true })
  }

  #note({ sequence, tray }: EntryHead): void {
    const trays = Math.max(this.#state.trays, tray?.sequence ?? 0)
    this.#save({ ...this.#state, next: sequence + 1, trays, tray })
  }

  #save(state: State): void {
    writeFileAtomically(join(this.#folder, STATE_FILE), JSON.stringify(state))
    this.#state = state
  }
}

function nameOf(sequence: number): string {
  return `${String(sequence).padStart(10, '0')}.message`
}

function readState(path: string): State | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

function readEntry(path: string): SentEntry | undefined {
  try {
    const bytes = readFileSync(path)
    const end = bytes.indexOf('\n')
    const head = entrySchema.parse(JSON.parse(bytes.toString('utf8', 0, end)))
    return { ...head, payload: new Uint8Array(bytes.subarray(end + 1)) }
  } catch {
    return undefined
  }
}
