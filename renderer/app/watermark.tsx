import { usePlay } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import css from './watermark.module.css'

/** PLAY across the whole content, so that no picture of this screen can be taken for work. The strip above says it in words. */
export function Watermark() {
  const { t } = useWords()
  if (!usePlay()) return null
  return (
    <svg className={css.watermark} aria-hidden="true">
      <defs>
        <pattern id="play-mark" width="560" height="300" patternUnits="userSpaceOnUse" patternTransform="rotate(-18)">
          <text className={css.word} x="20" y="140">
            {t('app.play.mark')}
          </text>
          <text className={css.word} x="300" y="290">
            {t('app.play.mark')}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#play-mark)" />
    </svg>
  )
}
