import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import type { Random } from '../../../electron/base/random.ts'
import type { Zeros } from './trace.ts'

const OWNER_ONLY = 0o600
/** Written in pieces of this size; what is all zeros stays a hole. */
const PIECE_BYTES = 64 * 1024
const NOTHING = Buffer.alloc(PIECE_BYTES)

/** One change of a file that no sync covers yet: bytes from an offset on, and how long the file is afterwards. */
interface Change {
  readonly number: number
  readonly at: number
  /** Zeros where the file was cut: what is written behind them later begins from nothing. */
  readonly bytes: Uint8Array | Zeros
  readonly sizeAfter: number
}

export interface ContentFate {
  readonly random: Random
  readonly sectorBytes: number
  readonly share: number
}

/** The bytes of one file: what is forced to the disk, and every change since. */
export class FileContent {
  #durable = Buffer.alloc(0)
  #durableSize = 0
  /** As the program sees it. */
  #size = 0
  /** Nothing but zeros was ever behind this: of zeros that come there only the size counts. */
  #touched = 0
  #pending: Change[] = []
  #changes = 0

  /** How many changes there were; a sync covers those before it. */
  get changes(): number {
    return this.#changes
  }

  write(at: number, bytes: Uint8Array | Zeros): void {
    const end = at + lengthOf(bytes)
    const isNothing = !(bytes instanceof Uint8Array) && at >= this.#touched
    this.#size = Math.max(this.#size, end)
    if (!isNothing) this.#touched = Math.max(this.#touched, end)
    this.#add(at, isNothing ? { zeros: 0 } : bytes)
  }

  resize(size: number): void {
    const cut = Math.min(this.#touched, this.#size) - size
    this.#size = size
    this.#add(size, { zeros: Math.max(0, cut) })
  }

  /** Everything before the change of this number is on the disk. */
  settle(covers: number): void {
    const first = this.#pending.findIndex(({ number }) => number >= covers)
    for (const { at, bytes, sizeAfter } of this.#pending.splice(0, first < 0 ? this.#pending.length : first)) {
      this.#durable = place(this.#durable, at, bytes)
      this.#durableSize = sizeAfter
    }
  }

  /** Writes the file as the disk may have it. */
  writeTo(path: string, fate: ContentFate): void {
    const whole = this.#after(fate)
    const file = openSync(path, 'w', OWNER_ONLY)
    try {
      ftruncateSync(file, whole.size)
      for (let at = 0; at < whole.bytes.length; at += PIECE_BYTES) {
        const piece = whole.bytes.subarray(at, Math.min(at + PIECE_BYTES, whole.size))
        if (!piece.equals(NOTHING.subarray(0, piece.length))) writeSync(file, piece, 0, piece.length, at)
      }
    } finally {
      closeSync(file)
    }
  }

  #add(at: number, bytes: Uint8Array | Zeros): void {
    this.#pending.push({ number: this.#changes++, at, bytes, sizeAfter: this.#size })
  }

  #after(fate: ContentFate): { readonly bytes: Buffer; readonly size: number } {
    const { random, share } = fate
    if (this.#pending.length === 0 || share === 0) return { bytes: this.#durable, size: this.#durableSize }
    let bytes = Buffer.from(this.#durable)
    const keep = share === 1 ? () => true : keepsBySector(this.#pending, fate)
    for (const [n, change] of this.#pending.entries()) {
      for (const piece of sectors(change, fate.sectorBytes)) {
        if (keep(n, piece.sector)) bytes = place(bytes, piece.at, piece.bytes)
      }
    }
    // The size is a thing of its own: any that the file had since the last sync.
    const sizes = [this.#durableSize, ...this.#pending.map(({ sizeAfter }) => sizeAfter)]
    const size = share === 1 || random.next() < share ? this.#size : (sizes[random.int(sizes.length)] ?? this.#size)
    return { bytes, size }
  }
}

/** Each sector is as it was after one of the changes that touched it, mostly the newest: what a system holds of a sector it writes whole. */
function keepsBySector(changes: readonly Change[], { random, share, sectorBytes }: ContentFate) {
  const touched = new Map<number, number[]>()
  for (const [n, change] of changes.entries()) {
    for (const { sector } of sectors(change, sectorBytes)) {
      const list = touched.get(sector)
      if (list === undefined) touched.set(sector, [n])
      else list.push(n)
    }
  }
  const last = new Map<number, number>()
  for (const [sector, list] of touched) {
    const newest = random.next() < share
    const version = newest ? list.length : random.int(list.length)
    last.set(sector, version === 0 ? -1 : (list[version - 1] ?? -1))
  }
  return (n: number, sector: number) => n <= (last.get(sector) ?? -1)
}

function* sectors({ at, bytes }: Change, sectorBytes: number) {
  const end = at + lengthOf(bytes)
  for (let from = at; from < end; ) {
    const sector = Math.floor(from / sectorBytes)
    const to = Math.min(end, (sector + 1) * sectorBytes)
    const piece = bytes instanceof Uint8Array ? bytes.subarray(from - at, to - at) : { zeros: to - from }
    yield { sector, at: from, bytes: piece }
    from = to
  }
}

function lengthOf(bytes: Uint8Array | Zeros): number {
  return bytes instanceof Uint8Array ? bytes.length : bytes.zeros
}

function place(into: Buffer<ArrayBuffer>, at: number, bytes: Uint8Array | Zeros): Buffer<ArrayBuffer> {
  const end = at + lengthOf(bytes)
  let buffer = into
  if (end > buffer.length) {
    buffer = Buffer.alloc(Math.max(end, Math.min(2 * buffer.length, buffer.length + 1024 * 1024)))
    into.copy(buffer)
  }
  if (bytes instanceof Uint8Array) buffer.set(bytes, at)
  else buffer.fill(0, at, end)
  return buffer
}
