import { Button } from '@mantine/core'
import type { ModelsView } from '../../electron/contract/models.ts'
import { type Translate, useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import type { Order, WishOutcome } from './fulfil-wish.ts'
import css from './models.module.css'
import { faultWords } from './package-words.ts'
import { RefusedPackage } from './refused-package.tsx'

/** What somebody wished here, and what came of it. */
export interface Answered {
  readonly wish: Order
  readonly outcome: WishOutcome
}

/** What is under way, what was done, and what came to nothing. */
export function Told({
  view: { pending, failure },
  answered,
  onStop,
}: {
  readonly view: ModelsView
  readonly answered: Answered | undefined
  readonly onStop: (order: Order) => void
}) {
  const { t } = useWords()
  const isDone = answered?.outcome.ok === true
  // What was refused by now is not what failed before.
  const newest = answered === undefined || isDone ? undefined : sentenceFor(t, answered)
  const earlier = failure === null ? undefined : switchFailure(t, failure)
  // A stop that was refused is said beside what goes on.
  const isSaid = pending === null || answered?.wish.kind === 'stop'
  const why = newest === undefined ? (failure?.package ?? null) : null
  return (
    <div className={css.told}>
      <div role="status">
        {pending !== null && <Pending pending={pending} onStop={onStop} />}
        {isDone && answered.wish.kind === 'remove' && (
          <Card>
            <p>{t('models.removal.done', { model: answered.wish.model.modelId })}</p>
          </Card>
        )}
      </div>
      <div role="alert">
        {isSaid && (newest ?? earlier) !== undefined && (
          <Card className={css.failure}>
            <div>
              <p>{newest ?? earlier}</p>
              {why !== null && <RefusedPackage refusal={{ ...why, path: why.file }} />}
            </div>
          </Card>
        )}
      </div>
    </div>
  )
}

function Pending({
  pending,
  onStop,
}: {
  readonly pending: NonNullable<ModelsView['pending']>
  readonly onStop: (order: Order) => void
}) {
  const { t } = useWords()
  return (
    <Card className={css.pending}>
      <p>
        {t(`models.pending.${pending.act}`, {
          model: pending.modelId,
          progress: t(`models.progress.${pending.progress.state}`),
        })}
      </p>
      <Button variant="default" onClick={() => onStop({ kind: 'stop', model: pending })}>
        {t('models.pending.stop')}
      </Button>
    </Card>
  )
}

/** Undefined for what was done. */
function sentenceFor(t: Translate, { wish, outcome }: Answered): string | undefined {
  if (outcome.ok) return undefined
  const { modelId: model } = wish.model
  if ('removal' in outcome) {
    const reason = t(`models.removal.stays.${outcome.removal}`, { batches: outcome.batches.join(', ') })
    return t('models.removal.failure', { model, reason })
  }
  if ('refusal' in outcome) return t('models.notDone', { model, reason: refusalWords(t, outcome) })
  const reason = t('models.failed', { code: outcome.code })
  return wish.kind === 'remove'
    ? t('models.removal.failure', { model, reason })
    : t('models.failure', { model, reason })
}

function switchFailure(
  t: Translate,
  { modelId: model, refusal, faults }: Pick<NonNullable<ModelsView['failure']>, 'modelId' | 'refusal' | 'faults'>,
): string {
  return t('models.failure', { model, reason: refusalWords(t, { refusal, faults }) })
}

function refusalWords(
  t: Translate,
  { refusal, faults }: Pick<NonNullable<ModelsView['failure']>, 'refusal' | 'faults'>,
): string {
  return t(`models.refusal.${refusal}`, { faults: faultWords(t, faults) })
}
