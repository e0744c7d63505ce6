import { Button } from '@mantine/core'
import type { StartBatch } from '../../electron/contract/start-batch.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import css from './next-batch.module.css'
import { useDraft } from './use-draft.ts'

/** While a batch runs: whether the next one is prepared, and the way to do it. */
export function NextBatch({ onPrepare }: { readonly onPrepare: () => void }) {
  const { t } = useWords()
  const { draft } = useDraft()
  if (draft === undefined) return null
  return (
    <div className={css.next}>
      {draft !== null && <p className={css.text}>{t('nextBatch.prepared', named(draft))}</p>}
      <Button onClick={onPrepare}>{t(draft === null ? 'nextBatch.prepare' : 'nextBatch.change')}</Button>
    </div>
  )
}

/** Beside the form of a batch that begins: what stands in it was written down beforehand, and may be thrown away. */
export function PreparedNote({
  draft,
  onDiscard,
}: {
  readonly draft: StartBatch | null | undefined
  readonly onDiscard: () => void
}) {
  const { t } = useWords()
  if (draft === undefined || draft === null) return null
  return (
    <div className={css.note}>
      <p className={css.text}>{t('nextBatch.offered', named(draft))}</p>
      <Button onClick={onDiscard}>
        {t('nextBatch.discard')}
        <LockMark of={{ station: 'discardBatchDraft' }} />
      </Button>
    </div>
  )
}

function named({ flock, setter }: { readonly flock: string; readonly setter: string }) {
  return { flock, setter }
}
