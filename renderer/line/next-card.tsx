import type { ReactNode } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import { useFreshness } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { formatWait } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import type { Staleness } from './batch-view.tsx'
import css from './next-card.module.css'

type NextStep = LiveView['next'][number]

/** More steps than this would be a list to read, not a glance. */
const STEPS_SHOWN = 4

/** What comes next, and what there is to do. */
export function NextCard({
  view,
  batchState,
  staleness,
  children,
}: {
  readonly view: Pick<LiveView, 'next' | 'backlog' | 'problems' | 'link'>
  readonly batchState: NonNullable<LiveView['batch']>['state']
  readonly staleness: Staleness
  /** What else of the future can be seen to from here. */
  readonly children?: ReactNode
}) {
  const { t } = useWords()
  const { next, backlog, problems } = view
  const { frozen } = useFreshness()
  const more = next.length - STEPS_SHOWN
  return (
    <Card className={css.card} {...staleness}>
      <CardHead title={t('line.next.title')} />
      <ul className={css.list} data-stale={staleness.stale || undefined}>
        {next.length === 0 && (
          <NothingNext
            batchState={batchState}
            alarmed={problems.length > 0 || (frozen !== undefined && frozen !== 'restarting')}
          />
        )}
        {next.slice(0, STEPS_SHOWN).map((step) => (
          <NextStepItem key={keyOf(step)} step={step} streams={view.link.state === 'Streaming'} />
        ))}
        {backlog > 0 && (
          <Step sign={<Icon name="refresh" size={22} />} title={t('line.next.backlog', { count: backlog })} quiet />
        )}
      </ul>
      {more > 0 && <div className={css.more}>{t('line.next.more', { count: more })}</div>}
      {children}
    </Card>
  )
}

/** Even when the line needs nothing, the state of the batch may, or an alarm. */
function NothingNext({
  batchState,
  alarmed,
}: {
  readonly batchState: NonNullable<LiveView['batch']>['state']
  readonly alarmed: boolean
}) {
  const { t } = useWords()
  if (alarmed && batchState === 'running') {
    return <Step sign={<Icon name="alarms" size={22} />} title={t('line.next.alarm')} tip={t('line.next.alarmTip')} />
  }
  const what = batchState === 'paused' || batchState === 'closing' || batchState === 'closed' ? batchState : 'nothing'
  return <Step sign={<Icon name="check" size={22} />} title={t(`line.next.${what}`)} tip={t(`line.next.${what}Tip`)} />
}

function NextStepItem({ step, streams }: { readonly step: NextStep; readonly streams: boolean }) {
  const { t } = useWords()
  switch (step.kind) {
    case 'tray-on-hold':
      return (
        <Step
          sign={
            <span className={css.hold} aria-hidden="true">
              {t('line.next.holdBadge')}
            </span>
          }
          title={t('line.next.hold', { code: step.trayCode })}
          tip={t(streams ? 'line.next.holdTip' : 'line.next.holdTipAway')}
          strong
        />
      )
    case 'tray-expected':
      return (
        <Step
          sign={<Icon name="arrow" size={22} />}
          title={step.inMs > 0 ? t('line.next.expected', { age: formatWait(step.inMs) }) : t('line.next.due')}
        />
      )
    case 'close-batch':
      return (
        <Step sign={<Icon name="check" size={22} />} title={t('line.next.full')} tip={t('line.next.fullTip')} strong />
      )
  }
}

function Step({
  sign,
  title,
  tip,
  strong = false,
  quiet = false,
}: {
  readonly sign: ReactNode
  readonly title: string
  readonly tip?: string
  readonly strong?: boolean
  readonly quiet?: boolean
}) {
  return (
    <li className={css.step} data-quiet={quiet || undefined}>
      <span className={css.sign}>{sign}</span>
      <span>
        {strong ? <strong>{title}</strong> : title}
        {tip !== undefined && <span className={css.tip}>{tip}</span>}
      </span>
    </li>
  )
}

function keyOf(step: NextStep): string {
  return step.kind === 'tray-on-hold' ? `${step.kind}${step.visitId}` : step.kind
}
