import { Button } from '@mantine/core'
import { carryOut } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { formatDateTime } from '../ui/format.ts'
import css from './service-parts.module.css'
import type { UpkeepReadings } from './use-upkeep.ts'

interface PendingRestoreProps {
  readonly upkeep: UpkeepReadings
}

/** A backup that waits for the next start, whoever asked for it and whatever is open below: any start would put it back. */
export function PendingRestore({ upkeep }: PendingRestoreProps) {
  const { t, language } = useWords()
  const staged = upkeep.rescue?.staged ?? null
  if (staged === null) return null
  return (
    <Card label={t('durability.restore.waitsTitle')}>
      <CardHead title={t('durability.restore.waitsTitle')} />
      <p className={css.note} role="status">
        {t('durability.restore.waits', { made: formatDateTime(staged.madeAtWallMs, language) })}
      </p>
      <div className={css.acts}>
        <WithdrawRestore upkeep={upkeep} />
      </div>
    </Card>
  )
}

/** Takes it back, as long as no start has begun with it. */
export function WithdrawRestore({ upkeep }: PendingRestoreProps) {
  const { t } = useWords()
  const withdraw = () =>
    void carryOut('review', async (review) => {
      await review.call('cancelRestore', {})
      return {}
    }).then(upkeep.again)
  return (
    <Button variant="default" onClick={withdraw}>
      {t('durability.restore.withdraw')}
      <LockMark of={{ review: 'cancelRestore' }} />
    </Button>
  )
}
