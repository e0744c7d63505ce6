/** Journal and database may lie on two disks; intake goes on when both can be written. */
export class DiskStates {
  readonly #failing = new Set<'journal' | 'store'>()
  readonly #onChange: (failing: boolean) => void

  /** Called whenever one of the disks begins or ceases to refuse. */
  constructor(onChange: (failing: boolean) => void) {
    this.#onChange = onChange
  }

  get failing(): boolean {
    return this.#failing.size > 0
  }

  set(disk: 'journal' | 'store', failing: boolean): void {
    if (failing === this.#failing.has(disk)) return
    if (failing) this.#failing.add(disk)
    else this.#failing.delete(disk)
    this.#onChange(this.failing)
  }
}
