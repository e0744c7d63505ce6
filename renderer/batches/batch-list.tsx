import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { BATCHES_PAGE_MAX, type BatchRow } from '../../electron/contract/looking-back.ts'
import { useEntryState, useKeptScroll } from '../client/entry-state.ts'
import { addressIn } from '../client/use-address.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatCount, formatDateTime, formatPercent, orDash } from '../ui/format.ts'
import { ListHead } from '../ui/list-head.tsx'
import css from '../ui/list-page.module.css'
import { ReadingNote } from '../ui/reading-note.tsx'
import own from './batch-list.module.css'

/** A search is asked when somebody has stopped typing for so long. */
const TYPING_MS = 250
/** The open batch grows, and a new one may begin. */
const READ_AGAIN_MS = 10_000
const STATES = ['all', 'open', 'closed'] as const

/** Every batch of this station, newest first. */
export function BatchList() {
  const { t } = useWords()
  const [typed, setTyped] = useEntryState<string>('search', (kept) => (typeof kept === 'string' ? kept : ''))
  const [search] = useDebouncedValue(typed.trim().slice(0, 80), TYPING_MS)
  const [state, setState] = useEntryState<(typeof STATES)[number]>(
    'state',
    (kept) => STATES.find((known) => known === kept) ?? 'all',
  )
  const screen = useKeptScroll<HTMLDivElement>()
  return (
    <div className={css.screen} ref={screen}>
      <div className={css.head}>
        <h1 className={css.title}>{t('back.list.title')}</h1>
        <TextInput
          className={own.search}
          aria-label={t('back.list.search')}
          placeholder={t('back.list.search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
        />
        <SegmentedControl
          aria-label={t('back.list.state.label')}
          data={STATES.map((value) => ({ value, label: t(`back.list.state.${value}`) }))}
          value={state}
          onChange={(value) => setState(STATES.find((known) => known === value) ?? 'all')}
        />
      </div>
      <Pages key={`${state} ${search}`} search={search} state={state} />
    </div>
  )
}

interface Question {
  readonly search: string
  readonly state: (typeof STATES)[number]
}

/** The first page is read again and again; older ones, once asked for, stand still. */
function Pages({ search, state }: Question) {
  const { t } = useWords()
  const { reading } = useReading(
    'first',
    (review) => review.call('batches', { search, state, beforeCursor: null }),
    READ_AGAIN_MS,
  )
  const [cursors, setCursors] = useEntryState<readonly number[]>(`older ${state} ${search}`, (kept) =>
    Array.isArray(kept) && kept.every((cursor) => typeof cursor === 'number') ? kept : [],
  )
  const [ends, setEnds] = useState<ReadonlyMap<number, number | undefined>>(new Map())
  if (reading.state !== 'read') return <ReadingNote reading={reading} />
  const first = reading.value
  if (first.length === 0 && cursors.length === 0) {
    const nothing = search === '' && state === 'all'
    return (
      <Card className={css.empty}>
        <EmptyState icon="batches" title={t(nothing ? 'places.batches.emptyTitle' : 'back.list.none')}>
          {nothing && t('places.batches.empty')}
        </EmptyState>
      </Card>
    )
  }
  const lastCursor = cursors[cursors.length - 1]
  const next = lastCursor === undefined ? cursorAfter(first) : ends.get(lastCursor)
  return (
    <Card className={css.card}>
      <table className={css.table}>
        <Head />
        <tbody>
          {first.map((row) => (
            <Row key={row.batchId} row={row} />
          ))}
        </tbody>
        {cursors.map((cursor) => (
          <OlderPage
            key={cursor}
            question={{ search, state }}
            cursor={cursor}
            onRead={(end) => setEnds((known) => new Map(known).set(cursor, end))}
          />
        ))}
      </table>
      {next !== undefined && (
        <div className={css.more}>
          <Button onClick={() => setCursors([...cursors, next])}>{t('back.list.more')}</Button>
        </div>
      )}
    </Card>
  )
}

/** Where the next page begins; undefined when this one was the last. */
function cursorAfter(rows: readonly BatchRow[]): number | undefined {
  return rows.length < BATCHES_PAGE_MAX ? undefined : rows[rows.length - 1]?.cursor
}

function OlderPage({
  question,
  cursor,
  onRead,
}: {
  readonly question: Question
  readonly cursor: number
  readonly onRead: (end: number | undefined) => void
}) {
  const { t } = useWords()
  const { reading } = useReading(String(cursor), async (review) => {
    const rows = await review.call('batches', { ...question, beforeCursor: cursor })
    onRead(cursorAfter(rows))
    return rows
  })
  return (
    <tbody>
      {reading.state === 'read' ? (
        reading.value.map((row) => <Row key={row.batchId} row={row} />)
      ) : (
        <tr>
          <td colSpan={COLUMNS.length}>
            {reading.state === 'failed' ? t('back.failed', { code: reading.code }) : t('back.reading')}
          </td>
        </tr>
      )}
    </tbody>
  )
}

const COLUMNS = [
  'batch',
  'stateColumn',
  'flock',
  'breed',
  'setter',
  'started',
  'eggs',
  'female',
  'male',
  'flags',
] as const
const NUMBERS: ReadonlySet<(typeof COLUMNS)[number]> = new Set(['eggs', 'female', 'male'])

function Head() {
  const { t } = useWords()
  const columns = COLUMNS.map((key) => ({ key, label: t(`back.list.${key}`), isNumber: NUMBERS.has(key) }))
  return <ListHead columns={columns} />
}

function Row({ row }: { readonly row: BatchRow }) {
  const { t, language } = useWords()
  const share = (count: number) =>
    orDash(row.eggs === 0 ? null : count / row.eggs, (value) => `${formatPercent(value, language)} %`)
  return (
    <tr>
      <th scope="row">
        <a className={css.link} href={addressIn('batches', row.batchId)}>
          {row.batchId}
        </a>
      </th>
      <td>{t(`words.batchState.${row.state}`)}</td>
      <td>{row.flock}</td>
      <td>{row.breed}</td>
      <td>{row.setter}</td>
      <td>{orDash(row.startedAtWallMs, (wallMs) => formatDateTime(wallMs, language))}</td>
      <td className={css.number}>{formatCount(row.eggs, language)}</td>
      <td className={css.number}>{share(row.female)}</td>
      <td className={css.number}>{share(row.male)}</td>
      <td>
        <span className={css.flags}>
          {row.traysHeld > 0 && <Chip kind="hold">{t('back.list.held', { count: row.traysHeld })}</Chip>}
          {row.overridden > 0 && <Chip>{t('back.list.overridden', { count: row.overridden })}</Chip>}
        </span>
      </td>
    </tr>
  )
}
