import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type { Random } from '../../electron/base/random.ts'
import type { ArchiveDisk, PictureFile } from '../../electron/store/archive/archive-disk.ts'
import { SEGMENT_HEAD_BYTES } from '../../electron/store/archive/segment-format.ts'
import { keepSome, systemError } from '../fake/memory-folder.ts'
import type { CrashPoints } from './crash-points.ts'
import { grown } from './sim-disk.ts'
import { type DiskState, operate, operateNow, type SimWork } from './sim-operation.ts'
import type { ProcessTime } from './sim-time.ts'

/** What is known of a file beside what a program reads of it, which is a real file. */
interface SimFile {
  /** What is on the disk for certain. */
  durable: Buffer
  /** Its name is, too. */
  isNamed: boolean
  unsynced: ({ readonly offset: number; readonly bytes: Buffer } | { readonly size: number })[]
}

/** The folder of the pictures: what outlives the process that writes it, in real files that the product reads for itself. */
export class SimArchive {
  readonly folder: string
  state: DiskState = 'well'
  /** A file went whose key somebody could still make. */
  onBareRemoval: (name: string) => void = () => undefined
  readonly #random: Random
  readonly #files = new Map<string, SimFile>()
  /** Removed, and not forced to the disk: a power cut may bring them back. */
  readonly #gone = new Map<string, SimFile>()

  constructor(folder: string, random: Random) {
    this.folder = folder
    this.#random = random
  }

  /** As another program would copy it at this instant; after a power cut with a random part of what was not forced to the disk, names among it. */
  copy(folder: string, afterPowerCut: boolean): SimArchive {
    const copied = new SimArchive(folder, this.#random)
    copied.state = this.state
    copied.onBareRemoval = this.onBareRemoval
    mkdirSync(folder, { recursive: true })
    const put = (name: string, file: SimFile, bytes: Buffer) => {
      writeFileSync(join(folder, name), bytes)
      copied.#files.set(name, file)
    }
    for (const [name, file] of this.#files) {
      if (!afterPowerCut) put(name, { ...file, unsynced: [...file.unsynced] }, readFileSync(join(this.folder, name)))
      else if (file.isNamed || this.#random.int(2) === 0) put(name, ...this.#afterCut(file))
    }
    for (const [name, file] of this.#gone) {
      if (!afterPowerCut) copied.#gone.set(name, file)
      else if (this.#random.int(2) === 0) put(name, ...this.#afterCut(file))
    }
    return copied
  }

  /** The disk as one process sees it; nothing that it began goes on after its end. */
  diskOf(time: ProcessTime, points: CrashPoints): ArchiveDisk {
    const operation = (name: string) => ({
      ...{ name: `picture ${name}`, time, points, random: this.#random, state: this.state },
      isForced: name === 'sync' || name === 'names',
      faultOf: () => this.#faultOf(name),
    })
    const run = (name: string, work: SimWork) => operate(operation(name), work)
    return {
      create: async (path) => {
        await run('create', {
          work: () => {
            if (existsSync(path)) throw systemError('EEXIST')
            mkdirSync(this.folder, { recursive: true })
            writeFileSync(path, '')
            this.#files.set(basename(path), { durable: Buffer.alloc(0), isNamed: false, unsynced: [] })
          },
        })
        return this.#openFile(path, run)
      },
      open: async (path) => {
        await run('open', {})
        return this.#openFile(path, run)
      },
      remove: (path) => operateNow(operation('remove'), () => this.#remove(path)),
      // A row is there before its file, so only a database from a backup knows less than the folder; there are none in a simulated life.
      move: (path) => {
        throw new Error(`no row knows the pictures in ${basename(path)}`)
      },
      syncNames: () =>
        operateNow(operation('names'), () => {
          for (const file of this.#files.values()) file.isNamed = true
          this.#gone.clear()
        }),
    }
  }

  #openFile(path: string, run: (name: string, work: SimWork) => Promise<void>): PictureFile {
    const file = this.#files.get(basename(path))
    if (file === undefined) throw systemError('ENOENT')
    const write = (bytes: Buffer, offset: number) => {
      onReal(path, (real) => writeSync(real, bytes, 0, bytes.length, offset))
      file.unsynced.push({ offset, bytes })
    }
    return {
      write: (pieces, offset) => {
        // The memory of a group is laid out anew for the next one.
        const bytes = Buffer.concat(pieces)
        const part = bytes.subarray(0, this.#random.int(bytes.length))
        return run('write', { half: () => write(part, offset), work: () => write(bytes, offset) })
      },
      sync: () =>
        run('sync', {
          work: () => {
            file.durable = readFileSync(path)
            file.unsynced = []
          },
        }),
      truncate: (size) =>
        run('truncate', {
          work: () => {
            onReal(path, (real) => ftruncateSync(real, size))
            file.unsynced.push({ size })
          },
        }),
      close: () => Promise.resolve(),
    }
  }

  #remove(path: string): void {
    const name = basename(path)
    const file = this.#files.get(name)
    if (file === undefined) return
    if (file.durable.subarray(0, SEGMENT_HEAD_BYTES).some((byte) => byte !== 0)) this.onBareRemoval(name)
    rmSync(path)
    this.#files.delete(name)
    if (file.isNamed) this.#gone.set(name, file)
  }

  #afterCut({ durable, unsynced }: SimFile): [SimFile, Buffer] {
    let left: Buffer = Buffer.from(durable)
    for (const change of unsynced) {
      if ('size' in change) {
        if (this.#random.int(2) === 0)
          left = Buffer.from(grown(left, Math.max(left.length, change.size)).subarray(0, change.size))
        continue
      }
      const end = change.offset + change.bytes.length
      if (end > left.length && this.#random.int(2) === 0) left = grown(left, end)
      keepSome(left, change, this.#random)
    }
    return [{ durable: left, isNamed: true, unsynced: [] }, left]
  }

  #faultOf(name: string): string | undefined {
    if (this.state === 'full')
      return name === 'write' || (name === 'create' && this.#random.int(2) === 0) ? 'ENOSPC' : undefined
    return this.state === 'failing' && name !== 'open' ? 'EIO' : undefined
  }
}

function onReal(path: string, work: (file: number) => void): void {
  const file = openSync(path, 'r+')
  try {
    work(file)
  } finally {
    closeSync(file)
  }
}
