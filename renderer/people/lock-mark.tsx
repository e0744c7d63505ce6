import { type MethodOf, rightOf, useMay } from '../client/people.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import css from './lock-mark.module.css'
import { whoMay } from './use-who.ts'

/** On a button that is for others: a lock, and for whom it is. The button still works: it asks for them. Nothing for those who may. */
export function LockMark({ of, size = 20 }: { readonly of: MethodOf; readonly size?: number }) {
  const { t } = useWords()
  const right = rightOf(of)
  const may = useMay(right)
  const play = useConsole((state) => state.session?.play === true)
  if (may) return null
  const who = play ? t('people.lockPlay') : t('people.lock', { who: whoMay(t, right) })
  return (
    <span className={css.mark} title={who}>
      <Icon name="lock" size={size} />
      <span className="visually-hidden">{` ${who}`}</span>
    </span>
  )
}
