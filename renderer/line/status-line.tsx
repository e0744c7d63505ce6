import type { LiveView } from '../../electron/contract/live.ts'
import { stationMinuteWallMs } from '../client/state.ts'
import { useConsole, useFreshness } from '../client/store.ts'
import { addressIn } from '../client/use-address.ts'
import { useWords } from '../i18n/use-words.ts'
import { amountOf } from '../ui/amount.ts'
import { Chip } from '../ui/chip.tsx'
import { formatCount, formatMoment, orDash } from '../ui/format.ts'
import type { LineHeadline } from './screen-mode.ts'
import css from './status-line.module.css'

type Batch = NonNullable<LiveView['batch']>

/** The state in one word, then which batch, by what, and how far. */
export function StatusLine({
  headline,
  batch,
  model,
}: {
  readonly headline: LineHeadline
  readonly batch: Batch | null | undefined
  readonly model: LiveView['model'] | undefined
}) {
  const { t } = useWords()
  const { viewStale } = useFreshness()
  return (
    <div className={css.line}>
      <strong className={css.headline} data-headline={headline} data-stale={viewStale || undefined} role="status">
        {t(`line.state.${headline}`)}
      </strong>
      {batch !== null && batch !== undefined && <BatchChips batch={batch} />}
      {model !== undefined && (
        <span className={css.third}>
          <Chip kind={model.synthetic ? 'synthetic' : 'plain'}>
            {t('app.model', { model: model.modelId })}
            {model.synthetic && ` · ${t('app.synthetic')}`}
          </Chip>
        </span>
      )}
      {batch !== null && batch !== undefined && <Progress batch={batch} />}
    </div>
  )
}

function BatchChips({ batch }: { readonly batch: Batch }) {
  const { t } = useWords()
  const { flock, breed, setter, trolley, recipe } = batch
  return (
    <>
      <Chip>{t('line.chip.batch', { id: batch.batchId })}</Chip>
      <Chip>{t('line.chip.flock', { flock, breed, weeks: batch.parentAgeWeeks })}</Chip>
      <span className={css.second}>
        <Chip>{trolley === '' ? setter : t('line.chip.setterTrolley', { setter, trolley })}</Chip>
      </span>
      <span className={css.second}>
        <a className={css.recipe} href={addressIn('recipes', recipe.id, recipe.version)}>
          <Chip>{t('line.chip.recipe', { name: recipe.name, version: recipe.version })}</Chip>
        </a>
      </span>
    </>
  )
}

function Progress({ batch }: { readonly batch: Batch }) {
  const { t, language } = useWords()
  const nowWallMs = useConsole(stationMinuteWallMs)
  const count = (value: number) => formatCount(value, language)
  const time = orDash(batch.startedAtWallMs, (wallMs) => formatMoment(wallMs, nowWallMs, language))
  return (
    <span className={css.progress}>
      {batch.eggsExpected === null
        ? t('line.progress.plain', { time, eggs: amountOf(t, 'eggs', batch.eggs, language) })
        : t('line.progress.of', { time, eggs: count(batch.eggs), expected: count(batch.eggsExpected) })}
    </span>
  )
}
