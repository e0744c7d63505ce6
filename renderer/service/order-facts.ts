import type { LiveView } from '../../electron/contract/live.ts'
import type { useWords } from '../i18n/use-words.ts'
import { formatNumber } from '../ui/format.ts'
import { orderFaultsText } from '../ui/order-faults-text.ts'

type Words = ReturnType<typeof useWords>

/** The scanner's clock and what became of orders: rows of the link's facts. */
export function orderFacts({ link: { clock }, orders }: LiveView, { t, language }: Words): [string, string][] {
  return [
    [t('orders.clock'), clock === null ? t('orders.clockUnknown') : clockText(clock, { t, language })],
    [t('orders.notAsOrdered'), orderFaultsText(orders, { t, language })],
  ]
}

function clockText(
  { offsetMs, uncertaintyMs, driftPpm }: NonNullable<LiveView['link']['clock']>,
  { t, language }: Pick<Words, 't' | 'language'>,
): string {
  const offset = formatNumber(offsetMs, language, 1)
  if (uncertaintyMs === null) return t('orders.clockOneWay', { offset })
  const uncertainty = formatNumber(uncertaintyMs, language, 1)
  const drift =
    driftPpm === null ? t('orders.driftUnknown') : t('orders.drift', { drift: formatNumber(driftPpm, language, 0) })
  return t('orders.clockKnown', { offset, uncertainty, drift })
}
