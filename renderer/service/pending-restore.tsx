import { Button } from '@mantine/core'
import { carryOut } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { madeTime } from './made-time.ts'
import css from './service-parts.module.css'
import type { UpkeepReadings } from './use-upkeep.ts'

/** A backup that waits for the next start, whoever asked for it and whatever is open below: any start would put it back. Taken back here, as long as none has begun with it. */
export function PendingRestore({ upkeep }: { readonly upkeep: UpkeepReadings }) {
  const { t, language } = useWords()
  const { backups } = upkeep
  const staged = upkeep.rescue?.staged ?? null
  if (staged === null) return null
  const withdraw = () =>
    void carryOut('review', async (review) => {
      await review.call('cancelRestore', {})
      return {}
    }).then(upkeep.again)
  return (
    <Card label={t('durability.restore.waitsTitle')}>
      <CardHead title={t('durability.restore.waitsTitle')} />
      <p className={css.note} role="status">
        {t('durability.restore.waits', {
          made: madeTime(staged, backups.state === 'read' ? backups.value.backups : [], language),
        })}
      </p>
      <Button className={css.button} variant="default" onClick={withdraw}>
        {t('durability.restore.withdraw')}
        <LockMark of={{ review: 'cancelRestore' }} />
      </Button>
    </Card>
  )
}
