import type { LiveView } from '../../electron/contract/live.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatHours, formatHoursLeft, orDash } from '../ui/format.ts'
import { Tile, type TileProps } from '../ui/tile.tsx'
import type { Staleness } from './batch-view.tsx'
import { legalFigure } from './figures.ts'

const NOT_KNOWN = '–'

/** How long males may still be removed by law. When that cannot be known it says so, and what follows. */
export function LegalTile({ legal, staleness }: { readonly legal: LiveView['legal']; readonly staleness: Staleness }) {
  const { t } = useWords()
  const label = t('line.tile.legal', { profile: legal?.jurisdictionId ?? NOT_KNOWN })
  return <Tile label={label} {...useFigure(legal)} {...staleness} />
}

function useFigure(legal: LiveView['legal']): Pick<TileProps, 'figure' | 'unit' | 'band' | 'scale'> {
  const { t } = useWords()
  if (legal === null) return { figure: NOT_KNOWN, band: undefined, scale: [t('line.tile.none'), ''] }
  const figure = legalFigure(legal)
  switch (figure.kind) {
    case 'left':
      return {
        figure: formatHoursLeft(figure.hoursLeft),
        unit: t('line.tile.hour'),
        band: figure.band,
        scale: [
          t('line.tile.legalAge', { age: formatHours(figure.ageHours) }),
          t('line.tile.legalLimit', { limit: formatHours(figure.limitHours) }),
        ],
      }
    case 'past':
      return {
        figure: t('line.tile.legalPast'),
        band: figure.band,
        scale: [t('line.tile.legalAge', { age: formatHours(figure.ageHours) }), t('line.tile.legalPastHint')],
      }
    case 'no-limit':
      return {
        figure: NOT_KNOWN,
        band: undefined,
        scale: [t('line.tile.legalNone'), t('line.tile.legalAge', { age: orDash(figure.ageHours, formatHours) })],
      }
    case 'no-set-time':
      return { figure: NOT_KNOWN, band: undefined, scale: [t('line.tile.noSetTime'), t('line.tile.nothingRemoved')] }
    case 'clock-not-trusted':
      return {
        figure: NOT_KNOWN,
        band: undefined,
        scale: [t('line.tile.clockNotTrusted'), t('line.tile.nothingRemoved')],
      }
  }
}
