import type { TrayEdge } from '../../electron/domain/master-data/kinds.ts'
import { useWords } from '../i18n/use-words.ts'
import css from './belt-sign.module.css'
import { Icon } from './icon.tsx'

/** Where the belt goes, as the operator sees the tray; nothing where nobody has said it. */
export function BeltSign({ towards }: { readonly towards: TrayEdge | undefined }) {
  const { t } = useWords()
  if (towards === undefined) return null
  return (
    <span className={css.sign}>
      <span className={css.arrow} data-towards={towards}>
        <Icon name="up" size={18} />
      </span>
      {t('line.tray.belt')}
      <span className="visually-hidden">{t(`setup.tray.edgeSeen.${towards}`)}</span>
    </span>
  )
}
