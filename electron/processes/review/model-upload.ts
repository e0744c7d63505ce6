import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TimerHandle, Timers } from '../../base/clock.ts'
import { type InstallOutcome, MODEL_UPLOAD_BYTES_MAX } from '../../contract/model-files.ts'
import { INCOMING_PREFIX } from '../../model/install-package.ts'

export interface ModelUploadParts {
  readonly modelsFolder: string
  readonly timers: Timers
  /** Whether that much may be written beside what the journal needs. Rejects when the system cannot say. */
  hasRoomFor(bytes: number): Promise<boolean>
}

/** Part of an archive, with the place that it has in it. */
export interface UploadPart {
  readonly offset: number
  /** Of the whole archive. */
  readonly size: number
  readonly bytes: Uint8Array
}

type Refused = Extract<InstallOutcome, { ok: false }>

const UPLOAD_NAME = `${INCOMING_PREFIX}upload.ovomodel`

/** Parts follow each other within moments: whoever sends none for this long has closed the window. Effect: what came is deleted. */
const SILENT_MS = 60_000

/** One archive that a screen sends in parts, on its way to becoming a package. It never stays on the disk longer than somebody sends it. */
export class ModelUpload {
  readonly #parts: ModelUploadParts
  readonly path: string
  #size = 0
  /** Bytes that have come; each part must go on where the last one ended. */
  #received = 0
  #silence: TimerHandle | undefined

  constructor(parts: ModelUploadParts) {
    this.#parts = parts
    this.path = join(parts.modelsFolder, UPLOAD_NAME)
  }

  get isWhole(): boolean {
    return this.#received === this.#size
  }

  /** Undefined once the part is kept. */
  async add(part: UploadPart): Promise<Refused | undefined> {
    if (part.offset === 0) {
      this.clear()
      this.#size = part.size
    }
    if (part.offset !== this.#received || part.size !== this.#size || part.offset + part.bytes.length > part.size) {
      return refusal('UPLOAD_BROKEN', `part at ${part.offset} of ${part.size}, received ${this.#received}`)
    }
    this.#stopListening()
    const refused = await this.#keep(part)
    if (refused !== undefined) this.clear()
    else if (!this.isWhole) this.#listen()
    return refused
  }

  clear(): void {
    this.#stopListening()
    this.#received = 0
    this.#size = 0
    remove(this.path)
  }

  async #keep({ offset, size, bytes }: UploadPart): Promise<Refused | undefined> {
    const { modelsFolder, hasRoomFor } = this.#parts
    if (size > MODEL_UPLOAD_BYTES_MAX) return refusal('PACKAGE_TOO_LARGE', `${size} bytes`)
    const noFolder = makeModelsFolder(modelsFolder)
    if (noFolder !== undefined) return noFolder
    try {
      // The rest of it, and once more when it is taken apart.
      if (!(await hasRoomFor(2 * size - offset))) return refusal('NOT_WRITTEN', 'there is too little room on the disk')
      writeFileSync(this.path, bytes, { flag: offset === 0 ? 'w' : 'a', mode: 0o600 })
    } catch (problem) {
      return notWritten(modelsFolder, problem)
    }
    this.#received += bytes.length
    return undefined
  }

  #listen(): void {
    this.#silence = this.#parts.timers.after(SILENT_MS, () => this.clear())
  }

  #stopListening(): void {
    if (this.#silence !== undefined) this.#parts.timers.cancel(this.#silence)
    this.#silence = undefined
  }
}

/** Where packages are installed; nobody else's account may look into it. */
export function makeModelsFolder(modelsFolder: string): Refused | undefined {
  try {
    mkdirSync(modelsFolder, { recursive: true, mode: 0o700 })
    return undefined
  } catch (problem) {
    return notWritten(modelsFolder, problem)
  }
}

/** What was on its way when this process was ended last. */
export function clearIncoming(modelsFolder: string): void {
  for (const name of incomingIn(modelsFolder)) remove(join(modelsFolder, name))
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // A disk that fails at this fails at the writing too, and that is said; the next start tries again.
  }
}

function incomingIn(modelsFolder: string): readonly string[] {
  try {
    return readdirSync(modelsFolder).filter((name) => name.startsWith(INCOMING_PREFIX))
  } catch {
    // Nothing was ever installed here.
    return []
  }
}

function notWritten(modelsFolder: string, problem: unknown): Refused {
  return refusal('NOT_WRITTEN', `${modelsFolder} cannot be written: ${String(problem)}`)
}

function refusal(code: Refused['code'], detail: string): Refused {
  return { ok: false, code, path: '', detail }
}
