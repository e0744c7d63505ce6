import { useState } from 'react'
import type { MasterDataView, MasterEntry } from '../../electron/contract/master-data.ts'
import { TrayDrawing } from '../ui/tray-drawing.tsx'
import { RecordList } from './record-list.tsx'
import css from './setup.module.css'
import { TrayEditor } from './tray-editor.tsx'
import { useUndo } from './use-undo.ts'

/** Tray types: the list with a small drawing each, the editor with the large one. */
export function TraysSection({ data }: { readonly data: MasterDataView }) {
  const [open, setOpen] = useState<{ readonly id: string | undefined }>()
  const { last, retire, saved, forget } = useUndo()
  const record = data.trayTypes.find(({ id }) => id === open?.id)
  const show = (id: string | undefined) => {
    forget()
    setOpen({ id })
  }
  return (
    <div className={open === undefined ? undefined : css.withEditor}>
      <RecordList
        kind="trayType"
        {...{ data, last }}
        chosen={open?.id}
        onAdd={() => show(undefined)}
        onEdit={({ id }) => show(id)}
        onRetire={(one, retired) => {
          setOpen(undefined)
          retire('trayType', one, retired)
        }}
        picture={(one) =>
          'pitchMm' in one && (
            <div className={css.small}>
              <TrayDrawing design={one} plain />
            </div>
          )
        }
      />
      {open !== undefined && (
        <TrayEditor
          key={open.id ?? 'new'}
          record={record}
          onClose={() => setOpen(undefined)}
          onSaved={({ id, revision }, { value }) => {
            setOpen(undefined)
            saved(value.name, { id, revision }, record && entryOf(record), 'trayType')
          }}
        />
      )}
    </div>
  )
}

function entryOf({
  id: _id,
  revision: _revision,
  retired: _retired,
  ...value
}: MasterDataView['trayTypes'][number]): MasterEntry {
  return { kind: 'trayType', value }
}
