import type { Random } from '../../base/random.ts'
import type { VirtualFaults } from './faults.ts'
import { COILS } from './limits.ts'

type SensorFaults = Pick<VirtualFaults, 'vibrationMmPerS' | 'coilDriftPerHour' | 'openCoils'>

const MS_PER_HOUR = 3_600_000
/** Made up, as all that the virtual scanner says of itself: plausible, and of no machine that there is. */
const SOUND = {
  ...{ magnetCelsius: 28, roomCelsius: 22, coilSigma: 40, conveyorMmPerS: 120 },
  ...{ movingMmPerS: 0.8, standingMmPerS: 0.05 },
}

export interface SensorReading {
  readonly temperatures: readonly { readonly place: string; readonly celsius: number }[]
  readonly coilNoise: readonly { readonly coil: number; readonly sigma: number }[]
  readonly conveyorSpeedMmPerS: number
  readonly vibrationMmPerS: number
}

/** What the scanner measures of itself. Which coils age faster and which fail first is drawn once. */
export class Sensors {
  readonly #random: Random
  /** How fast each coil drifts, against the mean of all. */
  readonly #paces: readonly number[]
  readonly #failingOrder: readonly number[]
  readonly #driftSigma = new Float64Array(COILS)

  constructor(random: Random) {
    this.#random = random
    this.#paces = Array.from({ length: COILS }, () => 2 * random.next())
    const places = Array.from({ length: COILS }, (_, coil) => ({ coil, at: random.next() }))
    this.#failingOrder = places.sort((one, other) => one.at - other.at).map(({ coil }) => coil)
  }

  /** Coils that give no signal, ascending. */
  openCoils({ openCoils }: SensorFaults): readonly number[] {
    return this.#failingOrder.slice(0, openCoils).sort((one, other) => one - other)
  }

  /** `sinceMs` is how long ago it was read before; a coil that does not drift any more was mended. */
  read(faults: SensorFaults, now: { readonly moves: boolean; readonly sinceMs: number }): SensorReading {
    const random = this.#random
    const open = this.openCoils(faults)
    const coilNoise = this.#paces.map((pace, coil) => {
      const drifted = (this.#driftSigma[coil] ?? 0) + (pace * faults.coilDriftPerHour * now.sinceMs) / MS_PER_HOUR
      this.#driftSigma[coil] = faults.coilDriftPerHour === 0 ? 0 : drifted
      const sigma = SOUND.coilSigma + random.normal() + (this.#driftSigma[coil] ?? 0)
      return { coil, sigma: open.includes(coil) ? 0 : sigma }
    })
    const soundMmPerS = now.moves ? SOUND.movingMmPerS : SOUND.standingMmPerS
    return {
      temperatures: [
        { place: 'magnet', celsius: SOUND.magnetCelsius + 0.1 * random.normal() },
        { place: 'room', celsius: SOUND.roomCelsius + 0.2 * random.normal() },
      ],
      coilNoise,
      conveyorSpeedMmPerS: now.moves ? SOUND.conveyorMmPerS : 0,
      vibrationMmPerS: Math.max(0, (soundMmPerS + faults.vibrationMmPerS) * (1 + 0.05 * random.normal())),
    }
  }
}
