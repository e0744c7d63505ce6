/** First in, first out, with a hard limit. `push` answers false when full: the caller decides what that means. */
export class BoundedQueue<T> {
  readonly limit: number
  #items: T[] = []
  #head = 0

  constructor(limit: number) {
    this.limit = limit
  }

  get length(): number {
    return this.#items.length - this.#head
  }

  get isFull(): boolean {
    return this.length >= this.limit
  }

  push(item: T): boolean {
    if (this.isFull) return false
    this.#items.push(item)
    return true
  }

  /** Adds an item whose place was promised before, even beyond the limit. */
  admit(item: T): void {
    this.#items.push(item)
  }

  /** The oldest items, without removing them. */
  peek(count: number): readonly T[] {
    return this.#items.slice(this.#head, this.#head + count)
  }

  /** Removes and returns up to `count` items, oldest first. */
  take(count: number): T[] {
    const taken = this.#items.slice(this.#head, this.#head + count)
    this.#head += taken.length
    if (this.#head > 1024 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
    return taken
  }
}
