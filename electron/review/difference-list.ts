/** No more lines than somebody reads; the number of the rest is said in one more. */
const LINES_MAX = 50

/** Differences found by a comparison, as readable lines. */
export class DifferenceList {
  readonly #lines: string[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  add(line: string): void {
    this.#count++
    if (this.#lines.length < LINES_MAX) this.#lines.push(line)
  }

  /** Notes a difference unless the two numbers are equal. */
  expect(what: string, expected: number, found: number): void {
    if (expected !== found) this.add(`${what}: expected ${expected}, found ${found}`)
  }

  /** At most 50 lines. */
  lines(): string[] {
    if (this.#count <= LINES_MAX) return [...this.#lines]
    const shown = LINES_MAX - 1
    return [...this.#lines.slice(0, shown), `and ${this.#count - shown} more`]
  }
}
