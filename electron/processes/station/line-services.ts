import { lineContract } from '../../contract/line.ts'
import { FIRST_LINE_ID } from '../../domain/line-id.ts'
import { logFailedCalls } from '../../host/failed-calls.ts'
import type { Logger } from '../../log/logger.ts'
import type { Authorise } from '../../rpc/authorise.ts'
import type { Port } from '../../rpc/port.ts'
import { RpcError } from '../../rpc/rpc-error.ts'
import { createService, type RpcService } from '../../rpc/service.ts'
import type { ModelDesk } from '../../station/model-desk.ts'
import type { Station } from '../../station/station.ts'
import type { OpenLine } from './open-line.ts'

export interface LineServicesParts {
  readonly opened: readonly Pick<OpenLine, 'lineId' | 'handlers' | 'onView' | 'attachScanner'>[]
  readonly station: Station
  readonly models: ModelDesk
  /** For screens, and for whoever asks on their behalf. */
  readonly authorise: Authorise
  readonly log: Logger
}

/** The services of all lines: everything behind a port is one line, which whoever opened the port has named. */
export class LineServices {
  readonly #parts: LineServicesParts
  readonly #services: ReadonlyMap<string, RpcService<typeof lineContract>>
  #nowhere: RpcService<typeof lineContract> | undefined

  constructor(parts: LineServicesParts) {
    this.#parts = parts
    const { opened, station, authorise, log } = parts
    const onError = logFailedCalls(log)
    this.#services = new Map(
      station.lines.flatMap((line) => {
        const own = opened.find(({ lineId }) => lineId === line.lineId)
        if (own === undefined) return []
        const service = createService(lineContract, own.handlers(line, station, parts.models), { authorise, onError })
        own.onView((view) => service.emit('liveView', view))
        return [[line.lineId, service]]
      }),
    )
  }

  /** The line that was named, or the first one. For a line that is not here every call is refused with what lines there are. */
  attach(port: Port, lineId: string = FIRST_LINE_ID, authorise?: Authorise): void {
    const service = this.#services.get(lineId)
    if (service === undefined) this.#refuse(port, lineId)
    else service.attach(port, authorise)
  }

  /** The virtual scanner of a line has started. */
  attachScanner(port: Port, lineId: string): void {
    const line = this.#parts.opened.find((one) => one.lineId === lineId)
    if (line === undefined) port.close()
    else line.attachScanner(port)
  }

  close(): void {
    for (const service of this.#services.values()) service.close()
    this.#nowhere?.close()
  }

  #refuse(port: Port, lineId: string): void {
    const { station, log } = this.#parts
    this.#nowhere ??= this.#makeNowhere()
    log.warn({ lineId }, 'a window asked for a line that does not run here')
    if (this.#nowhere === undefined) port.close()
    else this.#nowhere.attach(port, () => refuse(lineId, station))
  }

  /** A service of no line: it answers every call with a refusal, and tells nothing. */
  #makeNowhere(): RpcService<typeof lineContract> | undefined {
    const { opened, station, models } = this.#parts
    const [first] = station.lines
    const handlers = first && opened[0]?.handlers(first, station, models)
    return handlers && createService(lineContract, handlers, { authorise: () => refuse('', station) })
  }
}

/** Whoever wants a line that does not run here is told which ones do. */
function refuse(lineId: string, { lines }: Pick<Station, 'lines'>): never {
  const there = lines.map((line) => `${line.lineId} (${line.name})`).join(', ')
  throw new RpcError('UNKNOWN_LINE', `there is no line '${lineId}' on this station; there are: ${there}`)
}
