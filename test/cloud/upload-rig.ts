import { randomFillSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TimerHandle, Timers } from '../../electron/base/clock.ts'
import { seededRandom } from '../../electron/base/random.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { fileTokenKeeper } from '../../electron/settings/token-keeper.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { Store } from '../../electron/store/store.ts'
import type { UploadFetch } from '../../electron/uplink/proxied-fetch.ts'
import { createSealer } from '../../electron/uplink/seal-batch.ts'
import { createHttpSink } from '../../electron/uplink/sinks/http.ts'
import { Uplink } from '../../electron/uplink/worker.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../make/commit-groups.ts'

export const TOKEN = 'test-token'
/** Waits are this much shorter: the time-out of 30 s becomes 0.3 s, the first step of the back-off 10 ms. */
const HURRY = 100
const GIVE_UP_MS = 20_000

const hurriedTimers: Timers = {
  after: (delayMs: number, run: () => void): TimerHandle => systemTimers.after(delayMs / HURRY, run),
  every: (periodMs, run) => systemTimers.every(periodMs / HURRY, run),
  cancel: (handle) => systemTimers.cancel(handle),
}

/** A real store and a real uplink on the real network stack, in a hurry. */
export interface UploadRig {
  readonly store: Store
  readonly uplink: Uplink
  /** Closes a batch of so many eggs: its summary is queued in that transaction. */
  closeBatch(number: number, eggs: number): void
  /** One more egg comes late into a closed batch, and somebody corrects another: its next revision is queued. */
  reviseBatch(number: number, eggs: number): void
  /** Until nothing waits any more. */
  untilSettled(): Promise<void>
  /** The station dies: nothing is noted any more, and another one starts on the same files. */
  restart(): UploadRig
  stop(): void
}

export function startUploads(
  folder: string,
  endpoint: string,
  seed: string,
  fetch: UploadFetch = globalThis.fetch,
): UploadRig {
  const tokenPath = join(folder, 'cloud.token')
  writeFileSync(tokenPath, TOKEN, { mode: 0o600 })
  const store = openStore({
    folder: join(folder, 'station'),
    key: new Uint8Array(32).fill(3),
    clock: systemClock,
    log: silentLogger,
  })
  const seal = createSealer({
    ...{ site: 'nord-01', line: 'Line 1', appVersion: '0.1.0', isSynthetic: () => true, clock: systemClock },
    fillRandom: (bytes) => void randomFillSync(bytes),
  })
  const shared = { timers: hurriedTimers, log: silentLogger }
  const sink = createHttpSink({ ...shared, endpoint, fetch, secrets: fileTokenKeeper(tokenPath) })
  const uplink = new Uplink({ ...shared, outbox: store.outbox, sink, clock: systemClock, random: seededRandom(seed) })
  const stop = () => {
    uplink.stop()
    store.close()
  }
  return {
    store,
    uplink,
    closeBatch(number, eggs) {
      const batchId = `2026-1121-${String(number).padStart(2, '0')}`
      const visit = makeVisit(number, { batchId })
      store.saveBatch(makeBatch({}, batchId))
      store.commit(makeGroup([{ kind: 'tray-begin', visit }], number * 1_000, [number * 1_000]))
      const scans = Array.from({ length: eggs }, (_, n) =>
        scanItem(number * 1_000 + 1 + n, { visitId: number, batchId, cell: { row: n, column: 0 } }),
      )
      store.commit(makeGroup(scans, number * 1_000 + eggs))
      store.saveBatch(makeBatch({ state: 'closed', closedWallMs: MORNING_MS + number }, batchId), seal)
      uplink.poke()
    },
    reviseBatch(number, eggs) {
      const batchId = `2026-1121-${String(number).padStart(2, '0')}`
      const cell = { row: eggs, column: 0 }
      const late = scanItem(number * 1_000 + 900, { visitId: number, batchId, cell })
      store.commit(makeGroup([late], number * 1_000 + 900))
      store.saveOverride({
        ...{ visitId: number, batchId, cell: { row: 0, column: 0 }, attempt: 1, atWallMs: MORNING_MS, operator: '' },
        from: { eggClass: 'FEMALE', action: 'KEEP' },
        ...{ eggClass: 'INFERTILE', action: 'REMOVE_CLEAR', reason: 'CANDLED', note: '' },
      })
      for (const changed of store.changedSummaries()) store.sealRevision(changed.batchId, seal)
      uplink.poke()
    },
    async untilSettled() {
      const giveUpMs = systemClock.monoMs() + GIVE_UP_MS
      while (store.outbox.counts().queued > 0) {
        if (systemClock.monoMs() > giveUpMs) throw new Error(`still queued: ${JSON.stringify(store.outbox.next())}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    restart() {
      stop()
      return startUploads(folder, endpoint, `${seed}+`, fetch)
    },
    stop,
  }
}
