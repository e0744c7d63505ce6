import type { LiveView } from '../contract/live.ts'
import type { Pipeline } from '../pipeline/run.ts'
import type { LinkView } from '../scanner/link.ts'
import { readBatchBefore } from './batch-before.ts'
import { HeldTrays } from './held-trays.ts'
import type { Incidents } from './incidents.ts'
import type { LineParts } from './line-parts.ts'
import type { LinkStory } from './link-story.ts'
import { LiveBoard } from './live-board.ts'
import { liveLegal } from './live-legal.ts'
import type { KnownStart } from './replayed-scans.ts'
import { noCloud } from './station-cloud.ts'

/** What changes while a line runs, asked for every view. */
export interface LineNow {
  link(): LinkView
  linkStory(): LinkStory
  model(): LiveView['model']
  incidents(): Incidents
  pipeline(): Pick<Pipeline, 'backlog' | 'figures'>
  diskFailing(): boolean
  place(): { readonly site: string; readonly line: string }
}

/** The live view of a line. */
export function makeBoard(parts: LineParts, now: LineNow): LiveBoard {
  const { settings, clock, store, hatchery, log, legalClock, shared, lineId, lines } = parts
  return new LiveBoard(
    clock,
    parts.alarms,
    {
      ...{ play: settings.play, ratedEggsPerHour: settings.ratedEggsPerHour },
      modelPicture: () => parts.modelPicture?.(),
      ...{ link: () => now.link(), linkStory: () => now.linkStory() },
      ...{ model: () => now.model(), incidents: () => now.incidents().present() },
      ...{ backlog: () => now.pipeline().backlog, duplicates: () => now.pipeline().figures.duplicates },
      ...{ rejected: () => now.pipeline().figures.rejected, orders: () => now.pipeline().figures.orderFaults },
      legal: (batch) => liveLegal(batch, legalClock, clock.wallMs()),
      ...{ clockTrusted: () => shared.clockTrusted, diskFailing: () => now.diskFailing() },
      ...{ diskLow: () => shared.diskLow, reviewDown: () => shared.reviewDown },
      databaseDamaged: () => shared.databaseDamaged,
      ...{ place: () => ({ ...now.place(), lineId, lines: lines() }), masterDataRevision: () => hatchery.revision },
      cloud: () => parts.cloud?.view() ?? noCloud(settings.play),
      held: new HeldTrays(() => store.trays.held(), log),
    },
    parts.start.openVisits,
  )
}

/** Shows the batch that was open before this start as it went on until then. */
export function showOpenBatch(board: LiveBoard, parts: LineParts, start: KnownStart): void {
  const { store, shared } = parts
  const { openBatch } = start
  if (openBatch === undefined) return
  const before = readBatchBefore(openBatch, { ...parts, start, clockTrusted: shared.clockTrusted })
  board.setBatch(openBatch, store.batchSummary(openBatch.identity.batchId), before)
}
