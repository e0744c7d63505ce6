import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { EndOf } from '../client/commands.ts'
import { useEntryState } from '../client/entry-state.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { failureText } from '../ui/failure-text.ts'
import { type ListColumn, ListHead } from '../ui/list-head.tsx'
import css from '../ui/list-page.module.css'
import { ReadingNote } from '../ui/reading-note.tsx'

type ReviewClient = EndOf<'review'>

/** A list that review gives page by page, newest first. */
export interface PagedTableProps<Row> {
  readonly columns: readonly ListColumn[]
  /** One page: the rows before that id, or the newest ones. */
  readonly read: (review: ReviewClient, beforeId: number | null) => Promise<Row[]>
  readonly idOf: (row: Row) => number
  /** Rows of a whole page; a shorter one is the last. */
  readonly pageMax: number
  readonly renderRow: (row: Row) => ReactNode
  readonly empty: ReactNode
  /** The newest page is read again this often, if ever; older ones, once asked for, stand still. */
  readonly everyMs?: number | undefined
  /** Names this question in the history of the browser, so that whoever comes back finds as many pages as they left. */
  readonly keptAs: string
  readonly olderLabel: string
}

/** Gives such a list a table that grows downwards on demand. Make it anew (`key`) for another question. */
export function PagedTable<Row>(props: PagedTableProps<Row>) {
  const { columns, read, idOf, pageMax, renderRow, empty, everyMs, keptAs, olderLabel } = props
  const { reading } = useReading('newest', (review) => read(review, null), everyMs)
  const [starts, setStarts] = useEntryState<readonly number[]>(`older ${keptAs}`, (kept) =>
    Array.isArray(kept) && kept.every((start) => typeof start === 'number') ? kept : [],
  )
  const [ends, setEnds] = useState<ReadonlyMap<number, number | undefined>>(new Map())
  if (reading.state !== 'read') return <ReadingNote reading={reading} />
  if (reading.value.length === 0 && starts.length === 0) return <Card className={css.empty}>{empty}</Card>
  const endOf = (rows: readonly Row[]) => {
    const last = rows[rows.length - 1]
    return rows.length < pageMax || last === undefined ? undefined : idOf(last)
  }
  const lastStart = starts[starts.length - 1]
  const next = lastStart === undefined ? endOf(reading.value) : ends.get(lastStart)
  return (
    <Card className={css.card}>
      <table className={css.table}>
        <ListHead columns={columns} />
        <tbody>{reading.value.map(renderRow)}</tbody>
        {starts.map((start) => (
          <OlderRows
            key={start}
            start={start}
            width={columns.length}
            renderRow={renderRow}
            read={async (review) => {
              const rows = await read(review, start)
              setEnds((known) => new Map(known).set(start, endOf(rows)))
              return rows
            }}
          />
        ))}
      </table>
      {next !== undefined && (
        <div className={css.more}>
          <Button onClick={() => setStarts([...starts, next])}>{olderLabel}</Button>
        </div>
      )}
    </Card>
  )
}

function OlderRows<Row>({
  start,
  width,
  read,
  renderRow,
}: {
  readonly start: number
  readonly width: number
  readonly read: (review: ReviewClient) => Promise<Row[]>
  readonly renderRow: (row: Row) => ReactNode
}) {
  const { t, language } = useWords()
  const { reading } = useReading(String(start), read)
  if (reading.state === 'read') return <tbody>{reading.value.map(renderRow)}</tbody>
  return (
    <tbody>
      <tr>
        <td colSpan={width}>{reading.state === 'failed' ? failureText(t, reading, language) : t('back.reading')}</td>
      </tr>
    </tbody>
  )
}
