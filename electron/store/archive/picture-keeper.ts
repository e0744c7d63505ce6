import { fstatSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BoundedQueue } from '../../base/bounded-queue.ts'
import type { Logger } from '../../log/logger.ts'
import { walkEntries } from './entry-walk.ts'
import { type KeptPicture, type PictureKey, PictureScratch } from './picture.ts'
import {
  FILE_HEAD_BYTES,
  type FileHead,
  isPictureFile,
  newFileHead,
  pictureFile,
  readFileHead,
  sealEntries,
} from './picture-file.ts'

/** All pictures together: about 240,000 scans of 64×64, a site's day. Beyond it the batches longest untouched lose theirs; a single batch beyond it gets no more. */
export const ARCHIVE_BYTES_MAX = 2 * 1024 ** 3
/** Pictures waiting for the disk: 9 MB of 64×64 scans. On a disk that is slower, the newest are not kept: the line does not wait for them. */
export const WAITING_PICTURES_MAX = 1024
/** Written in one go. */
const WRITE_TOGETHER_MAX = 64

export interface PictureToKeep extends PictureKey {
  readonly batchId: string | null
  readonly picture: KeptPicture
}

export interface PictureKeeperOptions {
  readonly folder: string
  readonly key: Uint8Array
  readonly log: Logger
  readonly bytesMax?: number
}

interface OpenFile {
  readonly path: string
  readonly handle: FileHandle
  readonly head: FileHead
  sizeBytes: number
}

/** Keeps pictures behind the line's back: never waits, never fails the caller, and says in the log when it could not. */
export class PictureKeeper {
  readonly #options: PictureKeeperOptions
  readonly #bytesMax: number
  readonly #waiting = new BoundedQueue<PictureToKeep>(WAITING_PICTURES_MAX)
  readonly #scratch = new PictureScratch()
  #writing: Promise<void> | undefined
  #file: OpenFile | undefined
  #othersBytes = 0
  #notKept = 0
  #closed = false

  constructor(options: PictureKeeperOptions) {
    this.#options = options
    this.#bytesMax = options.bytesMax ?? ARCHIVE_BYTES_MAX
  }

  /** Pictures that were given and not kept. */
  get notKept(): number {
    return this.#notKept
  }

  keep(picture: PictureToKeep): void {
    if (this.#closed || !this.#waiting.push(picture)) {
      this.#notKept++
      return
    }
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined
    })
  }

  /** Writes what waits and closes the file. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#writing
    await this.#closeFile()
    if (this.#notKept > 0) this.#options.log.warn({ pictures: this.#notKept }, 'pictures were not kept')
  }

  async #writeAll(): Promise<void> {
    // A later turn, so that a whole commit is written together.
    await Promise.resolve()
    for (;;) {
      const first = this.#waiting.peek(1)[0]
      if (first === undefined) return
      const together = ofOneBatch(this.#waiting.peek(WRITE_TOGETHER_MAX), first.batchId)
      try {
        await this.#write(together)
      } catch (error) {
        this.#notKept += together.length
        this.#options.log.warn({ error: String(error) }, 'pictures could not be written; they are not kept')
        await this.#closeFile()
      }
      this.#waiting.take(together.length)
    }
  }

  async #write(pictures: readonly PictureToKeep[]): Promise<void> {
    const file = await this.#fileOf(pictures[0]?.batchId ?? null)
    const entries = pictures.map((one) => ({ owner: one, picture: one.picture }))
    const pieces = sealEntries(file.head.key, entries, this.#scratch)
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0)
    if (file.sizeBytes + bytes > this.#bytesMax) {
      this.#notKept += pictures.length
      return
    }
    await this.#makeRoom(file, bytes)
    const { bytesWritten } = await file.handle.writev(pieces, file.sizeBytes)
    // What is there of the last one is cut off when the file is opened again.
    if (bytesWritten < bytes) throw new Error(`only ${bytesWritten} of ${bytes} bytes were written`)
    file.sizeBytes += bytes
  }

  async #fileOf(batchId: string | null): Promise<OpenFile> {
    const path = pictureFile(this.#options.folder, batchId)
    if (this.#file?.path === path) return this.#file
    await this.#closeFile()
    await mkdir(this.#options.folder, { recursive: true, mode: 0o700 })
    this.#file = await openForAppending(path, this.#options.key)
    this.#othersBytes = (await filesByAge(this.#options.folder))
      .filter((other) => other.path !== path)
      .reduce((sum, other) => sum + other.sizeBytes, 0)
    return this.#file
  }

  /** The file being written never goes: whoever looks at the present batch has its pictures. */
  async #makeRoom(file: OpenFile, moreBytes: number): Promise<void> {
    if (this.#othersBytes + file.sizeBytes + moreBytes <= this.#bytesMax) return
    for (const other of await filesByAge(this.#options.folder)) {
      if (other.path === file.path) continue
      await rm(other.path, { force: true })
      this.#othersBytes -= other.sizeBytes
      this.#options.log.info({ file: other.path }, 'the pictures of an old batch made room for new ones')
      if (this.#othersBytes + file.sizeBytes + moreBytes <= this.#bytesMax) return
    }
  }

  async #closeFile(): Promise<void> {
    const file = this.#file
    this.#file = undefined
    await file?.handle.close().catch(() => undefined)
  }
}

function ofOneBatch(pictures: readonly PictureToKeep[], batchId: string | null): readonly PictureToKeep[] {
  const other = pictures.findIndex((picture) => picture.batchId !== batchId)
  return other < 0 ? pictures : pictures.slice(0, other)
}

/** Opens the file and cuts off what a crash left half written; one that is not ours begins anew. */
async function openForAppending(path: string, archiveKey: Uint8Array): Promise<OpenFile> {
  const handle = await open(path, 'a+', 0o600).then(async (made) => {
    await made.close()
    return open(path, 'r+')
  })
  try {
    const { size } = fstatSync(handle.fd)
    const start = Buffer.alloc(FILE_HEAD_BYTES)
    await handle.read(start, 0, FILE_HEAD_BYTES, 0)
    const known = size < FILE_HEAD_BYTES ? undefined : readFileHead(archiveKey, start)
    if (known === undefined) {
      const head = newFileHead(archiveKey)
      await handle.truncate(0)
      await handle.write(head.bytes, 0, FILE_HEAD_BYTES, 0)
      return { path, handle, head, sizeBytes: FILE_HEAD_BYTES }
    }
    let end = FILE_HEAD_BYTES
    for (const entry of walkEntries(handle.fd, end, size)) end = entry.offset + entry.length
    await handle.truncate(end)
    return { path, handle, head: known, sizeBytes: end }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function filesByAge(folder: string): Promise<{ readonly path: string; readonly sizeBytes: number }[]> {
  const names = (await readdir(folder)).filter(isPictureFile)
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const { size, mtimeMs } = await stat(path)
      return { path, sizeBytes: size, mtimeMs }
    }),
  )
  return files.sort((a, b) => a.mtimeMs - b.mtimeMs)
}
