import { type InferenceProvider, PROVIDER_REFUSALS, type ProviderRefusal } from '../../contract/inference-settings.ts'
import type { ProcessHealth } from '../../contract/shell.ts'

/** A driver may fail once; a process that ends with its provider this often has the CPU from then on. */
const ENDS_MAX = 2
const DETAIL_CHARS_MAX = 300

/**
 * Whether a provider other than the CPU is still trusted in this run of the program. A process that ends before it works with it says by its end why; one
 * that worked may end once more. Otherwise a driver that crashes would use up the restarts, and the line would stand because of a setting.
 */
export class ProviderTrust {
  #provider: InferenceProvider = 'cpu'
  #refused: ProviderRefusal | null = null
  /** A process was started with it, and whether it ever worked. */
  #tried: 'no' | 'started' | 'worked' = 'no'
  #ends = 0

  /** What the process that is started now is to use, the last one having ended like that. */
  next(
    wanted: InferenceProvider,
    lastExit: string | null,
  ): { provider: InferenceProvider; refused: ProviderRefusal | null } {
    if (wanted !== this.#provider) {
      this.#provider = wanted
      this.#refused = null
      this.#tried = 'no'
      this.#ends = 0
    }
    this.#judge(lastExit)
    if (this.#refused !== null) return { provider: 'cpu', refused: this.#refused }
    this.#tried = 'started'
    return { provider: wanted, refused: null }
  }

  /** What the supervisor says of the process. */
  see({ state }: Pick<ProcessHealth, 'state'>): void {
    if (state === 'running' && this.#tried === 'started') this.#tried = 'worked'
  }

  #judge(lastExit: string | null): void {
    const inOrder = lastExit === null || lastExit === 'ended' || lastExit.startsWith('memory: ')
    if (this.#refused !== null || this.#provider === 'cpu' || this.#tried === 'no' || inOrder) return
    this.#ends++
    if (this.#tried === 'worked' && this.#ends < ENDS_MAX) return
    const code = PROVIDER_REFUSALS.find((word) => lastExit.includes(word)) ?? 'ENDED'
    this.#refused = { provider: this.#provider, code, detail: lastExit.slice(0, DETAIL_CHARS_MAX) }
  }
}
