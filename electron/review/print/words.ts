import type { PrintLanguage } from '../../contract/looking-back.ts'
import { german } from './words-de.ts'
import { english } from './words-en.ts'

type Texts<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> }

/** Every text of the printed record; a language that lacks one does not compile. */
export type PrintWords = Texts<typeof english>

/** The review process has no catalogue of the screen; a test keeps the words of classes, actions and reasons the same. */
export function wordsOf(language: PrintLanguage): PrintWords {
  return language === 'de' ? german : english
}
