import type { Intake, JournalPosition, JournalRecord } from '../intake/intake.ts'

/** What was committed together; the journal may forget it when nobody waits any more. */
interface Stretch {
  /** Undefined while it is being committed. */
  through: JournalPosition | undefined
  waiting: number
}

/**
 * A journal that lets go of scans only when the database has them and whoever asked for it has what it needs of them. In the order of the journal,
 * because one number says what it may forget.
 */
export class JournalHold implements Intake {
  readonly #intake: Intake
  readonly #beforeClose: () => Promise<void>
  #present: Stretch = { through: undefined, waiting: 0 }
  readonly #stretches: Stretch[] = [this.#present]

  /** `beforeClose`: the last moment at which those who wait can be helped. */
  constructor(intake: Intake, beforeClose: () => Promise<void> = () => Promise.resolve()) {
    this.#intake = intake
    this.#beforeClose = beforeClose
  }

  /** Keeps what is committed now until the answer is called. Before its `release`. */
  hold(): () => void {
    const stretch = this.#present
    let isHeld = true
    stretch.waiting++
    return () => {
      if (!isHeld) return
      isHeld = false
      stretch.waiting--
      this.#letGo()
    }
  }

  append(record: Omit<JournalRecord, 'position'>): Promise<JournalPosition> {
    return this.#intake.append(record)
  }

  release(through: JournalPosition): void {
    this.#present.through = through
    this.#present = { through: undefined, waiting: 0 }
    this.#stretches.push(this.#present)
    this.#letGo()
  }

  replay(released: JournalPosition): Iterable<JournalRecord> {
    return this.#intake.replay(released)
  }

  async close(): Promise<void> {
    await this.#beforeClose()
    await this.#intake.close()
  }

  #letGo(): void {
    let through: JournalPosition | undefined
    for (
      let first = this.#stretches[0];
      first?.waiting === 0 && first.through !== undefined;
      first = this.#stretches[0]
    ) {
      through = first.through
      this.#stretches.shift()
    }
    if (through !== undefined) this.#intake.release(through)
  }
}
