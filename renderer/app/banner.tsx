import type { ReactNode } from 'react'
import type { Problem } from '../../electron/contract/vocabulary.ts'
import { firstOut } from '../client/problems.ts'
import { stationAgeMs, stationMinuteWallMs } from '../client/state.ts'
import { useConsole, useFreshness } from '../client/store.ts'
import { useDamage } from '../client/use-damage.ts'
import { useStartRefusal } from '../client/use-start-refusal.ts'
import { useWords } from '../i18n/use-words.ts'
import { TryNow } from '../link/try-now.tsx'
import { formatAge, formatClock, formatMoment, formatWait } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { type Priority, PriorityMark } from '../ui/priority-mark.tsx'
import { problemDetail } from '../ui/problem-detail.ts'
import { problemTip } from '../ui/problem-tip.ts'
import css from './banner.module.css'
import { addressOf, usePlace } from './places.ts'

/** What must be known on every screen: that the numbers are frozen, or else the first alarm. */
export function Banner() {
  const { frozen } = useFreshness()
  const problems = useConsole((state) => state.view?.problems)
  // Before all that is known of the start before this one.
  if (frozen === 'restarting') return <RestartingBanner />
  if (frozen !== undefined || problems === undefined) return <BlindBanner cause={frozen} />
  const first = firstOut(problems)
  if (first === undefined) return null
  return <ProblemBanner problem={first} others={problems.length - 1} />
}

/** Nothing comes from the station: because it has no database, because it cannot start, or for a reason of the connection. */
function BlindBanner({ cause }: { readonly cause: 'never' | 'lost' | 'station' | undefined }) {
  const { t } = useWords()
  const damage = useDamage()
  const refusal = useStartRefusal()
  // What is known of a damaged database may be of an earlier start.
  if (refusal !== undefined && cause !== 'lost' && cause !== 'never') {
    const { code } = refusal
    return <ToService title={t(`durability.refusal.${code}.title`)} tip={t(`durability.refusal.${code}.tip`)} />
  }
  if (damage !== undefined) {
    return <ToService title={t('durability.rescue.title')} tip={t('durability.rescue.tip')} />
  }
  return cause === undefined ? null : <FrozenBanner cause={cause} />
}

/** What Service has the way out of; there a card says it. */
function ToService({ title, tip }: { readonly title: string; readonly tip: string }) {
  if (usePlace() === 'service') return null
  return <Strip priority={1} title={title} tip={tip} act={<OpenService />} />
}

function OpenService() {
  const { t } = useWords()
  if (usePlace() === 'service') return null
  return (
    <a className={css.more} href={addressOf('service')}>
      {t('durability.rescue.open')}
    </a>
  )
}

function ProblemBanner({ problem, others }: { readonly problem: Problem; readonly others: number }) {
  const { t, language } = useWords()
  const ageMs = useConsole((state) => stationAgeMs(state, problem.sinceWallMs))
  const nowWallMs = useConsole(stationMinuteWallMs)
  const linkProblemId = useConsole((state) => state.view?.link.problem?.id)
  const detail = problemDetail(problem, language)
  const title = t(`app.problem.${problem.id}.title`)
  return (
    <Strip
      priority={problem.priority}
      title={detail === undefined ? title : `${title} · ${detail}`}
      tip={problemTip(t, problem, language)}
      since={t('app.banner.since', {
        time: formatMoment(problem.sinceWallMs, nowWallMs, language, formatClock),
        age: formatAge(ageMs),
      })}
      act={actFor(problem.id, linkProblemId)}
      more={others > 0 ? t('app.banner.more', { count: others }) : undefined}
    />
  )
}

/** What can be done about it from every screen. */
function actFor(id: Problem['id'], linkProblemId: string | undefined): ReactNode {
  if (id === 'MODEL_MISSING') return <ChooseModel />
  if (id === 'DATABASE_DAMAGED') return <OpenService />
  return id === linkProblemId ? <TryNow /> : undefined
}

function ChooseModel() {
  const { t } = useWords()
  return (
    <a className={css.more} href={addressOf('models')}>
      {t('models.missing.open')}
    </a>
  )
}

/** No alarm: it was ordered, and is over in seconds. */
function RestartingBanner() {
  const { t } = useWords()
  const isStopping = useConsole(({ health }) => health?.find(({ name }) => name === 'station')?.state === 'stopped')
  const known = useConsole((state) => state.view !== undefined)
  const starting = known ? 'restarting' : 'starting'
  const title = t(`app.ordered.${isStopping ? 'stopping' : starting}`)
  return (
    <section className={css.banner} data-calm aria-label={title}>
      <Icon name="refresh" size={30} />
      <div className={css.text} role="status">
        <strong className={css.title}>{title}</strong>
        <span className={css.tip}>{t('app.ordered.tip')}</span>
      </div>
    </section>
  )
}

function FrozenBanner({ cause }: { readonly cause: 'never' | 'lost' | 'station' }) {
  const { t, language } = useWords()
  const frozenSinceWallMs = useConsole((state) => state.view?.atWallMs ?? 0)
  const frozenForMs = useConsole((state) => Math.floor((state.nowMonoMs - state.viewArrivedMonoMs) / 1_000) * 1_000)
  const retryInMs = useConsole(({ connection, nowMonoMs }) =>
    connection.phase === 'lost' ? Math.ceil((connection.retryAtMonoMs - nowMonoMs) / 1_000) * 1_000 : 0,
  )
  const refusal = useConsole(({ connection }) => (connection.phase === 'lost' ? connection.refusal : undefined))
  const known = useConsole((state) => state.view !== undefined)
  const title = known
    ? t('app.frozen.title', { time: formatClock(frozenSinceWallMs, language), age: formatAge(frozenForMs) })
    : t('app.frozen.neverTitle')
  const tip = refusal === undefined ? t(`app.frozen.${cause}`) : t('app.frozen.refused')
  const retry = retryInMs > 0 ? t('app.frozen.retry', { age: formatWait(retryInMs) }) : undefined
  return <Strip priority={1} title={title} tip={tip} since={retry} />
}

/** The age stands outside the announced part: a screen reader must not repeat the alarm every second. */
function Strip({
  priority,
  title,
  tip,
  since,
  act,
  more,
}: {
  readonly priority: Priority
  readonly title: string
  readonly tip: string
  readonly since?: string | undefined
  /** What can be done about it from here. */
  readonly act?: ReactNode
  readonly more?: string | undefined
}) {
  const { t } = useWords()
  return (
    <section
      className={css.banner}
      data-priority={priority}
      data-act={act !== undefined || undefined}
      aria-label={t('app.banner.label')}
    >
      <PriorityMark priority={priority} size={40} />
      <div className={css.text} role="alert">
        <strong className={css.title}>{title}</strong>
        <span className={css.tip}>{tip}</span>
      </div>
      {since !== undefined && <span className={css.since}>{since}</span>}
      {act}
      {more !== undefined && (
        <a className={css.more} href={addressOf('alarms')} title={t('app.banner.showAll')}>
          {more}
        </a>
      )}
    </section>
  )
}
