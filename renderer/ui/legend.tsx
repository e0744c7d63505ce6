import { useWords } from '../i18n/use-words.ts'
import { GlyphMark } from './glyph.tsx'
import css from './legend.module.css'

const CLASSES = [
  ['FEMALE', 'FEMALE'],
  ['MALE', 'MALE'],
  ['INFERTILE', 'INFERTILE'],
  ['DEAD', 'EARLY_DEAD'],
  ['UNCERTAIN', 'UNCERTAIN'],
  ['UNREADABLE', 'UNREADABLE'],
  ['EMPTY', 'EMPTY'],
] as const

/** What the marks of the tray map mean, always beside it. A past tray has no newest egg; corrected ones are explained where there may be some. */
export function Legend({ past = false, corrected = past }: { readonly past?: boolean; readonly corrected?: boolean }) {
  const { t } = useWords()
  return (
    <ul className={css.legend}>
      {CLASSES.map(([word, kind]) => (
        <li key={word}>
          <GlyphMark kind={kind} size={19} />
          {t(`words.legend.${word}`)}
        </li>
      ))}
      <li>
        <span className={css.hold} aria-hidden="true" />
        {t('words.legend.HOLD')}
      </li>
      {!past && (
        <li>
          <span className={css.last} aria-hidden="true" />
          {t('words.legend.LAST')}
        </li>
      )}
      {corrected && (
        <li>
          <span className={css.corrected} aria-hidden="true" />
          {t('back.tray.corrected')}
        </li>
      )}
    </ul>
  )
}
