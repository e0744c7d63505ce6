import { RpcError } from '../../rpc/rpc-error.ts'

/** Changes that happen one after the other; a failed one does not hold up the next. None begins once it is closed. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()
  #closed = false

  /** Rejects with code STOPPING when it is this change's turn and the console is being closed. */
  take<T>(change: () => Promise<T>): Promise<T> {
    const next = this.#last.then(() => {
      if (this.#closed) throw new RpcError('STOPPING', 'the console is being closed')
      return change()
    })
    this.#last = next.catch(() => undefined)
    return next
  }

  /** Resolves when the change that is under way is over. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#last
  }
}
