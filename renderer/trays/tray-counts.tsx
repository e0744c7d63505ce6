import { useWords } from '../i18n/use-words.ts'
import { CardHead } from '../ui/card.tsx'
import { GlyphMark } from '../ui/glyph.tsx'
import { actionCounts, classCounts, type TrayPicture } from '../ui/tray-geometry.ts'
import css from './tray-counts.module.css'

/** How many of each class, and what happens to them: two things, two lists. */
export function TrayCounts({ tray }: { readonly tray: TrayPicture }) {
  const { t } = useWords()
  return (
    <>
      <CardHead title={t('places.trays.counts')} />
      <ul className={css.list}>
        {classCounts(tray).map(({ eggClass, count }) => (
          <li key={eggClass}>
            <GlyphMark kind={eggClass} size={22} />
            <span className={css.name}>{t(`words.eggClass.${eggClass}`)}</span>
            <span>{count}</span>
          </li>
        ))}
      </ul>
      <div className={css.second}>
        <CardHead title={t('places.trays.actions')} />
      </div>
      <ul className={css.list}>
        {actionCounts(tray).map(({ action, count }) => (
          <li key={action}>
            <span className={css.name}>{t(`words.actionLong.${action}`)}</span>
            <span>{count}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
