import type { ProcessHealth } from '../../contract/shell.ts'

/** Says in a sentence why the station cannot start, once for each reason, and when it works after all. For whoever has only a terminal. */
export class RefusalTeller {
  readonly #print: (line: string) => void
  #said: string | undefined

  constructor(print: (line: string) => void) {
    this.#print = print
  }

  see(health: readonly ProcessHealth[]): void {
    const station = health.find(({ name }) => name === 'station')
    if (station === undefined) return
    const { state, refusal } = station
    if (refusal !== null && refusal.detail !== this.#said) {
      this.#said = refusal.detail
      const next = refusal.code === 'LOCKED' ? '' : ' It is tried again every minute by itself.'
      this.#print(`The station cannot start: ${refusal.detail}.${next}`)
    }
    if (state === 'running' && this.#said !== undefined) {
      this.#said = undefined
      this.#print('The station works.')
    }
  }
}
