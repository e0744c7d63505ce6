import { useState } from 'react'
import type { MasterDataView, MasterEntry } from '../../electron/contract/master-data.ts'
import { RecordEditor } from './record-editor.tsx'
import { entryOf, textsOf } from './record-fields.ts'
import { RecordList } from './record-list.tsx'
import { type PlainKind, recordsIn } from './sections.ts'
import css from './setup.module.css'
import { useUndo } from './use-undo.ts'

/** A list of records and, while one is looked at, its editor beside it. */
export function ListSection({ kind, data }: { readonly kind: PlainKind; readonly data: MasterDataView }) {
  const [open, setOpen] = useState<{ readonly id: string | undefined }>()
  const { last, retire, saved, forget } = useUndo()
  const record = recordsIn(data, kind).find(({ id }) => id === open?.id)
  const before: MasterEntry | undefined = record && entryOf(kind, textsOf(kind, record, data)).entry
  const show = (id: string | undefined) => {
    forget()
    setOpen({ id })
  }
  return (
    <div className={open === undefined ? undefined : css.withEditor}>
      <RecordList
        {...{ kind, data, last }}
        chosen={open?.id}
        onAdd={() => show(undefined)}
        onEdit={({ id }) => show(id)}
        onRetire={(one, retired) => {
          setOpen(undefined)
          retire(kind, one, retired)
        }}
      />
      {open !== undefined && (
        <RecordEditor
          key={open.id ?? 'new'}
          {...{ kind, data, record }}
          onClose={() => setOpen(undefined)}
          onSaved={({ id, revision }, { value }) => {
            setOpen(undefined)
            saved(value.name, { id, revision }, before, kind)
          }}
        />
      )}
    </div>
  )
}
