import type { EggAction } from '../../electron/domain/egg.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatHours, orDash } from './format.ts'
import { GlyphMark } from './glyph.tsx'
import { hoursLeftBy, type Legal, legalStanding, possibleByClass } from './legal-state.ts'
import css from './legal-words.module.css'

/** Where the batch stands with the law, and why, in one sentence. */
export function LegalVerdict({ legal }: { readonly legal: Legal }) {
  return (
    <p className={css.verdict}>
      <LegalSentence legal={legal} />
    </p>
  )
}

export function LegalSentence({ legal }: { readonly legal: Legal }) {
  const { t } = useWords()
  const hours = Math.abs(legal.hoursLeft ?? 0)
  const figures = { left: formatHours(hours), since: formatHours(hours), day: legal.banBeginsOnDay ?? 0 }
  if (legal.trust === 'age-impossible' && (legal.ageHours ?? 0) < 0) return t('law.standing.notSetYet')
  return t(`law.standing.${legalStanding(legal)}`, figures)
}

/** Both ways to count the days beside each other, and which of them counts. */
export function LegalReadings({ legal }: { readonly legal: Legal }) {
  const { t } = useWords()
  const timeLeft = useTimeLeft()
  const day = legal.banBeginsOnDay
  if (day === null) return null
  const today = legal.calendarDay === null ? '–' : t('law.readings.day', { day: legal.calendarDay })
  const rows = [
    ['hoursSinceSet', orDash(legal.ageHours, formatHours)],
    ['calendarDays', today],
  ] as const
  return (
    <section>
      <h3 className={css.heading}>{t('law.readings.title', { day })}</h3>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('law.readings.way')}</th>
            <th scope="col">{t('law.readings.today')}</th>
            <th scope="col">{t('law.readings.limit', { day })}</th>
            <th scope="col">{t('law.readings.left')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([way, now]) => (
            <tr key={way}>
              <th scope="row">{t(`law.readings.${way}`)}</th>
              <td>{now}</td>
              <td>{orDash(legal.readings[way], formatHours)}</td>
              <td>{timeLeft(legal, way)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.note}>
        {legal.timeZone === null
          ? t('law.readings.noZone', { limit: orDash(legal.limitHours, formatHours) })
          : `${t(`law.readings.inForce.${legal.dayCount}`)} ${t('law.readings.zone', { zone: legal.timeZone })}`}
      </p>
    </section>
  )
}

/** What may be done with which eggs now. */
export function LegalPossible({ legal }: { readonly legal: Legal }) {
  const { t } = useWords()
  const actionWords = useActionWords()
  return (
    <section>
      <h3 className={css.heading}>{t('law.possible.title')}</h3>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('law.possible.class')}</th>
            <th scope="col">{t('law.possible.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {possibleByClass(legal).map(({ classes, actions }) => (
            <tr key={classes.join()}>
              <th scope="row">
                <span className={css.classes}>
                  {classes.map((eggClass) => (
                    <span key={eggClass} className={css.class}>
                      <GlyphMark kind={eggClass} size={16} /> {t(`words.eggClass.${eggClass}`)}
                    </span>
                  ))}
                </span>
              </th>
              <td>{actionWords(actions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What nobody has confirmed of this profile. */
export function LegalUnconfirmed({ legal }: { readonly legal: Legal }) {
  const { t } = useWords()
  return (
    <section className={css.note}>
      <p>{t('law.unconfirmed.title')}</p>
      <ul className={css.list}>
        {legal.unconfirmed.map((question) => (
          <li key={question}>{t(`law.unconfirmed.${question}`)}</li>
        ))}
      </ul>
    </section>
  )
}

/** What one way of counting leaves, in words. */
export function useTimeLeft(): (legal: Legal, way: keyof Legal['readings']) => string {
  const { t } = useWords()
  return (legal, way) => {
    const hours = hoursLeftBy(legal, way)
    return hours !== null && hours <= 0 ? t('law.readings.over') : orDash(hours, formatHours)
  }
}

/** Actions as a row of words. To leave an egg as it is goes without saying, unless nothing stands there. */
export function useActionWords(): (actions: readonly EggAction[]) => string {
  const { t } = useWords()
  return (actions) =>
    actions
      .filter((action) => action !== 'NONE' || !actions.includes('KEEP'))
      .map((action) => t(`law.action.${action}`))
      .join(', ')
}
