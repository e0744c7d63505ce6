import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import {
  EXPORT_FORMATS,
  EXPORT_TABLES,
  type TableOutcome,
  type TableWish,
} from '../../electron/contract/table-export.ts'
import type { UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { askFor, codeOf } from '../client/commands.ts'
import { isAccessCode } from '../client/guarded-call.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Modal } from '../people/modal.tsx'
import people from '../people/people.module.css'
import { amountOf } from '../ui/amount.ts'
import { dayBegins } from '../ui/day-begins.ts'
import { formatBytes } from '../ui/format.ts'
import { knownFailure } from '../ui/known-failure.ts'
import { WorkProgress } from '../ui/work-progress.tsx'
import css from './export-tables.module.css'

const TITLE_ID = 'export-tables-title'

/** Somebody watches a bar. */
const WATCHED_MS = 1_000

interface Form {
  readonly table: TableWish['table']
  readonly format: TableWish['format']
  readonly from: string
  readonly until: string
  readonly batchId: string
}

const NOTHING_CHOSEN: Form = { table: 'batches', format: 'csv', from: '', until: '', batchId: '' }

/** A button that opens the choice of a table; the work goes on when the dialog is closed. */
export function ExportTables() {
  const { t } = useWords()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('tableExport.button')}
      </Button>
      {opened && <Dialog onClosed={() => setOpened(false)} />}
    </>
  )
}

function Dialog({ onClosed }: { readonly onClosed: () => void }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [form, setForm] = useState(NOTHING_CHOSEN)
  const [problem, setProblem] = useState<string>()
  const { reading, again } = useReading(
    'table export',
    (review) => review.call('upkeepJobs', {}).then(({ table }) => table),
    WATCHED_MS,
  )
  const job = reading.state === 'read' ? reading.value : undefined
  const busy = job?.state === 'running' || job?.state === 'waiting'
  /** Whoever may not is asked who they are. */
  const sayWhy = (reason: unknown) => {
    const code = codeOf(reason)
    if (!isAccessCode(code)) setProblem(t('tableExport.failed', { code, message: '' }))
  }
  const begin = () => {
    const wish = wishOf(form)
    setProblem(hasDaysReversed(wish) ? t('tableExport.daysReversed') : undefined)
    if (hasDaysReversed(wish)) return
    askFor('review', (review) => review.call('startTable', wish)).then((outcome: TableOutcome) => {
      if (!outcome.ok) setProblem(t(`tableExport.refusal.${outcome.refusal}`))
      again()
    }, sayWhy)
  }
  const giveUp = () => {
    const asked = askFor('review', async (review) => {
      await review.call('cancelTable', {})
      return (await review.call('upkeepJobs', {})).table
    })
    // It may have come to its end meanwhile, and its file is there.
    const said = asked.then((now) => setProblem(now.state === 'idle' ? t('tableExport.givenUp') : undefined), sayWhy)
    void said.then(again)
  }
  return (
    <Modal dialog={dialog} titleId={TITLE_ID} onClosed={onClosed}>
      <h2 id={TITLE_ID} className={people.title}>
        {t('tableExport.title')}
      </h2>
      <p className={people.text}>{t('tableExport.text')}</p>
      <Fields form={form} onChange={setForm} disabled={busy} />
      <div role="status">
        <Outcome job={job} problem={problem} />
      </div>
      <div className={people.acts}>
        <Button onClick={begin} disabled={busy || job === undefined}>
          {t('tableExport.start')}
          <LockMark of={{ review: 'startTable' }} />
        </Button>
        {busy && (
          <Button onClick={giveUp} variant="default">
            {t('tableExport.cancel')}
          </Button>
        )}
        <Button variant="default" onClick={() => dialog.current?.close()}>
          {t('tableExport.close')}
        </Button>
      </div>
    </Modal>
  )
}

function Fields({
  form,
  onChange,
  disabled,
}: {
  readonly form: Form
  readonly onChange: (form: Form) => void
  readonly disabled: boolean
}) {
  const { t } = useWords()
  const text = (field: 'from' | 'until' | 'batchId', label: string) => (
    <TextInput
      {...(field === 'batchId' ? { maxLength: 60 } : { type: 'date' })}
      label={label}
      value={form[field]}
      onChange={(event) => onChange({ ...form, [field]: event.currentTarget.value })}
      disabled={disabled}
    />
  )
  return (
    <div className={css.fields}>
      <SegmentedControl
        aria-label={t('tableExport.table.label')}
        data={EXPORT_TABLES.map((value) => ({ value, label: t(`tableExport.table.${value}`) }))}
        value={form.table}
        onChange={(value) => onChange({ ...form, table: EXPORT_TABLES.find((one) => one === value) ?? form.table })}
        disabled={disabled}
      />
      <SegmentedControl
        aria-label={t('tableExport.format.label')}
        data={EXPORT_FORMATS.map((value) => ({ value, label: t(`tableExport.format.${value}`) }))}
        value={form.format}
        onChange={(value) => onChange({ ...form, format: EXPORT_FORMATS.find((one) => one === value) ?? form.format })}
        disabled={disabled}
      />
      <div className={css.span}>
        {text('from', t('tableExport.from'))}
        {text('until', t('tableExport.until'))}
        {text('batchId', t('tableExport.batch'))}
      </div>
    </div>
  )
}

/** Codes with words of their own. */
const FAILURES = ['NO_ROOM', 'NOT_WRITABLE', 'MISSING', 'CORRUPT', 'COLD_MISSING', 'COLD_DAMAGED'] as const

function Outcome({
  job,
  problem,
}: {
  readonly job: UpkeepJobs['table'] | undefined
  readonly problem: string | undefined
}) {
  const { t, language } = useWords()
  if (problem !== undefined) return <p className={css.state}>{problem}</p>
  switch (job?.state) {
    case 'waiting':
      return <p className={css.state}>{t('tableExport.waiting')}</p>
    case 'running':
      return <WorkProgress what={t('tableExport.running')} share={job.share} />
    case 'failed': {
      const known = knownFailure(job.code, FAILURES)
      const { code, message } = job
      return (
        <p className={css.state}>
          {known === undefined ? t('tableExport.failed', { code, message }) : t(`tableExport.failure.${known}`)}
        </p>
      )
    }
    case 'done': {
      const { rows, bytes, file } = job.result
      const words = { rows: amountOf(t, 'rows', rows, language), bytes: formatBytes(bytes, language), file }
      return <p className={css.state}>{t(rows === 0 ? 'tableExport.none' : 'tableExport.done', words)}</p>
    }
    default:
      return null
  }
}

function hasDaysReversed({ fromWallMs, untilWallMs }: TableWish): boolean {
  return fromWallMs !== null && untilWallMs !== null && untilWallMs <= fromWallMs
}

/** The last day is asked for as a whole; days are those of the screen's calendar. */
function wishOf({ table, format, from, until, batchId }: Form): TableWish {
  const id = batchId.trim()
  return {
    ...{ table, format, fromWallMs: dayBegins(from, 0), untilWallMs: dayBegins(until, 1) },
    batchId: id === '' ? null : id,
  }
}
