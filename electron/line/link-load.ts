import type { LiveView } from '../contract/live.ts'
import {
  baudRateOf,
  type LinePicture,
  type LineTraffic,
  lineKeepsUp,
  lowestBaudRate,
  neededBytesPerS,
  RESCAN_SHARE_ASSUMED,
} from '../domain/line-load.ts'
import type { LinkRemedy } from '../domain/link/link-remedy.ts'
import type { ModelPicture } from '../domain/picture-fit.ts'
import type { LinkView } from '../scanner/link.ts'

/** The load is the mean of so long: a tray's pause and its burst are both in it, and it still follows a stop. */
const WINDOW_MS = 10_000
/** Readings within a window; the live view asks eight times a second. */
const READING_EVERY_MS = 250
/** From so many eggs on a batch says itself how often it scans again. */
const EGGS_TELLING = 500

/** Bytes a second from a lifetime counter, on the monotonic clock. */
export class LoadMeter {
  #readings: { readonly atMs: number; readonly total: number }[] = []

  /** Takes the counter as it stands now. A counter that went back is another link's: the measuring begins anew. */
  bytesPerS(total: number, nowMonoMs: number): number {
    if (total < (this.#readings.at(-1)?.total ?? 0)) this.#readings = []
    const last = this.#readings.at(-1)
    if (last === undefined || nowMonoMs - last.atMs >= READING_EVERY_MS) this.#readings.push({ atMs: nowMonoMs, total })
    const inside = this.#readings.findIndex((reading) => reading.atMs >= nowMonoMs - WINDOW_MS)
    if (inside > 0) this.#readings = this.#readings.slice(inside)
    const first = this.#readings[0]
    if (first === undefined || nowMonoMs - first.atMs < READING_EVERY_MS) return 0
    return Math.round(((total - first.total) * 1_000) / (nowMonoMs - first.atMs))
  }
}

/** How full the line is, both ways. */
export class LinkLoad {
  readonly #received = new LoadMeter()
  readonly #sent = new LoadMeter()

  /** As the live view shows it. */
  view(link: LinkView, traffic: LineTraffic | undefined, nowMonoMs: number): LiveView['link']['load'] {
    return {
      receivedBytesPerS: this.#received.bytesPerS(link.bytesReceived, nowMonoMs),
      sentBytesPerS: this.#sent.bytesPerS(link.bytesSent, nowMonoMs),
      capacityBytesPerS: link.capacityBytesPerS,
      traffic: traffic ?? null,
    }
  }
}

/** What goes over the line for each egg, from whoever knows best: the last scan, else what the scanner said of itself, else the size that the model reads. */
export function lineTraffic(now: {
  readonly lastPicture: LinePicture | undefined
  readonly hello: LinkView['hello']
  readonly modelPicture: ModelPicture | undefined
  readonly eggs: number
  readonly scans: number
}): LineTraffic | undefined {
  const picture = now.lastPicture ?? saidPicture(now.hello) ?? modelPicture(now.modelPicture)
  if (picture === undefined) return undefined
  const { width, height, channels, slices } = picture
  const rescanShare = now.eggs < EGGS_TELLING ? RESCAN_SHARE_ASSUMED : Math.max(0, now.scans / now.eggs - 1)
  return { picture: { width, height, channels, slices }, rescanShare }
}

function saidPicture(hello: LinkView['hello']): LinePicture | undefined {
  if (hello?.pictures === undefined) return undefined
  const { widthMax, heightMax, channelsMax, slicesMax = 1 } = hello.pictures
  return { width: widthMax, height: heightMax, channels: channelsMax, slices: slicesMax }
}

function modelPicture(model: ModelPicture | undefined): LinePicture | undefined {
  return model && { width: model.width, height: model.height, channels: model.channels, slices: 1 }
}

/** What to do about a port whose speed cannot carry the rated eggs; undefined while it can, and where no speed is set. */
export function tooSlow(
  link: LinkView,
  traffic: LineTraffic | undefined,
  ratedEggsPerHour: number,
): LinkRemedy | undefined {
  const { state, capacityBytesPerS } = link
  if (state !== 'Streaming' || capacityBytesPerS === null || traffic === undefined) return undefined
  if (lineKeepsUp(baudRateOf(capacityBytesPerS), traffic, ratedEggsPerHour)) return undefined
  const percent = Math.ceil((neededBytesPerS(traffic, ratedEggsPerHour) / capacityBytesPerS) * 100)
  const baudRate = lowestBaudRate(traffic, ratedEggsPerHour)
  if (baudRate === undefined) return { kind: 'tooFastForSerial', values: { percent } }
  return { kind: 'fasterPort', values: { baudRate, percent } }
}
