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

/** What the marks of the tray map mean, always beside it. A past tray has no newest egg, but may have corrected ones. */
export function Legend({ past = false }: { readonly past?: boolean }) {
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
      <li>
        <span className={past ? css.corrected : css.last} aria-hidden="true" />
        {past ? t('back.tray.corrected') : t('words.legend.LAST')}
      </li>
    </ul>
  )
}
