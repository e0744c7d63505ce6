import { app } from './en/app.ts'
import { back } from './en/back.ts'
import { line } from './en/line.ts'
import { places } from './en/places.ts'
import { updates } from './en/updates.ts'
import { words } from './en/words.ts'

/** English: the first language, from which the types of all keys and variables are taken. */
export const en = { app, back, line, places, updates, words } as const
