import type { EggAttempt } from '../../../../electron/contract/looking-back.ts'
import { IMAGE_LIMITS, type ImageLimits } from '../../../../electron/domain/recipe/recipe.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { formatNumber, formatPercent } from '../../../ui/format.ts'

/** One figure of the picture that a recipe draws a line for. */
export interface ImageLine {
  readonly limit: keyof ImageLimits
  /** As shown; a dash where it was not measured. */
  readonly value: string
  /** Null where the recipe is not known. */
  readonly told: string | null
  readonly beyond: boolean
  /** Why it makes a picture unreadable, and what to do. */
  readonly because: string
}

const FIGURES = {
  signalToNoiseMin: 'signalToNoise',
  saturatedShareMax: 'saturatedShare',
  interferenceMax: 'interference',
  evennessMin: 'evenness',
} as const satisfies Record<keyof ImageLimits, keyof EggAttempt>

/** The figures of an attempt against the lines of its recipe, in the order in which they are asked. */
export function useImageLines(attempt: EggAttempt): readonly ImageLine[] {
  const { t, language } = useWords()
  const { image } = attempt.recipe
  return IMAGE_LIMITS.map((limit) => {
    const figure = attempt[FIGURES[limit]]
    const line = image?.[limit]
    const shown = (value: number) =>
      limit === 'signalToNoiseMin' ? formatNumber(value, language, 1) : `${formatPercent(value, language)} %`
    const most = limit === 'saturatedShareMax' || limit === 'interferenceMax'
    const value = figure === null ? '–' : shown(figure)
    const told = line === undefined ? null : shown(line)
    return {
      limit,
      value,
      told: told === null ? null : t(most ? 'explain.class.most' : 'explain.class.least', { value: told }),
      beyond: figure !== null && line !== undefined && (most ? figure > line : figure < line),
      because: t(`explain.picture.because.${limit}`, { value, limit: told ?? '', coil: attempt.coil }),
    }
  })
}
