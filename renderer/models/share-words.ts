import type { Share } from '../../electron/domain/statistics.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatCount, formatNumber } from '../ui/format.ts'

/** A share with its Wilson interval and its n; none of them stands alone. */
export function useShareWords(): (share: Share) => string {
  const { t, language } = useWords()
  const percent = (value: number) => `${formatNumber(value * 100, language, 2)} %`
  return ({ share, low, high, n }) =>
    t('models.compare.shareText', {
      ...{ share: percent(share), low: percent(low), high: percent(high), n: formatCount(n, language) },
    })
}
