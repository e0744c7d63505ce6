import type { EventTimes } from '../../electron/contract/event-times.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { amountOf } from '../ui/amount.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { formatAge } from '../ui/format.ts'
import { JumpList } from '../ui/jump-list.tsx'
import css from './service-parts.module.css'

/** A jump is an alarm at once; this list may be older. */
const LOOK_MS = 60_000

/** How the clock of the station jumped, and what scanners brought late. */
export function TimesCard() {
  const { t } = useWords()
  const { reading } = useReading('eventTimes', (review) => review.call('eventTimes', {}), LOOK_MS)
  return (
    <Card>
      <CardHead title={t('times.title')} />
      <p className={css.note}>{t('times.rule')}</p>
      {reading.state === 'loading' && <p className={css.note}>{t('times.loading')}</p>}
      {reading.state === 'failed' && <p className={css.note}>{t('times.failed', { code: reading.code })}</p>}
      {reading.state === 'read' && <Times times={reading.value} />}
    </Card>
  )
}

function Times({ times: { jumps, late } }: { readonly times: EventTimes }) {
  const { t, language } = useWords()
  return (
    <>
      <div className={css.part}>
        <h3 className={css.partHead}>{t('times.jumps')}</h3>
        {jumps.length === 0 ? (
          <p className={css.note}>{t('times.noJumps')}</p>
        ) : (
          <JumpList jumps={jumps} className={css.differences} />
        )}
      </div>
      <div className={css.part}>
        <h3 className={css.partHead}>{t('times.late')}</h3>
        {late.length === 0 && <p className={css.note}>{t('times.noLate')}</p>}
        <ul className={css.differences}>
          {late.map(({ scannerSerial, scans, latenessMaxMs }) => (
            <li key={scannerSerial}>
              {t('times.lateOf', {
                ...{
                  scanner: scannerSerial,
                  scans: amountOf(t, 'scans', scans, language),
                  age: formatAge(latenessMaxMs),
                },
              })}
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
