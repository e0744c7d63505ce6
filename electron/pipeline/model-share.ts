/** One of those who ask the model: a line. */
export interface Asker {
  /** The model may be free for it now. */
  pump(): void
}

/**
 * Who asks the one model at this moment, over all lines. Anybody may, beside the others; but what is suspected of having crashed it goes when
 * nothing else is with it, or a scan of another line would be blamed. Who waits for that is let in next.
 */
export class ModelShare {
  readonly #askers = new Set<Asker>()
  #underWay = 0
  #isAlone = false
  #waitsToBeAlone: Asker | undefined

  /** Nobody asks it now. */
  get isIdle(): boolean {
    return this.#underWay === 0
  }

  join(asker: Asker): void {
    this.#askers.add(asker)
  }

  /** Whether it may ask now; then it says when it is through. One that must be alone and may not is told to `pump` when the model is free. */
  begin(asker: Asker, alone: boolean): boolean {
    const isTaken = this.#isAlone || (this.#waitsToBeAlone !== undefined && this.#waitsToBeAlone !== asker)
    if (isTaken) return false
    if (alone && this.#underWay > 0) {
      this.#waitsToBeAlone = asker
      return false
    }
    this.#waitsToBeAlone = undefined
    this.#isAlone = alone
    this.#underWay++
    return true
  }

  end(): void {
    this.#underWay--
    this.#isAlone = false
    for (const asker of this.#askers) asker.pump()
  }

  /** It has no model to ask any more, and waits for nothing. */
  rest(asker: Asker): void {
    if (this.#waitsToBeAlone === asker) this.#waitsToBeAlone = undefined
  }
}
