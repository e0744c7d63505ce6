import { isSameModel } from '../../electron/domain/model/model-choice.ts'
import type { ModelBook, ModelChoiceEntry, ShadowScan, StoredModelChoice } from '../../electron/store/model-book.ts'

function sinceThat({ act, who, chosenWallMs: wallMs }: ModelChoiceEntry): StoredModelChoice['activeSince'] {
  return act === 'switch' || act === 'rollBack' ? { wallMs, who, act } : undefined
}

/** Choices and what candidates made of scans, in two lists. */
export class MemoryModelBook implements ModelBook {
  readonly choices: ModelChoiceEntry[] = []
  shadows: (ShadowScan & { readonly choiceId: number })[] = []
  failing = false

  choice(): StoredModelChoice | undefined {
    const newest = this.choices.at(-1)
    if (newest === undefined) return undefined
    const other = this.choices.findLastIndex(({ active }) => !isSameModel(active, newest.active))
    const first = this.choices[other + 1]
    return { ...newest, choiceId: this.choices.length, activeSince: first && sinceThat(first) }
  }

  choose(entry: ModelChoiceEntry): void {
    this.#refuse()
    this.choices.push(entry)
  }

  addShadows(choiceId: number, scans: readonly ShadowScan[]): void {
    this.#refuse()
    this.shadows.push(...scans.map((scan) => ({ ...scan, choiceId })))
  }

  dropShadows({ choiceId, sinceWallMs }: { choiceId: number | undefined; sinceWallMs: number }): number {
    const before = this.shadows.length
    this.shadows = this.shadows.filter((one) => one.choiceId === choiceId && one.decidedWallMs >= sinceWallMs)
    return before - this.shadows.length
  }

  #refuse(): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
  }
}
