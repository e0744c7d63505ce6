import type { Random } from '../../electron/base/random.ts'
import type { JournalFile, JournalFolder } from '../../electron/intake/journal-folder.ts'

/** Unit in which a dying disk keeps or loses what was not synced. */
const SECTOR_BYTES = 512

interface MemoryFile {
  /** What a running program reads. */
  current: Buffer
  /** What a power cut leaves for certain. */
  durable: Buffer
  unsynced: { readonly offset: number; readonly bytes: Buffer }[]
}

export interface MemoryFolderFaults {
  /** Fails that operation, counted from 1 over the folder's life, with this system code. */
  readonly failAt?: ReadonlyMap<number, string>
  /** The power goes off in the middle of this operation: nothing resolves any more. */
  readonly cutAt?: number
  /** No more than this many files: `create` then fails with ENOSPC. */
  readonly filesMax?: number
}

/** A journal folder in memory whose disk loses, at a power cut, a random part of what was not synced. */
export class MemoryFolder implements JournalFolder {
  readonly files: Map<string, MemoryFile>
  faults: MemoryFolderFaults
  operations = 0
  #cut = false
  readonly #onCut: (() => void)[] = []

  constructor(files: Map<string, MemoryFile> = new Map(), faults: MemoryFolderFaults = {}) {
    this.files = files
    this.faults = faults
  }

  /** Resolves at the power cut. */
  get powerCut(): Promise<void> {
    return new Promise((resolve) => (this.#cut ? resolve() : this.#onCut.push(resolve)))
  }

  /** The folder as the next start finds it: every unsynced write kept whole, in part, or not at all. */
  afterPowerCut(random: Random): MemoryFolder {
    const files = new Map<string, MemoryFile>()
    for (const [name, file] of this.files) {
      const left = Buffer.from(file.durable)
      for (const write of file.unsynced) keepSome(left, write, random)
      files.set(name, { current: left, durable: Buffer.from(left), unsynced: [] })
    }
    return new MemoryFolder(files)
  }

  list(): string[] {
    return [...this.files.keys()]
  }

  read(name: string, offsetBytes: number, lengthBytes: number): Buffer {
    return Buffer.from(this.#file(name).current.subarray(offsetBytes, offsetBytes + lengthBytes))
  }

  async create(name: string, sizeBytes: number, head: Uint8Array): Promise<void> {
    const current = Buffer.alloc(sizeBytes)
    current.set(head)
    await this.#operation(() => {
      this.files.set(`${name}.new`, { current, durable: Buffer.alloc(0), unsynced: [] })
    })
    if (this.files.size > (this.faults.filesMax ?? Number.POSITIVE_INFINITY)) {
      this.files.delete(`${name}.new`)
      throw systemError('ENOSPC')
    }
    await this.#operation(() => {
      this.files.delete(`${name}.new`)
      this.files.set(name, { current, durable: Buffer.from(current), unsynced: [] })
    })
  }

  async open(name: string): Promise<JournalFile> {
    await this.#operation(() => undefined)
    const file = this.#file(name)
    const sync = async () => {
      await this.#operation(() => undefined)
      for (const write of file.unsynced) write.bytes.copy(file.durable, write.offset)
      file.unsynced = []
    }
    return {
      writeDurably: async (parts, offsetBytes) => {
        await this.#operation(() => {
          const bytes = Buffer.concat(parts)
          bytes.copy(file.current, offsetBytes)
          file.unsynced.push({ offset: offsetBytes, bytes })
        })
        await sync()
      },
      sync,
      close: () => Promise.resolve(),
    }
  }

  async remove(name: string): Promise<void> {
    await this.#operation(() => this.files.delete(name))
  }

  #file(name: string): MemoryFile {
    const file = this.files.get(name)
    if (file === undefined) throw systemError('ENOENT')
    return file
  }

  /** A failing operation may have done its work or not: here it has, which is the harder case for the caller. */
  async #operation(work: () => unknown): Promise<void> {
    this.operations++
    const failure = this.faults.failAt?.get(this.operations)
    const isCut = this.operations === this.faults.cutAt
    await new Promise((resolve) => setImmediate(resolve))
    if (this.#cut) await new Promise(() => undefined)
    work()
    if (isCut) {
      this.#cut = true
      for (const tell of this.#onCut) tell()
      await new Promise(() => undefined)
    }
    if (failure !== undefined) throw systemError(failure)
  }
}

/** What a dying disk leaves of a write that was not synced: all, nothing, its beginning, or some of its sectors. */
export function keepSome(
  left: Buffer,
  write: { readonly offset: number; readonly bytes: Buffer },
  random: Random,
): void {
  const fate = random.int(4)
  if (fate === 0) return
  if (fate === 1) write.bytes.copy(left, write.offset)
  else if (fate === 2) write.bytes.copy(left, write.offset, 0, random.int(write.bytes.length + 1))
  else keepSectors(left, write, random)
}

function keepSectors(left: Buffer, write: { readonly offset: number; readonly bytes: Buffer }, random: Random): void {
  const end = write.offset + write.bytes.length
  for (let at = write.offset; at < end; at = SECTOR_BYTES * (Math.floor(at / SECTOR_BYTES) + 1)) {
    const sectorEnd = Math.min(end, SECTOR_BYTES * (Math.floor(at / SECTOR_BYTES) + 1))
    if (random.int(2) === 0) write.bytes.copy(left, at, at - write.offset, sectorEnd - write.offset)
  }
}

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code })
}
