import type { Catalogue } from './catalogue.ts'
import { alarmKinds } from './de/alarm-kinds.ts'
import { alarms } from './de/alarms.ts'
import { app } from './de/app.ts'
import { archive } from './de/archive.ts'
import { back } from './de/back.ts'
import { batchLife } from './de/batch-life.ts'
import { batchStart } from './de/batch-start.ts'
import { dataSet } from './de/data-set.ts'
import { drift } from './de/drift.ts'
import { durability } from './de/durability.ts'
import { explain } from './de/explain.ts'
import { flocks } from './de/flocks.ts'
import { folder } from './de/folder.ts'
import { holds } from './de/holds.ts'
import { importer } from './de/importer.ts'
import { inference } from './de/inference.ts'
import { keys } from './de/keys.ts'
import { law } from './de/law.ts'
import { line } from './de/line.ts'
import { lines } from './de/lines.ts'
import { modelRefusal } from './de/model-refusal.ts'
import { models } from './de/models.ts'
import { nextBatch } from './de/next-batch.ts'
import { orders } from './de/orders.ts'
import { people } from './de/people.ts'
import { pictures } from './de/pictures.ts'
import { places } from './de/places.ts'
import { recipes } from './de/recipes.ts'
import { recordings } from './de/recordings.ts'
import { remedy } from './de/remedy.ts'
import { scanner } from './de/scanner.ts'
import { scannerHealth } from './de/scanner-health.ts'
import { serial } from './de/serial.ts'
import { settings } from './de/settings.ts'
import { setup } from './de/setup.ts'
import { start } from './de/start.ts'
import { sumCheck } from './de/sum-check.ts'
import { tableExport } from './de/table-export.ts'
import { times } from './de/times.ts'
import { trayRecord } from './de/tray-record.ts'
import { trays } from './de/trays.ts'
import { updates } from './de/updates.ts'
import { upkeep } from './de/upkeep.ts'
import { usb } from './de/usb.ts'
import { words } from './de/words.ts'

/** German. */
export const de: Catalogue = {
  alarmKinds,
  alarms,
  app,
  back,
  batchLife,
  batchStart,
  dataSet,
  sumCheck,
  tableExport,
  drift,
  durability,
  explain,
  flocks,
  folder,
  holds,
  importer,
  inference,
  keys,
  law,
  line,
  lines,
  modelRefusal,
  models,
  nextBatch,
  orders,
  people,
  pictures,
  places,
  recipes,
  recordings,
  archive,
  remedy,
  scanner,
  scannerHealth,
  serial,
  settings,
  setup,
  start,
  times,
  trayRecord,
  trays,
  updates,
  upkeep,
  usb,
  words,
}
