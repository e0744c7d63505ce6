import type { UpdateState } from '../../electron/contract/update.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import css from './update-line.module.css'

/** What the operator has to know of an update: one quiet line at the foot, only while there is something to know. */
export function UpdateLine() {
  const { t } = useWords()
  const text = useLine(useConsole((known) => known.update?.state))
  if (text === undefined) return null
  return (
    <section className={css.line} aria-label={t('updates.label')} role="status">
      {text}
    </section>
  )
}

function useLine(state: UpdateState | undefined): string | undefined {
  const { t } = useWords()
  switch (state?.kind) {
    case 'available':
    case 'ready':
    case 'installing':
      return t(`updates.line.${state.kind}`, { version: state.version })
    case 'waiting-window':
      return t('updates.line.waiting-window', { version: state.version, from: state.from })
    case 'waiting':
      return t(`updates.line.waiting.${state.for}`, { version: state.version })
    case 'refused':
      return t('updates.line.refused')
    default:
      return undefined
  }
}
