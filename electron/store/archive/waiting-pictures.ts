import { BoundedQueue } from '../../base/bounded-queue.ts'
import { type PictureKey, packedBytes, pictureName } from './picture.ts'
import type { PictureToKeep } from './picture-keeper.ts'

/** Recent pictures that wait for the disk: 9 MB of 64×64 scans. On a disk that is slower, the newest are not kept: the line does not wait for them. */
const RECENT_MAX = 1024
/** Kept pictures that wait, 8,000 of 64×64. Beyond it the newest are not kept, and the log says so. */
const KEPT_BYTES_MAX = 64 * 1024 * 1024

interface Waiting {
  readonly picture: PictureToKeep
  readonly sinceMonoMs: number
}

/** Pictures between the commit of their scans and the disk. */
export class WaitingPictures {
  readonly recent = new BoundedQueue<PictureToKeep>(RECENT_MAX)
  #kept: Waiting[] = []
  readonly #sinceOf = new WeakMap<PictureToKeep, number>()
  #keptBytes = 0

  get keptCount(): number {
    return this.#kept.length
  }

  /** False when there is no room. */
  add(kind: 'recent' | 'kept', picture: PictureToKeep, nowMonoMs: number): boolean {
    if (kind === 'recent') return this.recent.push(picture)
    const bytes = packedBytes(picture.picture)
    if (this.#keptBytes + bytes > KEPT_BYTES_MAX) return false
    this.#keptBytes += bytes
    this.#sinceOf.set(picture, nowMonoMs)
    this.#kept.push({ picture, sinceMonoMs: nowMonoMs })
    return true
  }

  /** All kept ones that wait; those that were not written are put back. */
  takeKept(): PictureToKeep[] {
    const taken = this.#kept.map(({ picture }) => picture)
    this.#kept = []
    this.#keptBytes = 0
    return taken
  }

  putBack(pictures: readonly PictureToKeep[]): void {
    const back = pictures.map((picture) => ({ picture, sinceMonoMs: this.#sinceOf.get(picture) ?? 0 }))
    this.#kept = [...back, ...this.#kept]
    for (const { picture } of back) this.#keptBytes += packedBytes(picture.picture)
  }

  /** Those for which the journal has waited since before then. */
  waitedSince(monoMs: number): PictureToKeep[] {
    return this.#kept.filter(({ sinceMonoMs }) => sinceMonoMs <= monoMs).map(({ picture }) => picture)
  }

  /** The journal waits for them no longer; they go on waiting for the disk. */
  waive(monoMs: number): void {
    this.#kept = this.#kept.map((one) => {
      if (one.sinceMonoMs > monoMs) return one
      const picture = { ...one.picture, settled: undefined }
      this.#sinceOf.set(picture, Number.POSITIVE_INFINITY)
      return { picture, sinceMonoMs: Number.POSITIVE_INFINITY }
    })
  }

  has(key: PictureKey): boolean {
    const name = pictureName(key)
    const isIt = (picture: PictureToKeep) => pictureName(picture) === name
    return this.recent.peek(RECENT_MAX).some(isIt) || this.#kept.some(({ picture }) => isIt(picture))
  }
}
