import type { ModelCard } from '../../electron/contract/models.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatCount, formatPercent } from '../ui/format.ts'

/** A card in short phrases; no figure without its n. */
export function useCardWords({ breeds, ageHours, picture, figures, statedFigures }: ModelCard) {
  const { t, language } = useWords()
  const { width, height, channels: count } = picture
  const share = (value: number) => formatPercent(value, language)
  return {
    madeFor: [
      breeds.join(', '),
      t('models.library.hours', { from: ageHours.from, to: ageHours.to }),
      t('models.library.picture', { width, height, count }),
    ],
    figures: [
      ...(figures === null
        ? []
        : [
            t('models.library.sex', {
              ...{ share: share(figures.sexAccuracyConfident), uncertain: share(figures.sexUncertainShare) },
              n: formatCount(figures.sexConfidentN, language),
              living: formatCount(figures.sexN, language),
            }),
            t('models.library.fertility', {
              share: share(figures.fertilityAccuracy),
              n: formatCount(figures.n, language),
            }),
          ]),
      // In the words of its maker, which nobody translates.
      ...statedFigures.map(({ name, value, n, on }) =>
        t('models.library.stated', { name, value, n: formatCount(n, language), on: on === '' ? '' : `, ${on}` }),
      ),
      ...(figures === null && statedFigures.length === 0 ? [t('models.library.noFigures')] : []),
    ],
  }
}
