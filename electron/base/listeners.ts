/** Those who want to hear of one kind of event. `add` answers with what takes its listener off again. */
export class Listeners<T> {
  readonly #listeners = new Set<(event: T) => void>()

  add(listener: (event: T) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  tell(event: T): void {
    for (const listener of this.#listeners) listener(event)
  }
}
