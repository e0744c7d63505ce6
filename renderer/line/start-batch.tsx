import { type FormEvent, useState } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import type { StartCheckId } from '../../electron/domain/batch/start-checks.ts'
import { carryOut } from '../client/commands.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { PrimaryButton } from '../ui/action-button.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { stillAccepted } from './accepted-warnings.ts'
import { BatchFieldset } from './batch-fieldset.tsx'
import { type FieldErrors, readFields } from './batch-form.ts'
import { BatchScan } from './batch-scan.tsx'
import { FootBar } from './foot.tsx'
import { rememberFields } from './last-fields.ts'
import { PreparedNote } from './next-batch.tsx'
import { RecipeChoice } from './recipe-choice.tsx'
import { startBlock } from './screen-mode.ts'
import css from './start-batch.module.css'
import { StartChecks, useStartChecks } from './start-checks.tsx'
import { useBatchFields } from './use-batch-fields.ts'
import { useDraft } from './use-draft.ts'
import { WhatWillRun } from './what-will-run.tsx'

const FORM_ID = 'start-batch'

/** Who and what the next batch is about. */
export function StartBatch({
  view,
  onStarted,
  onOtherScanner,
}: {
  readonly view: LiveView
  readonly onStarted: () => void
  readonly onOtherScanner: () => void
}) {
  const { t } = useWords()
  const connected = useConsole((state) => state.connection.phase === 'open')
  const { draft, discard } = useDraft()
  const { fields, change, data, clock } = useBatchFields(view, draft)
  const [errors, setErrors] = useState<FieldErrors>({})
  const block = startBlock(view, connected)
  const filled = readFields(fields, clock)
  const [picked, setRecipeId] = useState<string>()
  const recipeId = picked ?? draft?.recipeId ?? ''
  const chosen = recipeId === '' ? {} : { recipeId }
  const checks = useStartChecks(filled.ok ? { ...filled.batch, ...chosen } : undefined)
  const [accepted, setAccepted] = useState<readonly StartCheckId[]>([])
  const seen = checks === undefined ? accepted : stillAccepted(accepted, checks)
  // Forgotten at once, while it is drawn: a warning that comes back is a new one.
  if (seen !== accepted) setAccepted(seen)

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const read = readFields(fields, clock)
    setErrors(read.ok ? {} : read.errors)
    if (!read.ok) return
    const wish = { ...read.batch, ...chosen, acceptedWarnings: [...seen] }
    const started = await carryOut('station', (station) => station.call('startBatch', wish))
    if (!started) return
    if (!view.play) rememberFields(localStorage, fields)
    onStarted()
  }
  return (
    <>
      <div className={css.body}>
        <Card className={css.form}>
          <CardHead title={t('line.form.title')} />
          <PreparedNote draft={draft} onDiscard={discard} />
          <BatchScan data={data} fields={fields} onChange={change} />
          <form id={FORM_ID} noValidate onSubmit={(event) => void onSubmit(event)}>
            <BatchFieldset fields={fields} errors={errors} data={data} onChange={change} />
          </form>
        </Card>
        <Card className={css.side}>
          <WhatWillRun view={view} onOtherScanner={onOtherScanner} />
          <RecipeChoice recipeId={recipeId} onChange={setRecipeId} />
          {!view.play && checks !== undefined && <StartChecks checks={checks} accepted={seen} onAccept={setAccepted} />}
        </Card>
      </div>
      <FootBar
        middle={block !== undefined && <span className={css.block}>{t(`line.form.blocked.${block}`)}</span>}
        right={
          <PrimaryButton form={FORM_ID} disabled={block !== undefined}>
            {t('line.primary.start')}
            <LockMark of={{ station: 'startBatch' }} />
          </PrimaryButton>
        }
      />
    </>
  )
}
