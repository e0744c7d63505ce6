import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import type { StartBatch } from '../../electron/contract/start-batch.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { PrimaryButton } from '../ui/action-button.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { BatchFieldset } from './batch-fieldset.tsx'
import { type FieldErrors, readFields } from './batch-form.ts'
import { BatchScan } from './batch-scan.tsx'
import { FootBar, StopLine } from './foot.tsx'
import css from './prepare-batch.module.css'
import { RecipeChoice } from './recipe-choice.tsx'
import startCss from './start-batch.module.css'
import { useBatchFields } from './use-batch-fields.ts'
import { useDraft } from './use-draft.ts'

const FORM_ID = 'prepare-batch'

/** Who and what the batch after this one is about, written down while this one runs. The line can still be stopped from here. */
export function PrepareBatch({ view, onDone }: { readonly view: LiveView; readonly onDone: () => void }) {
  const { t } = useWords()
  const lost = useConsole((known) => known.connection.phase === 'lost')
  const { draft, keep, discard } = useDraft()
  const { fields, change, data, clock } = useBatchFields(view, draft)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [chosen, setRecipeId] = useState<string>()
  const recipeId = chosen ?? draft?.recipeId ?? ''
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const read = readFields(fields, clock)
    setErrors(read.ok ? {} : read.errors)
    if (!read.ok) return
    if (await keep({ ...read.batch, ...(recipeId !== '' && { recipeId }) })) onDone()
  }
  return (
    <>
      <div className={startCss.body}>
        <Card className={startCss.form}>
          <CardHead title={t('nextBatch.title')} />
          <BatchScan data={data} fields={fields} onChange={change} />
          <form id={FORM_ID} noValidate onSubmit={(event) => void onSubmit(event)}>
            <BatchFieldset fields={fields} errors={errors} data={data} onChange={change} />
          </form>
        </Card>
        <Card className={startCss.side}>
          <CardHead title={t('nextBatch.sideTitle')} />
          <Prepared draft={draft} onDiscard={discard} />
          <p className={css.text}>{t('nextBatch.explain')}</p>
          <RecipeChoice recipeId={recipeId} onChange={setRecipeId} />
        </Card>
      </div>
      <FootBar
        left={<StopLine state={view.batch?.state} lost={lost} />}
        middle={
          <Button className={css.back} onClick={onDone}>
            {t('nextBatch.back')}
          </Button>
        }
        right={
          <PrimaryButton form={FORM_ID} disabled={lost || draft === undefined}>
            {t('nextBatch.keep')}
            <LockMark of={{ station: 'saveBatchDraft' }} />
          </PrimaryButton>
        }
      />
    </>
  )
}

function Prepared({
  draft,
  onDiscard,
}: {
  readonly draft: StartBatch | null | undefined
  readonly onDiscard: () => void
}) {
  const { t } = useWords()
  if (draft === undefined) return null
  if (draft === null) return <p className={css.text}>{t('nextBatch.nothing')}</p>
  const { flock, setter } = draft
  return (
    <>
      <p className={css.text}>{t('nextBatch.there', { flock, setter })}</p>
      <Button onClick={onDiscard}>
        {t('nextBatch.discard')}
        <LockMark of={{ station: 'discardBatchDraft' }} />
      </Button>
    </>
  )
}
