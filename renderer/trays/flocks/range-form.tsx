import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { FLOCK_RANGES_MAX, type FlockRange } from '../../../electron/domain/tray/flock-range.ts'
import { carryOut } from '../../client/commands.ts'
import { useMasterData } from '../../client/master-data.ts'
import { useWords } from '../../i18n/use-words.ts'
import { LockMark } from '../../people/lock-mark.tsx'
import { TypeAhead } from '../../ui/type-ahead.tsx'
import own from './flocks.module.css'
import { type RangeField, type RangeRow, readRows, rowsOf, withRow } from './range-rows.ts'

/** The ranges of a tray as rows to be changed; what is saved replaces what was there. */
export function RangeForm({
  batchId,
  code,
  ranges,
  onSaved,
}: {
  readonly batchId: string
  readonly code: string
  readonly ranges: readonly FlockRange[]
  readonly onSaved: () => void
}) {
  const { t } = useWords()
  const [rows, setRows] = useState(() => (ranges.length === 0 ? withRow([]) : rowsOf(ranges)))
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState(false)
  const read = readRows(rows)
  const change = (next: readonly RangeRow[]) => {
    setRows(next)
    setDone(false)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!read.ok) return
    void carryOut('station', (station) =>
      station.call('setFlockRanges', { batchId, code, ranges: [...read.ranges] }),
    ).then((saved) => {
      setDone(saved)
      if (saved) onSaved()
    })
  }
  const wrong = (key: number): readonly RangeField[] =>
    !tried || read.ok ? [] : (read.faults.find((fault) => fault.key === key)?.fields ?? [])
  return (
    <form onSubmit={save} noValidate>
      <ul className={own.rows}>
        {rows.map((row, index) => (
          <li key={row.key}>
            <Row
              row={row}
              place={index + 1}
              wrong={wrong(row.key)}
              onChange={(over) => change(rows.map((one) => (one.key === row.key ? { ...one, ...over } : one)))}
              onRemove={() => change(rows.filter(({ key }) => key !== row.key))}
            />
          </li>
        ))}
      </ul>
      <p className={own.text}>{t(rows.length === 0 ? 'flocks.none' : 'flocks.rest')}</p>
      <div className={own.acts}>
        <Button onClick={() => change(withRow(rows))} disabled={rows.length >= FLOCK_RANGES_MAX}>
          {t('flocks.add')}
        </Button>
        <span role="status">{done && t('flocks.saved')}</span>
        <Button className={own.save} type="submit">
          {t('flocks.save')}
          <LockMark of={{ station: 'setFlockRanges' }} />
        </Button>
      </div>
    </form>
  )
}

function Row({
  row,
  place,
  wrong,
  onChange,
  onRemove,
}: {
  readonly row: RangeRow
  readonly place: number
  readonly wrong: readonly RangeField[]
  readonly onChange: (over: Partial<RangeRow>) => void
  readonly onRemove: () => void
}) {
  const { t } = useWords()
  const data = useMasterData()
  const known = data.state === 'read' ? data.value.flocks.filter(({ retired }) => !retired) : []
  return (
    <div className={own.row}>
      <TypeAhead
        label={t('flocks.flock')}
        value={row.flock}
        options={known.map(({ id, name, house }) => ({ id, label: name, detail: house }))}
        onType={(flock) => onChange({ flock })}
        onChoose={({ label }) => onChange({ flock: label })}
        error={wrong.includes('flock') ? t('flocks.error.flock') : undefined}
      />
      {(['from', 'to'] as const).map((field) => (
        <TextInput
          key={field}
          label={t(`flocks.${field}`)}
          value={row[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
          error={wrong.includes(field) ? t('flocks.error.cell') : undefined}
          autoComplete="off"
          spellCheck={false}
        />
      ))}
      <Button className={own.remove} onClick={onRemove} aria-label={t('flocks.removeRow', { place })}>
        {t('flocks.remove')}
      </Button>
    </div>
  )
}
