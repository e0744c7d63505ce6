import { type FormEvent, useState } from 'react'
import type { LiveView } from '../../electron/contract/live.ts'
import { carryOut } from '../client/commands.ts'
import { useMasterData } from '../client/master-data.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { PrimaryButton } from '../ui/action-button.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { BatchFieldset } from './batch-fieldset.tsx'
import { type BatchFields, type FieldErrors, firstFields, readFields } from './batch-form.ts'
import { fieldsFromSite } from './batch-master.ts'
import { BatchScan } from './batch-scan.tsx'
import { FootBar } from './foot.tsx'
import { lastFields, rememberFields } from './last-fields.ts'
import { startBlock } from './screen-mode.ts'
import css from './start-batch.module.css'
import { StartChecks, useStartChecks } from './start-checks.tsx'
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
  const [first] = useState(() =>
    firstFields({ play: view.play, nowWallMs: view.atWallMs, last: view.play ? {} : lastFields(localStorage) }),
  )
  const [typed, setTyped] = useState<Partial<BatchFields>>({})
  const [errors, setErrors] = useState<FieldErrors>({})
  const block = startBlock(view, connected)
  const filled = readFields(fields)
  const checks = useStartChecks(filled.ok ? filled.batch : undefined)
  const [accepted, setAccepted] = useState(false)
  const reading = useMasterData()
  const data = reading.state === 'read' ? reading.value : undefined
  // The site decides until a person says otherwise.
  const fields: BatchFields = { ...first, ...(data && fieldsFromSite(data, first)), ...typed }
  const change = (part: Partial<BatchFields>) => setTyped((before) => ({ ...before, ...part }))

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const read = readFields(fields)
    setErrors(read.ok ? {} : read.errors)
    if (!read.ok) return
    const acceptedWarnings = accepted
      ? (checks?.filter(({ verdict }) => verdict === 'warn').map(({ id }) => id) ?? [])
      : []
    const wish = { ...read.batch, acceptedWarnings }
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
          <BatchScan data={data} fields={fields} onChange={change} />
          <form id={FORM_ID} noValidate onSubmit={(event) => void onSubmit(event)}>
            <BatchFieldset fields={fields} errors={errors} data={data} onChange={change} />
          </form>
        </Card>
        <Card className={css.side}>
          <WhatWillRun view={view} onOtherScanner={onOtherScanner} />
          {!view.play && checks !== undefined && (
            <StartChecks checks={checks} accepted={accepted} onAccept={setAccepted} />
          )}
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
