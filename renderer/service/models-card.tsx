import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { FoldedDetail } from '../ui/folded-detail.tsx'
import css from './service-parts.module.css'

/** On Service: which model judges, and the way to all of them. */
export function ModelsCard() {
  const { t } = useWords()
  const modelId = useConsole(({ view }) => view?.model.modelId ?? '')
  const synthetic = useConsole(({ view }) => view?.model.synthetic === true)
  const refusedDetail = useConsole(({ view }) => view?.model.refusedDetail ?? '')
  return (
    <Card>
      <CardHead title={t('models.title')} />
      <p className={css.note}>{t('models.text')}</p>
      {modelId !== '' && (
        <p className={css.good}>
          {t('models.active.title')}: {modelId} {synthetic && <Chip kind="synthetic">{t('models.synthetic')}</Chip>}
        </p>
      )}
      <FoldedDetail summary={t('models.refusedDetail')} text={refusedDetail} />
      <a className={css.link} href="#/models">
        {t('models.open')}
      </a>
    </Card>
  )
}
