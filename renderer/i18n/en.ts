import { alarmKinds } from './en/alarm-kinds.ts'
import { alarms } from './en/alarms.ts'
import { app } from './en/app.ts'
import { back } from './en/back.ts'
import { holds } from './en/holds.ts'
import { line } from './en/line.ts'
import { places } from './en/places.ts'
import { settings } from './en/settings.ts'
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
  holds,
  line,
  places,
  settings,
  trays,
  updates,
  upkeep,
  usb,
  words,
} as const
