import { Button } from '@mantine/core'
import type { ModelCard, ModelsView } from '../../electron/contract/models.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { formatDateTime } from '../ui/format.ts'
import type { Wish } from './ask-first.tsx'
import { CardFacts } from './card-facts.tsx'
import css from './models.module.css'
import { RefusedPackage } from './refused-package.tsx'

/** The model that judges, what it says of itself, and the way back. */
export function ActiveCard({ view, onWish }: { readonly view: ModelsView; readonly onWish: (wish: Wish) => void }) {
  const { t, language } = useWords()
  const { active, previous } = view
  const { refusal } = active.progress
  const isGone = refusal?.code === 'PACKAGE_MISSING'
  const card = cardOf(view, active)
  const isThere = previous !== null && cardOf(view, previous) !== undefined
  return (
    <Card className={css.card} label={t('models.active.title')}>
      <CardHead title={t('models.active.title')} />
      <p className={css.name}>
        {active.modelId} {card?.synthetic !== false && <Chip kind="synthetic">{t('models.synthetic')}</Chip>}
      </p>
      <p className={css.note}>
        {active.since === null
          ? t('models.active.settings')
          : t('models.active.since', {
              time: formatDateTime(active.since.wallMs, language),
              who: active.since.who || t('models.active.program'),
            })}
      </p>
      {active.progress.state !== 'ready' && (
        <p className={css.state}>{isGone ? t('models.missing.line') : t(`models.progress.${active.progress.state}`)}</p>
      )}
      {refusal !== null && !isGone && <RefusedPackage refusal={{ ...refusal, path: refusal.file }} />}
      {card !== undefined && <CardFacts card={card} />}
      <div className={css.acts}>
        {previous !== null && isThere && (
          <Button
            onClick={() => onWish({ kind: 'rollBack', model: previous })}
            disabled={view.pending !== null}
            variant="default"
          >
            {t('models.active.rollBack', { model: previous.modelId })}
            <LockMark of={{ station: 'rollBackModel' }} />
          </Button>
        )}
        {!isThere && (
          <p className={css.note}>
            {previous === null ? t('models.active.noPrevious') : t('models.active.gone', { model: previous.modelId })}
          </p>
        )}
      </div>
    </Card>
  )
}

/** What the package of a model says of itself, if it is here. */
export function cardOf(
  { library }: Pick<ModelsView, 'library'>,
  model: { readonly modelId: string; readonly manifestSha256: string },
): ModelCard | undefined {
  return library.find((one) => one.modelId === model.modelId && one.manifestSha256 === model.manifestSha256)
}
