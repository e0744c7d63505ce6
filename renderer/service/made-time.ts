import type { Language } from '../i18n/languages.ts'
import { formatDateClock, formatDateTime } from '../ui/format.ts'

interface Made {
  readonly madeAtWallMs: number
}

/** When a backup was made, by which people tell it from the others: to the second where another reads the same. */
export function madeTime({ madeAtWallMs }: Made, others: readonly Made[], language: Language): string {
  const time = formatDateTime(madeAtWallMs, language)
  const isShared = others.some(
    (other) => other.madeAtWallMs !== madeAtWallMs && formatDateTime(other.madeAtWallMs, language) === time,
  )
  return isShared ? formatDateClock(madeAtWallMs, language) : time
}
