import { SegmentedControl } from '@mantine/core'
import { TRAYS_LIST_MAX, type TrayRow } from '../../electron/contract/looking-back.ts'
import { useEntryState, useKeptScroll } from '../client/entry-state.ts'
import { useConsole } from '../client/store.ts'
import { addressIn } from '../client/use-address.ts'
import { useWords } from '../i18n/use-words.ts'
import { PagedTable } from '../lists/paged-table.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatCount, formatDateTime } from '../ui/format.ts'
import css from '../ui/list-page.module.css'
import own from './tray-list.module.css'

/** Trays are added to the batch on the line. */
const READ_AGAIN_MS = 10_000
const ONLY = ['all', 'attention'] as const
type Only = (typeof ONLY)[number]

/** Every tray of a batch, newest first, with those that somebody should look at one tap away. */
export function TrayList({ batchId }: { readonly batchId: string }) {
  const { t } = useWords()
  const [only, setOnly] = useEntryState<Only>('only', (kept) => ONLY.find((known) => known === kept) ?? 'all')
  const screen = useKeptScroll<HTMLDivElement>()
  return (
    <div className={css.screen} ref={screen}>
      <div className={css.head}>
        <h1 className={css.title}>{t('trays.title', { id: batchId })}</h1>
        <a className={css.link} href={addressIn('batches', batchId)}>
          {t('trays.batch')}
        </a>
        <SegmentedControl
          className={own.only}
          aria-label={t('trays.only.label')}
          data={ONLY.map((value) => ({ value, label: t(`trays.only.${value}`) }))}
          value={only}
          onChange={(value) => setOnly(ONLY.find((known) => known === value) ?? 'all')}
        />
      </div>
      <Rows key={`${batchId} ${only}`} batchId={batchId} only={only} />
    </div>
  )
}

function Rows({ batchId, only }: { readonly batchId: string; readonly only: Only }) {
  const { t } = useWords()
  const open = useConsole((state) => state.view?.batch?.batchId === batchId && state.view.batch.state !== 'closed')
  const words = only === 'all' ? 'empty' : 'none'
  return (
    <PagedTable<TrayRow>
      keptAs={only}
      columns={COLUMNS.map((key) => ({ key, label: t(`trays.column.${key}`), isNumber: NUMBERS.has(key) }))}
      read={(review, beforeVisitId) => review.call('batchTrays', { batchId, only, beforeVisitId })}
      idOf={(row) => row.visitId}
      pageMax={TRAYS_LIST_MAX}
      renderRow={(row) => <Row key={row.visitId} row={row} />}
      empty={
        <EmptyState icon="trays" title={t(`trays.${words}Title`)}>
          {t(`trays.${words}`)}
        </EmptyState>
      }
      everyMs={open ? READ_AGAIN_MS : undefined}
      olderLabel={t('trays.more')}
    />
  )
}

const COLUMNS = ['tray', 'state', 'began', 'scanned', 'female', 'male', 'clearOrDead', 'unclear', 'flags'] as const
const NUMBERS: ReadonlySet<(typeof COLUMNS)[number]> = new Set(['scanned', 'female', 'male', 'clearOrDead', 'unclear'])

function Row({ row }: { readonly row: TrayRow }) {
  const { t, language } = useWords()
  const count = (value: number) => formatCount(value, language)
  return (
    <tr>
      <th scope="row">
        <a className={css.link} href={addressIn('trays', row.visitId)}>
          {row.code}
        </a>
      </th>
      <td>
        {row.state === 'held' && !row.decidedOn ? (
          <Chip kind="hold">{t('trays.state.held')}</Chip>
        ) : (
          t(`trays.state.${row.state === 'held' ? 'decidedOn' : row.state}`)
        )}
      </td>
      <td>{formatDateTime(row.beganWallMs, language)}</td>
      <td className={css.number}>{t('trays.cells', { scanned: row.scanned, cells: row.cells })}</td>
      <td className={css.number}>{count(row.female)}</td>
      <td className={css.number}>{count(row.male)}</td>
      <td className={css.number}>{count(row.clearOrDead)}</td>
      <td className={css.number}>{count(row.unclear)}</td>
      <td>
        <span className={css.flags}>
          {row.held > 0 && <Chip kind="hold">{t('trays.held', { count: row.held })}</Chip>}
          {row.corrected > 0 && <Chip>{t('trays.corrected', { count: row.corrected })}</Chip>}
        </span>
      </td>
    </tr>
  )
}
