import type { Catalogue } from './catalogue.ts'
import { alarmKinds } from './de/alarm-kinds.ts'
import { alarms } from './de/alarms.ts'
import { app } from './de/app.ts'
import { back } from './de/back.ts'
import { holds } from './de/holds.ts'
import { line } from './de/line.ts'
import { places } from './de/places.ts'
import { settings } from './de/settings.ts'
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
  holds,
  line,
  places,
  settings,
  trays,
  updates,
  upkeep,
  usb,
  words,
}
