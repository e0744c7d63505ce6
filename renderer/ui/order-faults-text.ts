import type { OrderFaults } from '../../electron/contract/orders.ts'
import { ORDER_FAULTS } from '../../electron/domain/sorter-word.ts'
import type { useWords } from '../i18n/use-words.ts'
import { formatCount } from './format.ts'

/** Orders that were not carried out, by reason; one word when there is none. */
export function orderFaultsText(
  faults: OrderFaults,
  { t, language }: Pick<ReturnType<typeof useWords>, 't' | 'language'>,
): string {
  const said = ORDER_FAULTS.filter((one) => faults[one] > 0).map((one) =>
    t(`orders.fault.${one}`, { number: formatCount(faults[one], language) }),
  )
  return said.length === 0 ? t('orders.none') : said.join(' · ')
}
