import type { EggAttempt } from '../../../../electron/contract/looking-back.ts'
import {
  isMost,
  isProbability,
  type LineDistance,
  lineDistances,
} from '../../../../electron/domain/recipe/line-distances.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { formatNumber, formatPercent } from '../../../ui/format.ts'
import css from './explain.module.css'
import { judgedFigures } from './explained.ts'
import { sexAsShown } from './sex-as-shown.ts'

/** How far the egg was from each line of its recipe, and which single figure would have made it something else. */
export function ClassPart({ attempt }: { readonly attempt: EggAttempt }) {
  const { t } = useWords()
  const recipe = `${attempt.recipe.name} ${attempt.recipe.version}`
  return (
    <section>
      <h3 className={css.title}>{t('explain.class.title')}</h3>
      <p>{t('explain.class.called', { eggClass: t(`words.eggClass.${attempt.eggClass}`), recipe })}</p>
      <Lines attempt={attempt} />
    </section>
  )
}

function Lines({ attempt }: { readonly attempt: EggAttempt }) {
  const { t, language } = useWords()
  const figures = judgedFigures(attempt)
  const { image } = attempt.recipe
  if (figures === undefined) return null
  if (image === null) return <p className={css.quiet}>{t('explain.class.noRecipe')}</p>
  const { eggClass, distances, nearest } = lineDistances(figures, { ...attempt.recipe, image })
  const sure = eggClass === attempt.eggClass
  return (
    <>
      {sure ? (
        <p className={css.nearest}>
          {nearest === undefined
            ? t(eggClass === 'UNREADABLE' ? 'explain.class.notAsked' : 'explain.class.noNearest')
            : t('explain.class.nearest', {
                line: t(`explain.class.line.${nearest.line}`),
                points: formatNumber(100 * Math.abs(nearest.distance), language, 1),
                beyond: t(`words.eggClass.${nearest.beyond}`),
              })}
        </p>
      ) : (
        <p className={css.quiet}>{t('explain.class.rounded')}</p>
      )}
      <table className={css.lines}>
        <thead>
          <tr>
            <th scope="col">{t('explain.class.column.line')}</th>
            <th scope="col">{t('explain.class.column.figure')}</th>
            <th scope="col">{t('explain.class.column.limit')}</th>
            <th scope="col">{t('explain.class.column.distance')}</th>
            {sure && <th scope="col">{t('explain.class.column.beyond')}</th>}
          </tr>
        </thead>
        <tbody>
          {distances.filter(wasAsked(attempt)).map((one) => (
            <LineRow key={one.line} of={one} beyond={sure ? one.beyond : undefined} now={eggClass} />
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Older scans were not asked how evenly, and how undisturbed, their egg was seen. */
function wasAsked({ interference, evenness }: EggAttempt): (one: LineDistance) => boolean {
  return ({ line }) =>
    (line !== 'interferenceMax' || interference !== null) && (line !== 'evennessMin' || evenness !== null)
}

function LineRow({
  of,
  beyond,
  now,
}: {
  readonly of: LineDistance
  readonly beyond: LineDistance['beyond'] | undefined
  readonly now: LineDistance['beyond']
}) {
  const { t, language } = useWords()
  const { line, figure, limit, distance } = of
  const inPoints = line !== 'signalToNoiseMin'
  const told = (value: number) =>
    !isProbability(line) && inPoints
      ? `${formatPercent(value, language)} %`
      : formatNumber(value, language, isProbability(line) ? 3 : 1)
  const amount = formatNumber(Math.abs(inPoints ? 100 * distance : distance), language, 1)
  const signed = `${distance < 0 ? '−' : '+'}${amount}`
  return (
    <tr className={distance < 0 ? css.below : undefined}>
      <th scope="row">{t(`explain.class.line.${line}`)}</th>
      <td>{told(line === 'maleThreshold' ? sexAsShown(1 - figure).male : figure)}</td>
      <td>{isMost(line) ? `≤ ${told(limit)}` : `≥ ${told(limit)}`}</td>
      <td>{inPoints ? t('explain.points', { value: signed }) : signed}</td>
      {beyond !== undefined && (
        <td className={css.word}>{beyond === now ? t('explain.class.same') : t(`words.eggClass.${beyond}`)}</td>
      )}
    </tr>
  )
}
