import type { EggAttempt } from '../../../electron/contract/looking-back.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Facts } from '../../ui/facts.tsx'
import { formatNumber, formatPercent, orDash } from '../../ui/format.ts'
import css from './model-words.module.css'

/** What the model said, against the lines that the recipe draws, and how good the picture was. */
export function ModelWords({ attempt }: { readonly attempt: EggAttempt }) {
  const { t, language } = useWords()
  const { probabilities: p, recipe } = attempt
  const fertility = recipe.fertilityThreshold
  const bars =
    p === null
      ? []
      : ([
          [t('back.egg.viable'), p.viable, fertility],
          [t('back.egg.female'), p.female, recipe.femaleThreshold],
          [t('back.egg.male'), 1 - p.female, recipe.maleThreshold],
          [t('back.egg.infertile'), p.infertile, fertility],
          [t('words.eggClass.EARLY_DEAD'), p.earlyDead, fertility],
          [t('words.eggClass.MID_DEAD'), p.midDead, fertility],
          [t('back.egg.empty'), p.empty, fertility],
        ] as const)
  return (
    <>
      <section>
        <h3 className={css.title}>{t('back.egg.probabilities')}</h3>
        {p === null ? (
          <p className={css.none}>{t('back.egg.noPrediction')}</p>
        ) : (
          <ul className={css.bars}>
            {bars.map(([name, value, line]) => (
              <Bar key={name} name={name} value={value} line={line} />
            ))}
          </ul>
        )}
      </section>
      <section>
        <h3 className={css.title}>{t('back.egg.quality')}</h3>
        <Facts
          rows={[
            [t('back.egg.snr'), orDash(attempt.signalToNoise, (value) => formatNumber(value, language, 1))],
            [t('back.egg.saturated'), orDash(attempt.saturatedShare, (value) => `${formatPercent(value, language)} %`)],
            [t('back.egg.coil'), attempt.coil],
          ]}
        />
      </section>
    </>
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
