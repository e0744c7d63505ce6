import type { ReactNode } from 'react'
import type { EggExplanation } from '../../../../electron/contract/explain.ts'
import type { EggAttempt } from '../../../../electron/contract/looking-back.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import { formatNumber, formatPercent } from '../../../ui/format.ts'
import css from './explain.module.css'
import type { Explained } from './explained.ts'
import { useImageLines } from './image-lines.tsx'

type Figures = NonNullable<NonNullable<EggExplanation['picture']>['figures']>
type Range = NonNullable<EggExplanation['usualAirCell']>

const HOURS_PER_DAY = 24

/** How good the picture was, each figure beside its limit or what is usual; why it was unreadable, if it was. */
export function PicturePart({ attempt, explained }: { readonly attempt: EggAttempt; readonly explained: Explained }) {
  const { t } = useWords()
  const rows: (readonly [string, ReactNode])[] = [
    ...useImageLines(attempt).map(
      ({ limit, value, told, beyond }) =>
        [t(`explain.class.line.${limit}`), <Against key={limit} value={value} limit={told} beyond={beyond} />] as const,
    ),
    ...useMeasuredRows(explained),
    [t('back.egg.coil'), attempt.coil],
  ]
  return (
    <section>
      <h3 className={css.title}>{t('explain.picture.title')}</h3>
      <WhyUnreadable attempt={attempt} />
      <Facts rows={rows} />
      {explained?.picture === null && <p className={css.quiet}>{t('explain.picture.notKept')}</p>}
      {explained?.picture?.figures === null && <p className={css.quiet}>{t('explain.picture.noEgg')}</p>}
      {explained?.picture?.figures?.cutOff === true && <p className={css.warn}>{t('explain.picture.cutOff')}</p>}
      {explained?.picture?.figures?.airCell?.end === 'bottom' && (
        <p className={css.warn}>{t('explain.picture.inverted')}</p>
      )}
      {explained?.picture?.figures && <p className={css.quiet}>{t('explain.picture.usualRule')}</p>}
    </section>
  )
}

function useMeasuredRows(explained: Explained): readonly (readonly [string, ReactNode])[] {
  const { t, language } = useWords()
  const figures = explained?.picture?.figures
  if (explained === undefined || figures === undefined || figures === null) return []
  const golden = explained.model?.goldenRange ?? null
  const otherSize = explained.model?.goldenOtherSize ?? null
  const digits = (value: number) => formatNumber(value, language, 2)
  const percent = (value: number) => `${formatPercent(value, language)} %`
  const among = (range: Range | undefined, told: (value: number) => string) =>
    range === undefined
      ? otherSize === null
        ? t('explain.picture.noGolden')
        : t('explain.picture.goldenOtherSize', otherSize)
      : t('explain.picture.golden', { from: told(range.from), to: told(range.to) })
  return [
    [
      t('explain.picture.sharpness'),
      <Against
        key="sharpness"
        value={digits(figures.sharpness)}
        limit={among(golden?.sharpness, digits)}
        beyond={isOutside(figures.sharpness, golden?.sharpness)}
        remark={t('explain.picture.outside')}
      />,
    ],
    [
      t('explain.picture.coverage'),
      <Against
        key="coverage"
        value={percent(figures.coverage)}
        limit={among(golden?.coverage, percent)}
        beyond={isOutside(figures.coverage, golden?.coverage)}
        remark={t('explain.picture.outside')}
      />,
    ],
    [t('explain.picture.airCell'), <AirCellFigure key="air" figures={figures} explained={explained} />],
  ]
}

function AirCellFigure({ figures, explained }: { readonly figures: Figures; readonly explained: EggExplanation }) {
  const { t, language } = useWords()
  const { airCell } = figures
  const { usualAirCell: usual, ageHours } = explained
  if (airCell === null) return <>{t('explain.picture.noAirCell')}</>
  const whole = (share: number) => formatNumber(100 * share, language, 0)
  const limit =
    usual === null || ageHours === null
      ? t('explain.picture.noAge')
      : t('explain.picture.usual', {
          day: Math.floor(ageHours / HOURS_PER_DAY),
          from: whole(usual.from),
          to: whole(usual.to),
        })
  return (
    <Against
      value={t('explain.picture.ofLength', { value: whole(airCell.depthShare) })}
      limit={limit}
      beyond={isOutside(airCell.depthShare, usual ?? undefined)}
      remark={t(usual !== null && airCell.depthShare > usual.to ? 'explain.picture.larger' : 'explain.picture.smaller')}
    />
  )
}

/** Figures are compared as they are shown: 0.32 is not outside 0.28 to 0.32. */
const SHOWN_STEPS = 100

function isOutside(value: number, range: Range | undefined): boolean {
  const shown = (one: number) => Math.round(one * SHOWN_STEPS)
  return range !== undefined && (shown(value) < shown(range.from) || shown(value) > shown(range.to))
}

/** A figure, and what it is held against; marked by more than a colour where it lies beyond. */
function Against({
  value,
  limit,
  beyond,
  remark,
}: {
  readonly value: string
  readonly limit: string | null
  readonly beyond: boolean
  readonly remark?: string
}) {
  return (
    <>
      <span className={beyond ? css.beyond : undefined}>{value}</span>
      {limit !== null && <span className={css.limit}>{limit}</span>}
      {beyond && remark !== undefined && <span className={css.remark}>{remark}</span>}
    </>
  )
}

function WhyUnreadable({ attempt }: { readonly attempt: EggAttempt }) {
  const { t } = useWords()
  const lines = useImageLines(attempt)
  if (attempt.eggClass !== 'UNREADABLE') return null
  const { signalToNoise, saturatedShare, reason } = attempt
  const reasons = [
    ...(signalToNoise === null || saturatedShare === null || reason === 'MODEL_FAILED'
      ? [t('explain.picture.noModel')]
      : []),
    ...lines.filter(({ beyond }) => beyond).map(({ because }) => because),
  ]
  if (reasons.length === 0) return null
  return (
    <div className={css.warn} role="note">
      <strong>{t('explain.picture.unreadable')}</strong>
      <ul className={css.reasons}>
        {reasons.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  )
}
