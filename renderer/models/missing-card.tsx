import { Button } from '@mantine/core'
import type { ModelsView } from '../../electron/contract/models.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card } from '../ui/card.tsx'
import { formatDateTime } from '../ui/format.ts'
import { cardOf } from './active-card.tsx'
import type { Wish } from './ask-first.tsx'
import css from './models.module.css'

/** Whether the model that is to judge is not on this station at all. */
export function isMissing({ active }: Pick<ModelsView, 'active'>): boolean {
  return active.progress.refusal?.code === 'PACKAGE_MISSING'
}

/** Says that nothing judges, since when and why, and offers the successor. What its button does stands here, so nothing asks again. */
export function MissingCard({
  view,
  onChoose,
}: {
  readonly view: ModelsView
  readonly onChoose: (wish: Wish) => void
}) {
  const { t, language } = useWords()
  const { active, successor, batchesOpen } = view
  const card = successor === null ? undefined : cardOf(view, successor)
  const named =
    active.since === null
      ? t('models.missing.settings', { model: active.modelId })
      : t('models.missing.chosen', {
          model: active.modelId,
          time: formatDateTime(active.since.wallMs, language),
          who: active.since.who || t('models.active.program'),
        })
  return (
    <Card className={css.failure} label={t('models.missing.title')}>
      <div>
        <h2 className={css.name}>{t('models.missing.title')}</h2>
        <p>{`${named} ${t('models.missing.text')}`}</p>
        <p className={css.note}>
          {successor === null
            ? t('models.missing.none')
            : t('models.missing.offer', { model: successor.modelId, missing: active.modelId })}
          {card?.synthetic === true && ` ${t('models.syntheticNote')}`}
        </p>
        {batchesOpen.length > 0 && <p>{t('models.confirm.batch', { batches: batchesOpen.join(', ') })}</p>}
      </div>
      {successor !== null && (
        <Button onClick={() => onChoose({ kind: 'switch', model: successor })} disabled={view.pending !== null}>
          {t('models.missing.choose', { model: successor.modelId })}
          <LockMark of={{ station: 'switchModel' }} />
        </Button>
      )}
    </Card>
  )
}
