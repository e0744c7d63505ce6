import { Checkbox } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { StartCheckView } from '../../electron/contract/batch-life.ts'
import type { StartBatch } from '../../electron/contract/start-batch.ts'
import type { StartCheckId } from '../../electron/domain/batch/start-checks.ts'
import { ask } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { CheckMark } from '../ui/check-mark.tsx'
import { areAccepted, warningsIn } from './accepted-warnings.ts'
import { ConfirmClock } from './confirm-clock.tsx'
import css from './start-checks.module.css'

/** The line changes under the form: a cable, an alarm, the clock. */
const LOOK_AGAIN_MS = 2_000

/** What would be looked at if this batch began now, as the station answers; undefined until it did. */
export function useStartChecks(wish: StartBatch | undefined): readonly StartCheckView[] | undefined {
  const [checks, setChecks] = useState<readonly StartCheckView[]>()
  const asked = wish === undefined ? undefined : JSON.stringify(wish)
  useEffect(() => {
    if (asked === undefined) return undefined
    let wanted = true
    const look = () => {
      ask('station', (station) => station.call('startChecks', JSON.parse(asked) as StartBatch)).then(
        (answer) => wanted && setChecks(answer),
        () => undefined,
      )
    }
    look()
    const timer = setInterval(look, LOOK_AGAIN_MS)
    return () => {
      wanted = false
      clearInterval(timer)
    }
  }, [asked])
  return wish === undefined ? undefined : checks
}

/** Each check in words; what only warns can be accepted, together, by whoever starts. */
export function StartChecks({
  checks,
  accepted,
  onAccept,
}: {
  readonly checks: readonly StartCheckView[]
  /** Warnings of which somebody has said that they know. */
  readonly accepted: readonly StartCheckId[]
  readonly onAccept: (accepted: readonly StartCheckId[]) => void
}) {
  const { t } = useWords()
  const bad = checks.filter(({ verdict }) => verdict !== 'ok')
  const warnings = warningsIn(checks)
  return (
    <section className={css.checks} aria-labelledby="start-checks">
      <h2 id="start-checks" className={css.title}>
        {t('batchLife.checks.title')}
      </h2>
      {bad.length === 0 && <p className={css.ready}>{t('batchLife.checks.ready')}</p>}
      <ul className={css.list}>
        {bad.map(({ id, verdict }) => (
          <li key={id} className={css.check} data-verdict={verdict}>
            <CheckMark verdict={verdict} />
            <span>
              <span className="visually-hidden">{`${t(`batchLife.checks.verdict.${verdict}`)}: `}</span>
              {t(`batchLife.checks.check.${id}.bad`)}
              {id === 'CLOCK' && <ConfirmClock />}
            </span>
          </li>
        ))}
      </ul>
      {warnings.length > 0 && (
        <Checkbox
          className={css.accept}
          size="lg"
          label={t('batchLife.checks.accept')}
          checked={areAccepted(accepted, checks)}
          onChange={(event) => onAccept(event.currentTarget.checked ? warnings : [])}
        />
      )}
    </section>
  )
}
