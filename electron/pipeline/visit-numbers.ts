/** Numbers of tray visits, one after the other over all lines of a station; none is left out when a transaction is refused. */
export class VisitNumbers {
  #next: number

  constructor(next: number) {
    this.#next = next
  }

  get next(): number {
    return this.#next
  }

  /** So many from `next` on are in the database now. */
  keep(count: number): void {
    this.#next += count
  }
}
