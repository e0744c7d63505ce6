import { randomFillSync } from 'node:crypto'
import type { Clock, Timers } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import type { StationInit } from '../../contract/process-init.ts'
import type { StationCloud } from '../../line/station-cloud.ts'
import type { Logger } from '../../log/logger.ts'
import { readSyntheticModels } from '../../model/synthetic-models.ts'
import type { Outbox } from '../../store/outbox.ts'
import type { Store } from '../../store/store.ts'
import { proxiedFetch, usesProxy } from '../../uplink/proxied-fetch.ts'
import { Revisions } from '../../uplink/revisions.ts'
import { createSealer } from '../../uplink/seal-batch.ts'
import type { Secrets } from '../../uplink/secrets.ts'
import { createHttpSink } from '../../uplink/sinks/http.ts'
import { listUploads, liveCloud } from '../../uplink/uploads.ts'
import { Uplink } from '../../uplink/worker.ts'
import { modelPlaces } from './model-places.ts'

export interface OpenCloudOptions {
  readonly init: StationInit
  readonly secrets: Secrets
  readonly store: Store
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Logger
}

export interface OpenCloud extends StationCloud {
  sendNow(): void
  stop(): void
}

/** The way to the cloud of this station; undefined where nobody has set one up, and in play whatever was set up. */
export function openCloud(options: OpenCloudOptions): OpenCloud | undefined {
  const { init, secrets, store, clock, timers } = options
  if (init.cloud === null || init.play) return undefined
  const log = options.log.child({ part: 'cloud' })
  const random = options.random.fork('cloud')
  const { endpoint, site } = init.cloud
  const proxied = usesProxy(endpoint, init.proxy) ? proxiedFetch(init.proxy) : undefined
  const sink = createHttpSink({ endpoint, fetch: proxied?.fetch ?? globalThis.fetch, secrets, timers, log })
  const uplink = new Uplink({ outbox: store.outbox, sink, clock, timers, random, log })
  const { appVersion, line } = init
  const { folders, keysFolders } = modelPlaces(init)
  const isSynthetic = readSyntheticModels(
    folders.map(({ folder }) => folder),
    keysFolders,
    clock,
  )
  const seal = createSealer({
    ...{ site, line, appVersion, isSynthetic, clock },
    fillRandom: (bytes) => void randomFillSync(bytes),
  })
  const revisions = new Revisions({ store, seal, timers, log, onQueued: () => uplink.poke() })
  return {
    seal,
    poke: () => uplink.poke(),
    view: () => liveCloud(uplink.counts, clock.wallMs()),
    sendNow: () => uplink.sendNow(),
    stop() {
      revisions.stop()
      uplink.stop()
      proxied?.close()
    },
  }
}

/** The part of the station's service that is about uploads. Without a cloud there may still be a list, from before it was taken away. */
export function uploadHandlers(outbox: Outbox, cloud: OpenCloud | undefined) {
  return {
    listUploads: ({ beforeId }: { readonly beforeId: number | null }) => listUploads(outbox, beforeId),
    sendUploadsNow: () => {
      cloud?.sendNow()
      return {}
    },
  }
}
