import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import { cellName } from '../../electron/domain/egg.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { EggPicture } from '../ui/egg-picture.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatNumber, orDash } from '../ui/format.ts'
import { GlyphMark } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Staleness } from './batch-view.tsx'
import css from './egg-card.module.css'

type Egg = NonNullable<LiveView['lastEgg']>

/** The last egg: its picture, what it was judged to be, what happens to it, and why when that is not plain. */
export function EggCard({ egg, staleness }: { readonly egg: LiveView['lastEgg']; readonly staleness: Staleness }) {
  const { t, language } = useWords()
  if (egg === null) {
    return (
      <Card {...staleness}>
        <EmptyState icon="line" title={t('line.egg.none')}>
          {null}
        </EmptyState>
      </Card>
    )
  }
  const attempt = egg.attempt > 1 ? t('line.egg.attempt', { attempt: egg.attempt }) : undefined
  return (
    <Card className={css.card} {...staleness}>
      <CardHead
        title={t('line.egg.title', { cell: cellName(egg.cell) })}
        detail={attempt}
        aside={t('line.egg.latency', { value: orDash(egg.latencyMs, (value) => formatNumber(value, language, 0)) })}
      />
      <PictureWithSwitch egg={egg} stale={staleness.stale} />
      <Decision egg={egg} stale={staleness.stale} />
    </Card>
  )
}

function PictureWithSwitch({ egg, stale }: { readonly egg: Egg; readonly stale: boolean }) {
  const { t } = useWords()
  const [wanted, setWanted] = useState(true)
  const attention = wanted ? egg.attention : null
  const names = { cell: cellName(egg.cell), tray: egg.trayCode }
  return (
    <div className={css.picture} data-stale={stale || undefined}>
      <EggPicture
        picture={egg.image}
        attention={attention}
        label={attention === null ? t('line.egg.picture', names) : t('line.egg.pictureAttention', names)}
      />
      <UnstyledButton
        className={css.switch}
        aria-pressed={wanted}
        aria-label={t('line.egg.attention')}
        onClick={() => setWanted(!wanted)}
      >
        <Icon name="eye" size={24} />
        <span>{t('line.egg.attention')}</span>
      </UnstyledButton>
    </div>
  )
}

function Decision({ egg, stale }: { readonly egg: Egg; readonly stale: boolean }) {
  const { t, language } = useWords()
  return (
    <div>
      <div className={css.decision} data-stale={stale || undefined}>
        <GlyphMark kind={egg.eggClass} size={26} />
        <span className={css.class}>
          {t(`words.eggClass.${egg.eggClass}`)} {formatNumber(egg.confidence, language, 2)}
        </span>
        <span className={css.action}>{t(`words.action.${egg.action}`)}</span>
      </div>
      <div className={css.reason}>{t(`words.reason.${egg.reason}`)}</div>
    </div>
  )
}
