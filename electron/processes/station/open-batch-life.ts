import type { AlarmEngine } from '../../alarms/alarm-engine.ts'
import type { StationInit } from '../../contract/process-init.ts'
import { recordsOf } from '../../domain/master-data/kinds.ts'
import { BatchLifeDesk, type BatchLifeDeskParts } from '../../line/batch-life-desk.ts'
import type { Line } from '../../line/line.ts'
import type { RecipeDesk } from '../../line/recipe-desk.ts'
import { zoneOfSite } from '../../line/site-zone.ts'
import type { MasterDataDesk } from '../../master-data/master-data-desk.ts'
import { readModelFit } from '../../model/model-fit.ts'

/** What surrounds the batches of a line. The model's package is read once: another model is another process, and another start. */
export function openBatchLife(
  init: Pick<StationInit, 'play' | 'modelFolder'>,
  parts: Pick<BatchLifeDeskParts, 'store' | 'clock' | 'log' | 'updating'> & {
    readonly line: Line
    readonly alarms: AlarmEngine
    readonly desk: MasterDataDesk
    readonly recipes: RecipeDesk
  },
): BatchLifeDesk {
  const { line, alarms, desk, recipes } = parts
  const fit = readModelFit(init.modelFolder)
  return new BatchLifeDesk({
    ...{ store: parts.store, clock: parts.clock, log: parts.log, updating: parts.updating, play: init.play },
    site: () => desk.site,
    zone: zoneOfSite(desk),
    view: () => line.liveView(),
    conditions: () => alarms.present,
    modelFit: () => fit,
    scannerPictures: () => line.scannerPictures(),
    flockNamed: (name) => recordsOf(desk.data, 'flock').find((flock) => !flock.retired && flock.name === name),
    offersTrayType: (trayTypeId) => desk.offersTrayType(trayTypeId),
    hasRecipe: (recipeId) => recipes.forStart(recipeId).ok,
    start: (...start) => line.startBatch(...start),
  })
}
