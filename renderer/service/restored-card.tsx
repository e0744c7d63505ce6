import { Button } from '@mantine/core'
import { carryOut } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { amountOf } from '../ui/amount.ts'
import { Card } from '../ui/card.tsx'
import { madeTime } from './made-time.ts'
import css from './service-parts.module.css'
import type { UpkeepReadings } from './use-upkeep.ts'

/** A backup that a start of the station put in place, whoever started it: said until somebody has seen it. */
export function RestoredCard({
  upkeep: { rescue, backups, again },
  inSight,
}: {
  readonly upkeep: UpkeepReadings
  /** The page scrolls to it. */
  readonly inSight: boolean
}) {
  const { t, language } = useWords()
  const restored = rescue?.restored ?? null
  if (restored === null || rescue?.damage !== null) return null
  const dismiss = () =>
    void carryOut('review', async (review) => {
      await review.call('dismissRestored', {})
      return {}
    }).then(again)
  const time = madeTime(restored, backups.state === 'read' ? backups.value.backups : [], language)
  return (
    <div ref={inSight ? scrollTo : undefined}>
      <Card label={t('durability.restore.doneTitle')}>
        <p role="status">
          <strong>{t('durability.restore.doneTitle')}</strong>{' '}
          {t('durability.restore.done', { time, scans: amountOf(t, 'scans', restored.scans, language) })}
        </p>
        <Button className={css.button} variant="default" onClick={dismiss}>
          {t('durability.restore.seen')}
          <LockMark of={{ review: 'dismissRestored' }} />
        </Button>
      </Card>
    </div>
  )
}

function scrollTo(card: HTMLElement | null): void {
  card?.scrollIntoView({ block: 'center' })
}
