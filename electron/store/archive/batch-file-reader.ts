import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { batchFile, FILE_HEAD_BYTES, type FileHead, openEntry, readFileHead } from './batch-file.ts'
import { walkEntries } from './entry-walk.ts'
import { type KeptPicture, type PictureKey, pictureName, unpackPicture } from './picture.ts'

/** Batches whose index is remembered: somebody who looks back goes to and fro between a few. The oldest is forgotten and read again. */
const INDEXES_MAX = 4

interface FileIndex {
  readonly head: FileHead
  readonly entries: Map<string, { readonly offset: number; readonly length: number }>
  /** Everything before this is in the index. */
  indexedBytes: number
}

/** Reads pictures that were kept before there were segments; what is not there, or damaged, is undefined. The files may go at any time. */
export class BatchFileReader {
  readonly #folder: string
  readonly #archiveKey: Uint8Array
  readonly #indexes = new Map<string, FileIndex>()

  constructor(folder: string, archiveKey: Uint8Array) {
    this.#folder = folder
    this.#archiveKey = archiveKey
  }

  has(batchId: string | null, key: PictureKey): boolean {
    return this.#withFile(batchId, (_file, index) => index.entries.has(pictureName(key))) ?? false
  }

  read(batchId: string | null, key: PictureKey): KeptPicture | undefined {
    return this.#withFile(batchId, (file, index) => {
      const place = index.entries.get(pictureName(key))
      if (place === undefined) return undefined
      const entry = Buffer.alloc(place.length)
      if (readSync(file, entry, 0, place.length, place.offset) < place.length) return undefined
      const picture = openEntry(index.head.key, entry)
      return picture && unpackPicture(picture)
    })
  }

  #withFile<T>(batchId: string | null, work: (file: number, index: FileIndex) => T): T | undefined {
    const path = batchFile(this.#folder, batchId)
    let file: number
    try {
      file = openSync(path, 'r')
    } catch {
      this.#indexes.delete(path)
      return undefined
    }
    try {
      const index = this.#index(path, file)
      return index && work(file, index)
    } finally {
      closeSync(file)
    }
  }

  #index(path: string, file: number): FileIndex | undefined {
    const sizeBytes = fstatSync(file).size
    const start = Buffer.alloc(FILE_HEAD_BYTES)
    if (readSync(file, start, 0, FILE_HEAD_BYTES, 0) < FILE_HEAD_BYTES) return undefined
    const head = readFileHead(this.#archiveKey, start)
    if (head === undefined) return undefined
    let index = this.#indexes.get(path)
    // Another salt is another file under the same name.
    if (index === undefined || !index.head.bytes.equals(head.bytes) || sizeBytes < index.indexedBytes) {
      index = { head, entries: new Map(), indexedBytes: FILE_HEAD_BYTES }
    }
    for (const { owner, offset, length } of walkEntries(file, index.indexedBytes, sizeBytes)) {
      index.entries.set(pictureName(owner), { offset, length })
      index.indexedBytes = offset + length
    }
    this.#indexes.delete(path)
    this.#indexes.set(path, index)
    const oldest = this.#indexes.keys().next()
    if (this.#indexes.size > INDEXES_MAX && !oldest.done) this.#indexes.delete(oldest.value)
    return index
  }
}
