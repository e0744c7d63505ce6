import type { BatchStopView, RecordLife, StartCheckView } from '../../electron/contract/batch-life.ts'
import type { LiveView } from '../../electron/contract/live.ts'
import type { StartBatch } from '../../electron/contract/start-batch.ts'
import { START_CHECKS, type StartVerdict } from '../../electron/domain/batch/start-checks.ts'
import type { StopReason } from '../../electron/domain/batch/stops.ts'
import { SCENE_WALL_MS } from './live-view.ts'

/** A scanner whose pictures no model of these scenes can take. */
export const SMALL_SCANNER = 'OvoScan S'
/** A trolley whose batch the disk refuses to keep. */
export const REFUSED_TROLLEY = 'T-REFUSED'
const MINUTE_MS = 60_000
const NOW_SIGNED = '9f2c5d0e7b1a4c3d8e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d'

function stop(stopId: number, minutesAgo: number, change: Partial<BatchStopView>): BatchStopView {
  const fromWallMs = SCENE_WALL_MS - minutesAgo * MINUTE_MS
  return { stopId, kind: 'pause', fromWallMs, toWallMs: null, reason: null, note: '', who: '', ...change }
}

/** The stops that fit what the scene shows. */
function stopsOf({ batch }: LiveView): BatchStopView[] {
  const jam = stop(1, 50, { toWallMs: SCENE_WALL_MS - 46 * MINUTE_MS, reason: 'JAM', who: 'M. Visser' })
  if (batch?.state === 'paused') return [jam, stop(2, 3, {})]
  const outage = stop(2, 40, { kind: 'outage', toWallMs: SCENE_WALL_MS - 38 * MINUTE_MS })
  const isEnding = batch?.state === 'closed' || batch?.state === 'closing'
  return isEnding ? [jam, outage, stop(3, 1, { kind: 'end' })] : [jam]
}

/** The scenes' scanners: one makes pictures too small for any model, and one that is not there cannot say. */
function verdictHere(
  id: StartCheckView['id'],
  setAtWallMs: number | null,
  { link, clockTrusted, model }: LiveView,
): StartVerdict {
  const streams = link.state === 'Streaming'
  if (id === 'SCANNER' && !streams) return 'stop'
  if (id === 'PICTURE_SIZE' && link.scannerModel === SMALL_SCANNER) return 'stop'
  if (id === 'PICTURE_KNOWN' && !streams) return 'warn'
  if (id === 'CLOCK' && !clockTrusted) return 'warn'
  if (id === 'MODEL_SYNTHETIC' && model.synthetic) return 'warn'
  return id === 'MODEL_BREED' || (id === 'SET_TIME' && setAtWallMs === null) ? 'warn' : 'ok'
}

/** The station's methods for what surrounds batches; what is said and written down is there when it is asked for again. */
export function fakeBatchLife(commands: string[], view: () => LiveView) {
  let draft: StartBatch | null = null
  const said = new Map<number, Pick<BatchStopView, 'reason' | 'note' | 'who'>>()
  const done = (name: string) => () => {
    commands.push(name)
    return { ok: true } as const
  }
  return {
    startChecks: ({ setAtWallMs }: { readonly setAtWallMs: number | null }): StartCheckView[] =>
      START_CHECKS.map((id) => ({ id, verdict: verdictHere(id, setAtWallMs, view()) })),
    batchDraft: () => draft,
    saveBatchDraft: (wish: StartBatch) => {
      if (wish.trolley === REFUSED_TROLLEY) return { ok: false, refusal: 'NOT_SAVED' } as const
      draft = wish
      return done('saveBatchDraft')()
    },
    discardBatchDraft: () => {
      draft = null
      return done('discardBatchDraft')()
    },
    batchStops: () => stopsOf(view()).map((stop) => ({ ...stop, ...said.get(stop.stopId) })),
    explainStop: ({ stopId, reason, note }: { stopId: number; reason: StopReason; note: string }) => {
      said.set(stopId, { reason, note, who: 'M. Visser' })
      return done('explainStop')()
    },
    signBatch: done('signBatch'),
  }
}

/** In the scene of a closed batch somebody switched the model and thought better of it. */
const SWITCHED: RecordLife['models'] = {
  since: [
    { modelId: 'phantomnet-1.1.0', fromWallMs: SCENE_WALL_MS - 200 * MINUTE_MS, who: '', act: 'began' },
    { modelId: 'phantomnet-1.2.0', fromWallMs: SCENE_WALL_MS - 120 * MINUTE_MS, who: 'M. Visser', act: 'switch' },
    { modelId: 'phantomnet-1.1.0', fromWallMs: SCENE_WALL_MS - 95 * MINUTE_MS, who: 'K. Lindqvist', act: 'rollBack' },
  ],
  judged: [
    { modelId: 'phantomnet-1.1.0', eggs: 1_402, scans: 1_418 },
    { modelId: 'phantomnet-1.2.0', eggs: 517, scans: 541 },
    { modelId: null, eggs: 7, scans: 24 },
  ],
}

function isSwitched({ batch }: LiveView): boolean {
  return batch?.state === 'closed'
}

/** Signed once, and overtaken by a late egg since where the batch is closed. */
export function fakeRecordLife(view: LiveView): RecordLife {
  return {
    stops: stopsOf(view),
    accepted: [{ warning: 'MODEL_BREED', who: 'M. Visser', atWallMs: SCENE_WALL_MS - 200 * MINUTE_MS }],
    signatures:
      view.batch?.state === 'closed'
        ? [{ revision: 1, sha256: '0'.repeat(64), name: 'K. Lindqvist', atWallMs: SCENE_WALL_MS - 30 * MINUTE_MS }]
        : [],
    models: isSwitched(view) ? SWITCHED : { since: [], judged: [] },
    sha256: NOW_SIGNED,
  }
}
