import type { en } from './en.ts'

/** The same tree with any text in its leaves. */
type AnyText<T> = { readonly [K in keyof T]: T[K] extends string ? string : AnyText<T[K]> }

/** What every language must have: exactly the keys of English. */
export type Catalogue = AnyText<typeof en>
