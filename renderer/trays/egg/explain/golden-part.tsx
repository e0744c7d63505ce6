import type { NearGoldenScan } from '../../../../electron/contract/explain.ts'
import type { Language } from '../../../i18n/languages.ts'
import { type Translate, useWords } from '../../../i18n/use-words.ts'
import { Chip } from '../../../ui/chip.tsx'
import { EggPicture } from '../../../ui/egg-picture.tsx'
import { formatNumber } from '../../../ui/format.ts'
import css from './explain.module.css'
import type { Explained } from './explained.ts'

/** Which of the package's own examples the model judges most like this egg, with their pictures. */
export function GoldenPart({ explained }: { readonly explained: Explained }) {
  const { t, language } = useWords()
  if (explained === undefined || explained.model === null) return null
  const { modelId, nearest, synthetic } = explained.model
  return (
    <section>
      <h3 className={css.title}>
        {t('explain.golden.title')} {synthetic && <Chip kind="synthetic">{t('app.synthetic')}</Chip>}
      </h3>
      {nearest.length === 0 ? (
        <p className={css.quiet}>{t('explain.golden.none')}</p>
      ) : (
        <ul className={css.golden}>
          {nearest.map((one) => {
            const name = t('explain.golden.picture', { n: one.scan + 1, model: modelId })
            return (
              <li key={one.scan} className={css.example}>
                <EggPicture picture={one.picture} attention={null} label={name} />
                <span className={css.value}>
                  {t('explain.golden.apart', { points: formatNumber(100 * one.apart, language, 1) })}
                </span>
                <span className={css.small}>
                  {t('explain.golden.expected', { what: expectedText(one, t, language) })}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      <p className={css.quiet}>{t('explain.golden.rule')}</p>
    </section>
  )
}

/** The likeliest of what the package expects; a probability, and no class. */
function expectedText({ expected }: NearGoldenScan, t: Translate, language: Language): string {
  const { viable, female, ...others } = expected
  const told = (value: number) => formatNumber(value, language, 2)
  const names = {
    infertile: t('back.egg.infertile'),
    earlyDead: t('words.eggClass.EARLY_DEAD'),
    midDead: t('words.eggClass.MID_DEAD'),
    empty: t('back.egg.empty'),
  }
  const likeliest = (Object.keys(names) as (keyof typeof names)[]).reduce((a, b) => (others[b] > others[a] ? b : a))
  if (viable >= others[likeliest]) return t('explain.golden.living', { viable: told(viable), female: told(female) })
  return t('explain.golden.other', { name: names[likeliest], value: told(others[likeliest]) })
}
