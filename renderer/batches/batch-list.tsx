import { SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { BATCHES_PAGE_MAX, type BatchRow } from '../../electron/contract/looking-back.ts'
import { useEntryState, useKeptScroll } from '../client/entry-state.ts'
import { useConsole } from '../client/store.ts'
import { addressIn } from '../client/use-address.ts'
import { useWords } from '../i18n/use-words.ts'
import { PagedTable } from '../lists/paged-table.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatCount, formatDateTime, formatPercent, orDash } from '../ui/format.ts'
import css from '../ui/list-page.module.css'
import own from './batch-list.module.css'
import { ExportTables } from './export-tables.tsx'

/** A search is asked when somebody has stopped typing for so long. */
const TYPING_MS = 250
/** The open batch grows, and a new one may begin. */
const READ_AGAIN_MS = 10_000
const STATES = ['all', 'open', 'closed'] as const

/** Every batch of this station, newest first, of all its lines. */
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
        <ExportTables />
      </div>
      <Pages key={`${state} ${search}`} search={search} state={state} />
    </div>
  )
}

interface Question {
  readonly search: string
  readonly state: (typeof STATES)[number]
}

function Pages({ search, state }: Question) {
  const { t } = useWords()
  const nothing = search === '' && state === 'all'
  const hasLines = useConsole(({ view }) => (view?.lines.length ?? 0) > 1)
  const named: { readonly key: string; readonly label: string; readonly isNumber: boolean }[] = COLUMNS.map((key) => ({
    ...{ key, label: t(`back.list.${key}`), isNumber: NUMBERS.has(key) },
  }))
  // Where there is but one, it says nothing.
  const columns = hasLines
    ? named.toSpliced(LINE_COLUMN, 0, { key: 'line', label: t('lines.line'), isNumber: false })
    : named
  return (
    <PagedTable<BatchRow>
      keptAs={`${state} ${search}`}
      columns={columns}
      read={(review, beforeCursor) => review.call('batches', { search, state, beforeCursor })}
      idOf={(row) => row.cursor}
      pageMax={BATCHES_PAGE_MAX}
      renderRow={(row) => <Row key={row.batchId} row={row} hasLines={hasLines} />}
      empty={
        <EmptyState icon="batches" title={t(nothing ? 'places.batches.emptyTitle' : 'back.list.none')}>
          {nothing && t('places.batches.empty')}
        </EmptyState>
      }
      everyMs={READ_AGAIN_MS}
      olderLabel={t('back.list.more')}
    />
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
/** Before the flock: batch and line say which it is. */
const LINE_COLUMN = 2
const NUMBERS: ReadonlySet<(typeof COLUMNS)[number]> = new Set(['eggs', 'female', 'male'])

function Row({ row, hasLines }: { readonly row: BatchRow; readonly hasLines: boolean }) {
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
      {hasLines && <td>{row.line}</td>}
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
