import type { RecordLife } from '../../electron/contract/batch-life.ts'
import { useWords } from '../i18n/use-words.ts'
import { whoChose } from '../people/who-chose.ts'
import { amountOf } from '../ui/amount.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { formatDateTime } from '../ui/format.ts'
import css from './record-life.module.css'

/** Which model judged from when, and how many eggs each decided; nothing for a batch that one model judged. */
export function RecordModels({
  models: { since, judged },
  timeZone,
}: {
  readonly models: RecordLife['models']
  readonly timeZone: string
}) {
  const { t, language } = useWords()
  if (judged.length === 0) return null
  return (
    <Card label={t('batchLife.models.title')}>
      <CardHead title={t('batchLife.models.title')} />
      <ul className={css.list}>
        {since.map(({ modelId: model, fromWallMs, who, act }) => (
          <li key={fromWallMs}>
            {t(`batchLife.models.${act}`, {
              ...{ model, time: formatDateTime(fromWallMs, language, timeZone) },
              who: whoChose(t, who),
            })}
          </li>
        ))}
        {judged.map(({ modelId, eggs, scans }) => (
          <li key={modelId ?? ''}>
            {t(modelId === null ? 'batchLife.models.byNone' : 'batchLife.models.judged', {
              ...{
                model: modelId ?? '',
                eggs: amountOf(t, 'eggs', eggs, language),
                scans: amountOf(t, 'scans', scans, language),
              },
            })}
          </li>
        ))}
      </ul>
    </Card>
  )
}
