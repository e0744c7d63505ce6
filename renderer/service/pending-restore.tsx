import { Button } from '@mantine/core'
import { carryOut } from '../client/commands.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { formatDateTime } from '../ui/format.ts'
import css from './service-parts.module.css'

/** The station may be started again by anybody meanwhile. */
const LOOK_MS = 10_000

/** A backup that waits for the next start, whoever asked for it: said, and taken back with one button. */
export function PendingRestore({ onWithdrawn }: { readonly onWithdrawn: () => void }) {
  const { t, language } = useWords()
  const { reading, again } = useReading('rescue', (review) => review.call('rescue', {}), LOOK_MS)
  const staged = reading.state === 'read' ? reading.value.staged : null
  if (staged === null) return null
  const withdraw = async () => {
    await carryOut('review', async (review) => {
      await review.call('cancelRestore', {})
      return {}
    })
    again()
    onWithdrawn()
  }
  return (
    <div role="status">
      <p className={css.note}>
        {t('durability.restore.waits', { made: formatDateTime(staged.madeAtWallMs, language) })}
      </p>
      <Button
        className={css.button}
        variant="default"
        rightSection={<LockMark of={{ review: 'cancelRestore' }} />}
        onClick={() => void withdraw()}
      >
        {t('durability.restore.withdraw')}
      </Button>
    </div>
  )
}
