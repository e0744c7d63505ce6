import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ReconcileResult } from '../../electron/contract/review.ts'
import { ask, codeOf } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { formatCount } from '../ui/format.ts'
import css from './service-parts.module.css'

/** Reading every row of a large database takes longer than other questions. */
const DEADLINE_MS = 60_000

type Check =
  | { readonly state: 'idle' | 'running' }
  | { readonly state: 'done'; readonly result: ReconcileResult }
  | { readonly state: 'failed'; readonly code: string }

/** Adds up all rows and compares them with the counters, while somebody watches. */
export function ReconcileCard() {
  const { t } = useWords()
  const [check, setCheck] = useState<Check>({ state: 'idle' })
  const run = () => {
    setCheck({ state: 'running' })
    ask('review', (review) => review.call('reconcile', {}, { deadlineMs: DEADLINE_MS })).then(
      (result) => setCheck({ state: 'done', result }),
      (reason: unknown) => setCheck({ state: 'failed', code: codeOf(reason) }),
    )
  }
  return (
    <Card>
      <CardHead title={t('places.service.reconcile.title')} />
      <p className={css.note}>{t('places.service.reconcile.text')}</p>
      <Button className={css.button} onClick={run} disabled={check.state === 'running'}>
        {t(check.state === 'running' ? 'places.service.reconcile.running' : 'places.service.reconcile.button')}
      </Button>
      <div role="status">
        <Outcome check={check} />
      </div>
    </Card>
  )
}

function Outcome({ check }: { readonly check: Check }) {
  const { t, language } = useWords()
  if (check.state === 'failed')
    return <p className={css.note}>{t('places.service.reconcile.failed', { code: check.code })}</p>
  if (check.state !== 'done') return null
  const { result } = check
  if (result.agrees) {
    const counts = { scans: formatCount(result.scanRows, language), cells: formatCount(result.eggRows, language) }
    return <p className={css.note}>{t('places.service.reconcile.agrees', counts)}</p>
  }
  return (
    <>
      <p className={css.note}>{t('places.service.reconcile.differs')}</p>
      <ul className={css.differences}>
        {result.differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </>
  )
}
