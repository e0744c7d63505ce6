/** Buffers kept for another use; more are left to the garbage collector. */
const KEPT_MAX = 4
/** Smaller ones cost less than keeping them. */
const KEPT_BYTES_MIN = 16 * 1024
/** Larger ones are rare, and would hold memory for good. */
const KEPT_BYTES_MAX = 1024 * 1024

/**
 * Byte arrays for what is as large as a batch of pictures and comes hundreds of times a second. Memory outside of the heap makes the garbage collector
 * mark all of it ever again, which cost as much as half of the model's own work.
 */
export class BufferPool {
  readonly #kept: ArrayBuffer[] = []

  /** Of that length, its content whatever it was. */
  take(length: number): Uint8Array<ArrayBuffer> {
    const at = this.#kept.findIndex(({ byteLength }) => byteLength >= length)
    const [kept] = at < 0 || length < KEPT_BYTES_MIN ? [] : this.#kept.splice(at, 1)
    return new Uint8Array(kept ?? new ArrayBuffer(length), 0, length)
  }

  /** Nobody looks at it any more; whoever gives one back twice hands the same memory to two. */
  give({ buffer }: Uint8Array<ArrayBuffer>): void {
    const { byteLength } = buffer
    if (byteLength < KEPT_BYTES_MIN || byteLength > KEPT_BYTES_MAX) return
    // The smallest goes: what is large enough for the largest batch is large enough for all.
    this.#kept.push(buffer)
    this.#kept.sort((a, b) => b.byteLength - a.byteLength)
    this.#kept.length = Math.min(this.#kept.length, KEPT_MAX)
  }
}
