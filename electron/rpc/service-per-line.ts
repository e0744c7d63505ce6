import { FIRST_LINE_ID, LINE_ID_PATTERN } from '../domain/line-id.ts'
import type { Authorise } from './authorise.ts'
import type { Contract, EventIn, EventName } from './contract-types.ts'
import type { Port } from './port.ts'
import type { RpcService } from './service.ts'

/** Lines that windows have named in one run; far more than there are. Whoever names yet another is told that it is not here. */
const NAMED_MAX = 32
/** No line is called so. */
const NOWHERE = ''

/** One service of the same contract for each line that windows are about; events go to all of them. */
export class ServicePerLine<C extends Contract> {
  readonly #make: (lineId: string) => RpcService<C>
  readonly #services = new Map<string, RpcService<C>>()

  /** `make` is asked once for each line; its handlers refuse what is about a line that is not there. */
  constructor(make: (lineId: string) => RpcService<C>) {
    this.#make = make
  }

  attach(port: Port, lineId: string = FIRST_LINE_ID, authorise?: Authorise): void {
    const isKnown = this.#services.has(lineId)
    const isName = LINE_ID_PATTERN.test(lineId) && this.#services.size < NAMED_MAX
    this.#of(isKnown || isName ? lineId : NOWHERE).attach(port, authorise)
  }

  emit<E extends EventName<C>>(event: E, payload: EventIn<C, E>): void {
    for (const service of this.#services.values()) service.emit(event, payload)
  }

  close(): void {
    for (const service of this.#services.values()) service.close()
  }

  #of(lineId: string): RpcService<C> {
    const service = this.#services.get(lineId) ?? this.#make(lineId)
    this.#services.set(lineId, service)
    return service
  }
}
