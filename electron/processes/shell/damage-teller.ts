import type { Clock, Timers } from '../../base/clock.ts'
import { reviewContract } from '../../contract/review.ts'
import { connect } from '../../rpc/client.ts'
import type { Port } from '../../rpc/port.ts'

const LOOK_EVERY_MS = 10_000
const WAY_BACK =
  'choose the newest backup and put it back; or close Ovoscope and use npm run restore (--help says how).'

export interface DamageTellerParts {
  /** A fresh port to review, as a screen has it. */
  openReview(): Port
  readonly clock: Clock
  readonly timers: Timers
  print(line: string): void
}

/** Says in a line that the database is damaged, once for each finding, and that the station has opened one again. For whoever has only a terminal. */
export class DamageTeller {
  readonly #parts: DamageTellerParts
  readonly #beganWallMs: number
  readonly #stop: () => void
  #said = new Set<string>()
  #isLooking = false
  #isShut = false

  constructor(parts: DamageTellerParts) {
    this.#parts = parts
    this.#beganWallMs = parts.clock.wallMs()
    const handle = parts.timers.every(LOOK_EVERY_MS, () => void this.#look())
    this.#stop = () => parts.timers.cancel(handle)
  }

  close(): void {
    this.#stop()
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return
    this.#isLooking = true
    const { openReview, timers } = this.#parts
    const review = connect(openReview(), reviewContract, { timers })
    try {
      const { damage } = await review.call('rescue', {})
      // A note of an earlier start stays until the station has opened its database.
      if (damage !== null && damage.atWallMs >= this.#beganWallMs) this.#sayOpening(damage)
      if (damage === null) this.#sayOpen()
      const { integrity } = await review.call('upkeepJobs', {})
      if (integrity.state === 'done' && !integrity.result.sound) this.#sayFound(integrity)
    } catch {
      // Review restarts, or is busy: the next look is soon.
    } finally {
      review.close()
      this.#isLooking = false
    }
  }

  #sayOpening({ atWallMs, message }: { readonly atWallMs: number; readonly message: string }): void {
    const what = `Error: the station cannot open its database: ${message}.`
    this.#isShut = true
    this.#sayOnce(`start ${atWallMs}`, `${what} Nothing is received. Open Service, ${WAY_BACK}`)
  }

  #sayOpen(): void {
    if (!this.#isShut) return
    this.#isShut = false
    this.#parts.print('The station works again: it has opened its database.')
  }

  #sayFound({ atWallMs, result }: { readonly atWallMs: number; readonly result: { readonly findings: string[] } }) {
    const what = `Error: the check of every page found the database damaged: ${result.findings[0] ?? 'no page said why'}.`
    this.#sayOnce(`check ${atWallMs}`, `${what} Finish the batch; then open Service, ${WAY_BACK}`)
  }

  #sayOnce(finding: string, line: string): void {
    if (this.#said.has(finding)) return
    this.#said.add(finding)
    this.#parts.print(line)
  }
}
