import type { LiveView } from '../contract/live.ts'
import type { EventLogEntry } from '../store/alarm-log.ts'

/** What happened between two views of a line; everything is new to the first one. */
export function eventsBetween(before: LiveView | undefined, now: LiveView): EventLogEntry[] {
  const atWallMs = now.atWallMs
  const events: EventLogEntry[] = []
  const add = (kind: EventLogEntry['kind'], detail: EventLogEntry['detail'] = {}) =>
    events.push({ atWallMs, kind, detail })
  if (before === undefined) add('STATION_STARTED', { line: now.line })
  if (now.link.state === 'Streaming' && before?.link.state !== 'Streaming') {
    add('SCANNER_CONNECTED', { scanner: now.link.scannerSerial ?? '' })
  }
  const [model, modelBefore] = [readyModel(now), readyModel(before)]
  if (model !== undefined && modelBefore === undefined) add('MODEL_READY', { model })
  else if (model !== undefined && model !== modelBefore) add('MODEL_SWITCHED', { model, before: modelBefore ?? '' })
  const { batch } = now
  const isOther = before?.batch?.batchId !== batch?.batchId || before?.batch?.state !== batch?.state
  if (batch !== null && before !== undefined && isOther) {
    add('BATCH_STATE', { batch: batch.batchId, state: batch.state })
  }
  if (isClockDoubted(before) && !isClockDoubted(now)) add('CLOCK_TRUSTED_AGAIN')
  return events
}

function readyModel(view: LiveView | undefined): string | undefined {
  return view?.model.state === 'ready' ? view.model.modelId : undefined
}

/** The clock itself, not its alarm: one that is shelved does not make a clock right. */
function isClockDoubted(view: LiveView | undefined): boolean {
  return view?.clockTrusted === false
}
