import type { Random } from '../../electron/base/random.ts'
import type { JournalFile, JournalFolder } from '../../electron/intake/journal-folder.ts'
import { keepSome, systemError } from '../fake/memory-folder.ts'
import type { CrashPoints } from './crash-points.ts'
import { type DiskState, operate, type SimWork } from './sim-operation.ts'
import type { ProcessTime } from './sim-time.ts'

interface SimFile {
  current: Buffer
  /** What is on the disk for certain. */
  durable: Buffer
  unsynced: { readonly offset: number; readonly bytes: Buffer }[]
}

/** The folder of a journal: what outlives the process that writes it. */
export class SimDisk {
  readonly files: Map<string, SimFile>
  state: DiskState = 'well'
  /** It says that it has synced and has not. */
  isLying = false
  readonly #random: Random

  constructor(random: Random, files: Map<string, SimFile> = new Map()) {
    this.#random = random
    this.files = files
  }

  /** As another program would copy it at this instant; after a power cut with a random part of what was not synced. */
  copy(afterPowerCut: boolean): SimDisk {
    const files = new Map<string, SimFile>()
    for (const [name, { current, durable, unsynced }] of this.files) {
      if (!afterPowerCut) {
        files.set(name, { current: Buffer.from(current), durable: Buffer.from(durable), unsynced: [...unsynced] })
        continue
      }
      const left = Buffer.from(durable)
      for (const write of unsynced) keepSome(left, write, this.#random)
      files.set(name, { current: left, durable: Buffer.from(left), unsynced: [] })
    }
    const copied = new SimDisk(this.#random, files)
    copied.state = this.state
    return copied
  }

  /** The folder as one process sees it; nothing that it began goes on after its end. */
  folderOf(time: ProcessTime, points: CrashPoints): JournalFolder {
    return new SimFolder(this, time, points, this.#random)
  }
}

class SimFolder implements JournalFolder {
  readonly #disk: SimDisk
  readonly #time: ProcessTime
  readonly #points: CrashPoints
  readonly #random: Random

  constructor(disk: SimDisk, time: ProcessTime, points: CrashPoints, random: Random) {
    this.#disk = disk
    this.#time = time
    this.#points = points
    this.#random = random
  }

  list(): string[] {
    return [...this.#disk.files.keys()]
  }

  read(name: string, offsetBytes: number, lengthBytes: number): Buffer {
    return Buffer.from(this.#file(name).current.subarray(offsetBytes, offsetBytes + lengthBytes))
  }

  async create(name: string, sizeBytes: number, head: Uint8Array): Promise<void> {
    const { files } = this.#disk
    const current = Buffer.alloc(sizeBytes)
    current.set(head)
    await this.#operation('create', {
      half: () => void files.set(`${name}.new`, { current, durable: Buffer.alloc(0), unsynced: [] }),
      work: () => {
        files.delete(`${name}.new`)
        files.set(name, { current, durable: Buffer.from(current), unsynced: [] })
      },
      undo: () => void files.delete(`${name}.new`),
    })
  }

  async open(name: string): Promise<JournalFile> {
    await this.#operation('open', {})
    const file = this.#file(name)
    return {
      writeDurably: async (parts, offsetBytes) => {
        await this.#write(file, Buffer.concat(parts), offsetBytes)
        await this.#sync(file)
      },
      sync: () => this.#sync(file),
      close: () => Promise.resolve(),
    }
  }

  async remove(name: string): Promise<void> {
    await this.#operation('remove', { work: () => void this.#disk.files.delete(name) })
  }

  #write(file: SimFile, bytes: Buffer, offset: number): Promise<void> {
    const share = this.#random.next()
    return this.#operation('write', {
      half() {
        const part = bytes.subarray(0, Math.floor(share * bytes.length))
        part.copy(file.current, offset)
        file.unsynced.push({ offset, bytes: part })
      },
      work() {
        bytes.copy(file.current, offset)
        file.unsynced.push({ offset, bytes })
      },
    })
  }

  #sync(file: SimFile): Promise<void> {
    return this.#operation('sync', {
      work: () => {
        if (this.#disk.isLying) return
        for (const { bytes, offset } of file.unsynced) {
          if (file.durable.length < file.current.length) file.durable = grown(file.durable, file.current.length)
          bytes.copy(file.durable, offset)
        }
        file.unsynced = []
      },
    })
  }

  #file(name: string): SimFile {
    const file = this.#disk.files.get(name)
    if (file === undefined) throw systemError('ENOENT')
    return file
  }

  #operation(name: string, work: SimWork): Promise<void> {
    const parts = { time: this.#time, points: this.#points, random: this.#random, state: this.#disk.state }
    const isForced = name === 'sync' || name === 'create'
    const operation = { ...parts, name: `journal ${name}`, isForced, faultOf: () => this.#faultOf(name) }
    return operate(operation, work)
  }

  #faultOf(name: string): string | undefined {
    const { state } = this.#disk
    if (state === 'full') return name === 'create' ? 'ENOSPC' : undefined
    return state === 'failing' && name !== 'open' && name !== 'remove' ? 'EIO' : undefined
  }
}

/** As long as that, with zeros behind what there was. */
export function grown(small: Buffer, length: number): Buffer {
  const large = Buffer.alloc(length)
  small.copy(large)
  return large
}
