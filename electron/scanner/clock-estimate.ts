/** What one message of the scanner says of its clock. All in microseconds, station times by the station's monotonic clock. */
export interface ClockReading {
  /** The scanner's clock when it wrote the message. */
  readonly scannerUs: number
  /** When its last byte was read here. */
  readonly arrivedUs: number
  /** What the scanner echoes: when we wrote the message that it names, and how long it had lain there. Undefined from one that does not echo. */
  readonly echo?: { readonly sentUs: number; readonly ageUs: number } | undefined
}

/** The scanner's clock against the station's monotonic clock. */
export interface ClockEstimate {
  /** Scanner minus station, in microseconds, at `atUs`. */
  readonly offsetUs: number
  /** How far off that can be. Null where the scanner does not echo: then the offset is a lower bound, short of the least delay on the line. */
  readonly uncertaintyUs: number | null
  /** Parts per million by which the scanner's clock runs fast; null until it is known to `DRIFT_KNOWN_PPM`. */
  readonly driftPpm: number | null
  /** What no clock does. A step stays for `STEP_STANDS_US`. */
  readonly fault: ClockFault | null
}

export type ClockFault =
  | { readonly kind: 'DRIFT'; readonly ppm: number }
  /** The clock jumped within its session, by so much. */
  | { readonly kind: 'STEP'; readonly byUs: number }

/** No clock is further off: cheap crystals are specified to 100 ppm, and temperature adds less than that. Beyond it the scanner counts wrongly. */
export const CLOCK_DRIFT_MAX_PPM = 500
/** A clock that moves by more within a session was set by somebody, or its counter broke. */
export const CLOCK_STEP_MAX_US = 1_000_000
/** A step is told for so long: it is over in the moment in which it is seen. */
export const STEP_STANDS_US = 60_000_000
/** Exchanges of which the best one speaks: at five a second the last twelve seconds. */
const EXCHANGES_MAX = 60
/** The drift is fitted through the best exchange of every two seconds, the newest sixty of them. */
const STRETCH_US = 2_000_000
const POINTS_MAX = 60
/** A drift is shown when its own uncertainty is below this. */
export const DRIFT_KNOWN_PPM = 100
/** The coarsest clock that the protocol allows. */
const CLOCK_GRAIN_US = 100
/** An echo older than this was not written by a scanner that beats five times a second. */
const ECHO_AGE_MAX_US = 10_000_000
/** A clock that runs so much too fast is still heard, so that people can be told of it; beyond, its echo is taken for nonsense. */
const AGE_WRONG_MAX = 0.1
const PPM = 1e-6

/** One exchange: the offset at `atUs` lies within `offsetUs` ± `halfUs`. */
interface Exchange {
  readonly atUs: number
  readonly offsetUs: number
  readonly halfUs: number
}

/**
 * Offset and drift of a scanner's clock, from Hello and heartbeats, as NTP (RFC 5905, section 8) takes them: with t1 sent, t2 received there,
 * t3 sent there, t4 received, the offset lies between t3 − t4 and t2 − t1 however the two delays differ. The exchange that leaves the
 * least room speaks, and an older one is trusted by as much less as a clock may have run since. Drift is the median slope through the
 * best exchanges (Theil–Sen), held within the slopes that all of them allow. One object a session: another power-up is another clock.
 */
export class ClockEstimator {
  readonly #oneWay = new OneWay()
  #exchanges: Exchange[] = []
  #points: Exchange[] = []
  #stretchEndUs = Number.NEGATIVE_INFINITY
  #drift: Slope | undefined
  #step: { readonly byUs: number; readonly untilUs: number } | undefined

  /** Takes what a message said. An echo that cannot be is left out, and so is a reading that is no number. */
  add({ scannerUs, arrivedUs, echo }: ClockReading): void {
    if (!(scannerUs > 0 && Number.isFinite(scannerUs) && Number.isFinite(arrivedUs))) return
    const exchange = echo && exchangeOf(scannerUs, arrivedUs, echo)
    if (exchange !== undefined) this.#take(exchange)
    else if (this.#exchanges.length === 0) this.#noteStep(this.#oneWay.add(scannerUs, arrivedUs), arrivedUs)
  }

  /** Undefined until something is known. */
  at(nowUs: number): ClockEstimate | undefined {
    const best = this.#best(nowUs)
    const offsetUs = best?.exchange.offsetUs ?? this.#oneWay.offsetUs
    if (offsetUs === undefined) return undefined
    const isKnown = this.#drift !== undefined && this.#drift.errorPpm <= DRIFT_KNOWN_PPM
    return {
      offsetUs,
      uncertaintyUs: best?.uncertaintyUs ?? null,
      driftPpm: isKnown ? (this.#drift?.ppm ?? null) : null,
      fault: this.#fault(nowUs),
    }
  }

  #fault(nowUs: number): ClockFault | null {
    if (this.#step !== undefined && nowUs < this.#step.untilUs) return { kind: 'STEP', byUs: this.#step.byUs }
    const { ppm, errorPpm } = this.#drift ?? { ppm: 0, errorPpm: 0 }
    return Math.abs(ppm) - errorPpm > CLOCK_DRIFT_MAX_PPM ? { kind: 'DRIFT', ppm } : null
  }

  /** The exchange that leaves the least room now. */
  #best(nowUs: number): { readonly exchange: Exchange; readonly uncertaintyUs: number } | undefined {
    let best: { readonly exchange: Exchange; readonly uncertaintyUs: number } | undefined
    for (const exchange of this.#exchanges) {
      const uncertaintyUs = exchange.halfUs + mayRunUs(nowUs - exchange.atUs)
      if (best === undefined || uncertaintyUs <= best.uncertaintyUs) best = { exchange, uncertaintyUs }
    }
    return best
  }

  #take(exchange: Exchange): void {
    const known = this.#best(exchange.atUs)
    if (known !== undefined) {
      const byUs = exchange.offsetUs - known.exchange.offsetUs
      const roomUs = exchange.halfUs + known.uncertaintyUs
      // What both say cannot be true of one clock that runs as clocks do: only what comes from here on counts.
      if (Math.abs(byUs) > roomUs) this.#exchanges = []
      if (Math.abs(byUs) - roomUs > CLOCK_STEP_MAX_US) this.#noteStep(byUs, exchange.atUs)
    }
    this.#exchanges.push(exchange)
    if (this.#exchanges.length > EXCHANGES_MAX) this.#exchanges.shift()
    this.#fit(exchange)
  }

  #noteStep(byUs: number | undefined, atUs: number): void {
    if (byUs === undefined) return
    this.#step = { byUs, untilUs: atUs + STEP_STANDS_US }
    this.#points = []
    this.#drift = undefined
    this.#stretchEndUs = Number.NEGATIVE_INFINITY
  }

  /** Keeps the best exchange of every stretch; the drift is fitted anew when one is over. */
  #fit(exchange: Exchange): void {
    const last = this.#points.at(-1)
    if (last !== undefined && exchange.atUs < this.#stretchEndUs) {
      if (exchange.halfUs < last.halfUs) this.#points[this.#points.length - 1] = exchange
      return
    }
    this.#drift = slopeOf(this.#points)
    this.#stretchEndUs = exchange.atUs + STRETCH_US
    this.#points.push(exchange)
    if (this.#points.length > POINTS_MAX) this.#points.shift()
  }
}

/** What can be known of a clock that does not echo: it is ahead of us by at least this, and jumps show. */
class OneWay {
  /** The least delayed beat of the stretch before and of the present one. */
  #before: number | undefined
  #present: number | undefined
  #stretchEndUs = Number.NEGATIVE_INFINITY

  get offsetUs(): number | undefined {
    if (this.#before === undefined || this.#present === undefined) return this.#present
    return Math.max(this.#before, this.#present)
  }

  /** By how much the clock has stepped, if it has: told by two whole stretches, because one beat alone may merely have lain in a buffer. */
  add(scannerUs: number, arrivedUs: number): number | undefined {
    const offsetUs = scannerUs - arrivedUs
    if (arrivedUs < this.#stretchEndUs && this.#present !== undefined) {
      this.#present = Math.max(this.#present, offsetUs)
      return undefined
    }
    const byUs = (this.#present ?? 0) - (this.#before ?? this.#present ?? 0)
    this.#before = this.#present
    this.#present = offsetUs
    this.#stretchEndUs = arrivedUs + STRETCH_US
    return Math.abs(byUs) > CLOCK_STEP_MAX_US ? byUs : undefined
  }
}

/** How far two clocks may run apart in that time. */
function mayRunUs(inUs: number): number {
  return Math.max(0, inUs) * CLOCK_DRIFT_MAX_PPM * PPM
}

/** Undefined for an echo that no honest scanner sends: of the future, of an age that is none, or back before it was sent. */
function exchangeOf(
  scannerUs: number,
  arrivedUs: number,
  { sentUs, ageUs }: NonNullable<ClockReading['echo']>,
): Exchange | undefined {
  if (!(ageUs >= 0 && ageUs <= ECHO_AGE_MAX_US && sentUs > 0 && sentUs <= arrivedUs)) return undefined
  const least = scannerUs - arrivedUs
  const most = scannerUs - ageUs - sentUs
  const roomUs = most - least
  if (roomUs < -(CLOCK_GRAIN_US + ageUs * AGE_WRONG_MAX)) return undefined
  const halfUs = Math.abs(roomUs) / 2 + CLOCK_GRAIN_US + mayRunUs(arrivedUs - sentUs)
  return { atUs: arrivedUs, offsetUs: (least + most) / 2, halfUs }
}

interface Slope {
  readonly ppm: number
  readonly errorPpm: number
}

/** Theil–Sen, kept within what every pair of points allows; undefined for fewer than two points. */
function slopeOf(points: readonly Exchange[]): Slope | undefined {
  const slopes: number[] = []
  let least = Number.NEGATIVE_INFINITY
  let most = Number.POSITIVE_INFINITY
  for (const [n, one] of points.entries()) {
    for (const other of points.slice(n + 1)) {
      const overUs = other.atUs - one.atUs
      const slope = (other.offsetUs - one.offsetUs) / overUs
      const room = (one.halfUs + other.halfUs) / overUs
      slopes.push(slope)
      least = Math.max(least, slope - room)
      most = Math.min(most, slope + room)
    }
  }
  slopes.sort((one, other) => one - other)
  const median = slopes[slopes.length >> 1]
  if (median === undefined) return undefined
  // Bounds that contradict each other come from a clock that was set, or whose drift changes; then the median alone is left.
  if (least > most) return { ppm: median / PPM, errorPpm: 0 }
  return { ppm: Math.min(most, Math.max(least, median)) / PPM, errorPpm: (most - least) / PPM }
}
