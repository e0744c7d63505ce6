import { app } from './en/app.ts'
import { line } from './en/line.ts'
import { places } from './en/places.ts'
import { words } from './en/words.ts'

/** English: the first language, from which the types of all keys and variables are taken. */
export const en = { app, line, places, words } as const
