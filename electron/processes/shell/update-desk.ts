import { NO_UPDATES, type UpdatePolicy } from '../../contract/policy.ts'
import { type LineRest, type UpdateView, updateLeaseContract } from '../../contract/update.ts'
import type { Host, HostedProcess } from '../../host/host.ts'
import { connect, type RpcClient } from '../../rpc/client.ts'
import type { LineAtRest, Updates } from '../../update/updates.ts'

/** A station answers within milliseconds; one that does not is not at rest for all we know. */
const ANSWER_DEADLINE_MS = 3_000
const DEADLINE = { deadlineMs: ANSWER_DEADLINE_MS }

/** What updates are given by the shell. */
export interface UpdateSurroundings {
  readonly line: LineAtRest
  /** What IT has decided, as of now. */
  policy(): UpdatePolicy
  /** Ordered stop of everything in the background. */
  stopAll(): Promise<void>
  onView(view: UpdateView): void
}

/** Opens what looks after updates; undefined where something else than this program brings them. */
export type OpenUpdates = (surroundings: UpdateSurroundings) => Updates | undefined

export interface UpdateDeskOptions extends Omit<UpdateSurroundings, 'line'> {
  readonly host: Pick<Host, 'open'>
  readonly currentVersion: string
  readonly openUpdates: OpenUpdates | undefined
}

/** The shell's side of updates: carries the engine's questions to the station that runs now, and its view to the screens. */
export class UpdateDesk {
  /** The shell's methods that are about updates. */
  readonly handlers = {
    update: (): UpdateView => this.#updates?.view ?? byOthers(this.#options.currentVersion),
    checkForUpdateNow: (): Record<string, never> => {
      this.#updates?.checkNow()
      return {}
    },
  }
  readonly #options: UpdateDeskOptions
  readonly #updates: Updates | undefined
  #station: RpcClient<typeof updateLeaseContract> | undefined

  constructor(options: UpdateDeskOptions) {
    this.#options = options
    const line: LineAtRest = {
      rest: async () => (await this.#ask((station) => station.call('state', {}, DEADLINE)))?.rest,
      lease: () => this.#ask((station) => station.call('grantUpdateLease', {}, DEADLINE)),
      release: async () => {
        await this.#ask((station) => station.call('releaseUpdateLease', {}, DEADLINE))
      },
    }
    const { policy, stopAll, onView } = options
    this.#updates = options.openUpdates?.({ line, policy, stopAll, onView })
  }

  /** A station was started, for the first time or again; a lease of the one before died with it. */
  stationStarted(station: HostedProcess): void {
    if (this.#updates === undefined) return
    const client = connect(this.#options.host.open(station, 'updates'), updateLeaseContract)
    this.#station = client
    station.onExit(() => {
      if (this.#station === client) this.#station = undefined
    })
  }

  close(): void {
    this.#updates?.close()
  }

  async #ask<T extends { readonly rest?: LineRest }>(
    question: (station: RpcClient<typeof updateLeaseContract>) => Promise<T>,
  ): Promise<T | undefined> {
    if (this.#station === undefined) return undefined
    // A station that is gone or silent is no reason to fail, but one to wait.
    return question(this.#station).catch(() => undefined)
  }
}

/** Where a package manager or IT's own tool brings updates: a console without a window, a package of the system, a checkout. */
function byOthers(currentVersion: string): UpdateView {
  return {
    ...NO_UPDATES,
    state: { kind: 'off', why: 'other-tool' },
    currentVersion,
    checkedAtWallMs: null,
    problem: null,
  }
}
