/** A closed range of whole numbers, both ends included. */
export interface Interval {
  readonly from: number
  readonly to: number
}

/**
 * A set of whole numbers kept as sorted, disjoint, non-touching ranges.
 * Recognises duplicates of a scanner session for ever at a cost that grows with the gaps, not with the scans.
 */
export class IntervalSet {
  #ranges: { from: number; to: number }[]

  constructor(ranges: readonly Interval[] = []) {
    this.#ranges = []
    for (const range of ranges) this.addRange(range.from, range.to)
  }

  get ranges(): readonly Interval[] {
    return this.#ranges
  }

  get size(): number {
    return this.#ranges.reduce((sum, range) => sum + range.to - range.from + 1, 0)
  }

  has(value: number): boolean {
    const range = this.#ranges[this.#firstEndingAtOrAfter(value)]
    return range !== undefined && range.from <= value
  }

  /** Adds one number; false if it was there already. */
  add(value: number): boolean {
    if (this.has(value)) return false
    this.addRange(value, value)
    return true
  }

  addRange(from: number, to: number): void {
    const start = this.#firstEndingAtOrAfter(from - 1)
    let end = start
    let low = from
    let high = to
    while (end < this.#ranges.length) {
      const range = this.#ranges[end]
      if (range === undefined || range.from > to + 1) break
      low = Math.min(low, range.from)
      high = Math.max(high, range.to)
      end++
    }
    this.#ranges.splice(start, end - start, { from: low, to: high })
  }

  #firstEndingAtOrAfter(value: number): number {
    let low = 0
    let high = this.#ranges.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const range = this.#ranges[middle]
      if (range !== undefined && range.to < value) low = middle + 1
      else high = middle
    }
    return low
  }
}
