import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import { STRICTEST_JURISDICTION } from '../../electron/domain/law/jurisdiction-profile.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatHours, formatHoursLeft, orDash } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { hoursLeftBy, type Legal } from '../ui/legal-state.ts'
import { Tile, type TileProps } from '../ui/tile.tsx'
import type { Staleness } from './batch-view.tsx'
import { legalFigure } from './figures.ts'
import { LegalDialog } from './legal-dialog.tsx'
import css from './legal-tile.module.css'

const NOT_KNOWN = '–'

/** How long males may still be removed by law. When that cannot be known it says so, and what follows. */
export function LegalTile({ legal, staleness }: { readonly legal: LiveView['legal']; readonly staleness: Staleness }) {
  const { t } = useWords()
  const profile = legal?.jurisdictionId === STRICTEST_JURISDICTION ? t('line.tile.strictest') : legal?.jurisdictionId
  const label = t('line.tile.legal', { profile: profile ?? NOT_KNOWN })
  const [open, setOpen] = useState(false)
  return (
    <div className={css.tile}>
      <Tile label={label} {...useFigure(legal)} {...staleness} />
      {legal !== null && (
        <UnstyledButton className={css.open} aria-label={t('law.title')} onClick={() => setOpen(true)}>
          <span className={css.mark}>
            <Icon name="eye" size={20} />
          </span>
        </UnstyledButton>
      )}
      {open && legal !== null && <LegalDialog legal={legal} onClose={() => setOpen(false)} />}
    </div>
  )
}

function useFigure(legal: LiveView['legal']): Pick<TileProps, 'figure' | 'unit' | 'band' | 'scale'> {
  const { t } = useWords()
  // Both ways of counting, whichever is in force: the difference must not come as a surprise at midnight.
  const bothLeft = (known: Legal) =>
    t('line.tile.legalBoth', {
      calendar: orDash(hoursLeftBy(known, 'calendarDays'), formatHoursLeft),
      hours: orDash(hoursLeftBy(known, 'hoursSinceSet'), formatHoursLeft),
    })
  if (legal === null) return { figure: NOT_KNOWN, band: undefined, scale: [t('line.tile.none'), ''] }
  const figure = legalFigure(legal)
  switch (figure.kind) {
    case 'left':
      return {
        figure: formatHoursLeft(figure.hoursLeft),
        unit: t('line.tile.hour'),
        band: figure.band,
        scale: [t('line.tile.legalAge', { age: formatHours(figure.ageHours) }), bothLeft(legal)],
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
    case 'age-impossible':
      return {
        figure: NOT_KNOWN,
        band: undefined,
        scale: [t('line.tile.ageImpossible'), t('line.tile.nothingRemoved')],
      }
  }
}
