import { useConsole, useFreshness } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatMoment } from '../ui/format.ts'
import css from './cloud-chip.module.css'

/** What of the closed batches is in the cloud. Waiting is ordinary, because there may be no network; refused needs a person. */
export function CloudChip() {
  const { t, language } = useWords()
  const state = useConsole((known) => known.view?.cloud.state)
  const upToWallMs = useConsole((known) => known.view?.cloud.upToWallMs ?? undefined)
  const waiting = useConsole((known) => known.view?.cloud.waiting ?? 0)
  const sinceWallMs = useConsole((known) => known.view?.cloud.waitingSinceWallMs ?? undefined)
  const parked = useConsole((known) => known.view?.cloud.parked ?? 0)
  const nowWallMs = useConsole((known) => known.view?.atWallMs ?? 0)
  const { viewStale } = useFreshness()
  if (state === undefined) return <span className={css.chip}>{t('app.cloud.unknown')}</span>
  const moment = (wallMs: number | undefined) => (wallMs === undefined ? '' : formatMoment(wallMs, nowWallMs, language))
  const main =
    state === 'waiting'
      ? t('app.cloud.waiting', { count: waiting, time: moment(sinceWallMs) })
      : state === 'up-to-date' && upToWallMs !== undefined
        ? t('app.cloud.upTo', { time: moment(upToWallMs) })
        : t(`app.cloud.${state}`)
  const attention = parked > 0
  return (
    <span className={css.chip} data-attention={attention || undefined} data-stale={viewStale || undefined}>
      {attention ? t('app.cloud.withParked', { text: main, count: parked }) : main}
    </span>
  )
}
