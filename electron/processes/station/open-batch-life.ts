import type { AlarmEngine } from '../../alarms/alarm-engine.ts'
import type { StationInit } from '../../contract/process-init.ts'
import { recordsOf } from '../../domain/master-data/kinds.ts'
import { BatchLifeDesk, type BatchLifeDeskParts } from '../../line/batch-life-desk.ts'
import type { Line } from '../../line/line.ts'
import type { RecipeDesk } from '../../line/recipe-desk.ts'
import { zoneOfSite } from '../../line/site-zone.ts'
import type { MasterDataDesk } from '../../master-data/master-data-desk.ts'
import type { ModelChoices } from '../../station/model-choices.ts'

/** What surrounds the batches of a line. */
export function openBatchLife(
  init: Pick<StationInit, 'play'>,
  parts: Pick<BatchLifeDeskParts, 'store' | 'clock' | 'log' | 'updating'> & {
    readonly line: Line
    readonly alarms: AlarmEngine
    readonly desk: MasterDataDesk
    readonly recipes: RecipeDesk
    readonly models: Pick<ModelChoices, 'activeFit'>
  },
): BatchLifeDesk {
  const { line, alarms, desk, recipes } = parts
  return new BatchLifeDesk({
    ...{ store: parts.store, clock: parts.clock, log: parts.log, updating: parts.updating, play: init.play },
    site: () => desk.site,
    zone: zoneOfSite(desk),
    view: () => line.liveView(),
    conditions: () => alarms.present,
    modelFit: () => parts.models.activeFit,
    scannerPictures: () => line.scannerPictures(),
    flockNamed: (name) => recordsOf(desk.data, 'flock').find((flock) => !flock.retired && flock.name === name),
    offersTrayType: (trayTypeId) => desk.offersTrayType(trayTypeId),
    hasRecipe: (recipeId) => recipes.forStart(recipeId).ok,
    start: (...start) => line.startBatch(...start),
  })
}
