import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { MASTER_COUNT_MAX } from '../../electron/domain/master-data/kinds.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card } from '../ui/card.tsx'
import { formatCount } from '../ui/format.ts'
import { ListHead } from '../ui/list-head.tsx'
import list from '../ui/list-page.module.css'
import { detailsOf } from './record-words.ts'
import { importKindOf, type ListKind, type RecordOf, recordsIn, sectionAddress } from './sections.ts'
import css from './setup.module.css'
import type { LastDeed } from './use-undo.ts'

/** Rows that a screen shows without being asked for more: further ones are found by searching. */
const ROWS_MAX = 200

export interface RecordListProps {
  readonly kind: ListKind
  readonly data: MasterDataView
  /** The record in the editor. */
  readonly chosen: string | undefined
  readonly last: LastDeed | undefined
  readonly onAdd: () => void
  readonly onEdit: (record: RecordOf<ListKind>) => void
  readonly onRetire: (record: RecordOf<ListKind>, retired: boolean) => void
  /** Before the name, where a picture says more. */
  readonly picture?: (record: RecordOf<ListKind>) => ReactNode
}

/** All records of a kind: searched by any of their words, edited, retired, brought back. */
export function RecordList(props: RecordListProps) {
  const { kind, data, last } = props
  const { t, language } = useWords()
  const [typed, setTyped] = useState('')
  const [withRetired, setWithRetired] = useState(false)
  const records = recordsIn(data, kind)
  const found = records.filter((record) => (withRetired || !record.retired) && matches(record, kind, data, typed))
  const isFull = records.length >= MASTER_COUNT_MAX[kind]
  const importKind = importKindOf(kind)
  return (
    <Card>
      <div className={css.head}>
        <h2>
          {t(`setup.kind.${kind}.many`)}{' '}
          <span className={css.dim}>{formatCount(records.filter(({ retired }) => !retired).length, language)}</span>
        </h2>
        <TextInput
          className={css.search}
          aria-label={t('setup.list.search')}
          placeholder={t('setup.list.search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
        />
        <label className={css.check}>
          <input
            type="checkbox"
            checked={withRetired}
            onChange={(event) => setWithRetired(event.currentTarget.checked)}
          />
          {t('setup.list.withRetired')}
        </label>
        {importKind !== undefined && (
          <Button component="a" href={sectionAddress('import', importKind)}>
            {t('setup.list.fromFile')}
          </Button>
        )}
        <Button className={css.save} onClick={props.onAdd} disabled={isFull}>
          {t(`setup.kind.${kind}.add`)}
          <LockMark of={{ station: 'saveMasterData' }} />
        </Button>
      </div>
      {isFull && <p className={css.problem}>{t('setup.list.full', { max: MASTER_COUNT_MAX[kind] })}</p>}
      {last !== undefined && (
        <p className={css.note} role="status">
          {last.text}
          {last.undo !== undefined && <Button onClick={last.undo}>{t('setup.list.undo')}</Button>}
        </p>
      )}
      {found.length === 0 ? (
        <p className={css.note}>{t(typed === '' ? `setup.kind.${kind}.none` : 'setup.list.nothingFound')}</p>
      ) : (
        <Rows {...props} found={found} />
      )}
    </Card>
  )
}

function Rows({
  kind,
  data,
  chosen,
  found,
  picture,
  onEdit,
  onRetire,
}: RecordListProps & { readonly found: readonly RecordOf<ListKind>[] }) {
  const { t } = useWords()
  const heads = detailsOf(t, kind, undefined, data)
  const columns = [
    ...(picture === undefined ? [] : [{ key: 'picture', label: t('setup.tray.shape'), isNumber: false }]),
    { key: 'name', label: t('setup.field.name'), isNumber: false },
    ...heads.map(({ label }) => ({ key: label, label, isNumber: false })),
    { key: 'acts', label: t('setup.list.acts'), isNumber: false },
  ]
  return (
    <div className={css.scroll}>
      <table className={list.table}>
        <ListHead columns={columns} />
        <tbody>
          {found.slice(0, ROWS_MAX).map((record) => (
            <tr
              key={record.id}
              className={css.row}
              data-retired={record.retired || undefined}
              data-chosen={record.id === chosen || undefined}
            >
              {picture !== undefined && <td>{picture(record)}</td>}
              <th scope="row">{record.name}</th>
              {detailsOf(t, kind, record, data).map(({ label, value }) => (
                <td key={label}>{value}</td>
              ))}
              <td>
                <div className={css.acts}>
                  {!record.retired && (
                    <Button aria-label={t('setup.list.editOf', { name: record.name })} onClick={() => onEdit(record)}>
                      {t('setup.list.edit')}
                    </Button>
                  )}
                  <Button
                    aria-label={t(record.retired ? 'setup.list.bringBackOf' : 'setup.list.retireOf', {
                      name: record.name,
                    })}
                    onClick={() => onRetire(record, !record.retired)}
                  >
                    {t(record.retired ? 'setup.list.bringBack' : 'setup.list.retire')}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > ROWS_MAX && (
        <p className={css.note}>{t('setup.list.more', { count: found.length - ROWS_MAX })}</p>
      )}
    </div>
  )
}

function matches(record: RecordOf<ListKind>, kind: ListKind, data: MasterDataView, typed: string): boolean {
  const wanted = typed.trim().toLocaleLowerCase()
  if (wanted === '') return true
  const words = Object.values(record).filter((value) => typeof value === 'string')
  const breed = kind === 'flock' ? data.breeds.find(({ id }) => words.includes(id))?.name : undefined
  return [...words, breed ?? ''].some((word) => word.toLocaleLowerCase().includes(wanted))
}
