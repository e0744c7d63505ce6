import type { EggAttempt } from '../../../../electron/contract/looking-back.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { formatCount, formatNumber } from '../../../ui/format.ts'
import css from './explain.module.css'
import type { Explained } from './explained.ts'
import { sexAsShown } from './sex-as-shown.ts'

/** The probabilities with the lines that the recipe draws through them, and what they are worth. */
export function PredictionPart({
  attempt,
  explained,
}: {
  readonly attempt: EggAttempt
  readonly explained: Explained
}) {
  const { t } = useWords()
  const { probabilities: p, recipe } = attempt
  const fertility = recipe.fertilityThreshold
  const bars =
    p === null
      ? []
      : ([
          [t('back.egg.viable'), p.viable, fertility],
          [t('back.egg.female'), sexAsShown(p.female).female, recipe.femaleThreshold],
          [t('back.egg.male'), sexAsShown(p.female).male, recipe.maleThreshold],
          [t('back.egg.infertile'), p.infertile, fertility],
          [t('words.eggClass.EARLY_DEAD'), p.earlyDead, fertility],
          [t('words.eggClass.MID_DEAD'), p.midDead, fertility],
          [t('back.egg.empty'), p.empty, fertility],
        ] as const)
  return (
    <section>
      <h3 className={css.title}>{t('explain.prediction.title')}</h3>
      {p === null ? (
        <p className={css.quiet}>{t('back.egg.noPrediction')}</p>
      ) : (
        <>
          <ul className={css.bars}>
            {bars.map(([name, value, line]) => (
              <Bar key={name} name={name} value={value} line={line} />
            ))}
          </ul>
          {attempt.reason === 'MODEL_FAILED' && <p className={css.warn}>{t('explain.prediction.notBelieved')}</p>}
          <Worth attempt={attempt} explained={explained} />
        </>
      )}
    </section>
  )
}

function Worth({ attempt, explained }: { readonly attempt: EggAttempt; readonly explained: Explained }) {
  const { t, language } = useWords()
  if (explained === undefined || attempt.model === null) return null
  const { model } = explained
  if (model === null) {
    return <p className={css.quiet}>{t('explain.prediction.noPackage', { model: attempt.model.modelId })}</p>
  }
  if (model.calibration === null) return <p className={css.quiet}>{t('explain.prediction.notCalibrated')}</p>
  const { images, error, errorImages } = model.calibration
  return (
    <p className={css.quiet}>
      {t('explain.prediction.calibrated', {
        images: formatCount(images, language),
        others: formatCount(errorImages, language),
        error: formatNumber(100 * error, language, 1),
      })}{' '}
      {model.synthetic && t('explain.prediction.synthetic')}
    </p>
  )
}

const WIDTH = 100

function Bar({ name, value, line }: { readonly name: string; readonly value: number; readonly line: number }) {
  const { t, language } = useWords()
  return (
    <li className={css.bar}>
      <span>{name}</span>
      <svg className={css.track} viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none" aria-hidden="true">
        <rect className={css.ground} width={WIDTH} height={12} />
        <rect className={css.fill} width={WIDTH * value} height={12} />
        {line > 0 && <rect className={css.line} x={WIDTH * line - 0.5} width={1} height={12} />}
      </svg>
      <span className={css.value}>{formatNumber(value, language, 3)}</span>
      {line > 0 && (
        <span className="visually-hidden">{t('back.egg.line', { value: formatNumber(line, language, 2) })}</span>
      )}
    </li>
  )
}
