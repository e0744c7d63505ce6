import { alarmKinds } from './en/alarm-kinds.ts'
import { alarms } from './en/alarms.ts'
import { app } from './en/app.ts'
import { archive } from './en/archive.ts'
import { back } from './en/back.ts'
import { batchLife } from './en/batch-life.ts'
import { batchStart } from './en/batch-start.ts'
import { dataSet } from './en/data-set.ts'
import { drift } from './en/drift.ts'
import { durability } from './en/durability.ts'
import { explain } from './en/explain.ts'
import { flocks } from './en/flocks.ts'
import { folder } from './en/folder.ts'
import { holds } from './en/holds.ts'
import { importer } from './en/importer.ts'
import { inference } from './en/inference.ts'
import { keys } from './en/keys.ts'
import { law } from './en/law.ts'
import { line } from './en/line.ts'
import { lines } from './en/lines.ts'
import { modelRefusal } from './en/model-refusal.ts'
import { models } from './en/models.ts'
import { nextBatch } from './en/next-batch.ts'
import { orders } from './en/orders.ts'
import { people } from './en/people.ts'
import { pictures } from './en/pictures.ts'
import { places } from './en/places.ts'
import { recipes } from './en/recipes.ts'
import { recordings } from './en/recordings.ts'
import { remedy } from './en/remedy.ts'
import { scanner } from './en/scanner.ts'
import { scannerHealth } from './en/scanner-health.ts'
import { serial } from './en/serial.ts'
import { settings } from './en/settings.ts'
import { setup } from './en/setup.ts'
import { start } from './en/start.ts'
import { sumCheck } from './en/sum-check.ts'
import { tableExport } from './en/table-export.ts'
import { times } from './en/times.ts'
import { trayRecord } from './en/tray-record.ts'
import { trays } from './en/trays.ts'
import { updates } from './en/updates.ts'
import { upkeep } from './en/upkeep.ts'
import { usb } from './en/usb.ts'
import { words } from './en/words.ts'

/** English: the first language, from which the types of all keys and variables are taken. */
export const en = {
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
} as const
