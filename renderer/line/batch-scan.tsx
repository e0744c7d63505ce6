import { useState } from 'react'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { resolveCode } from '../client/resolve-code.ts'
import { useBarcode } from '../client/use-barcode.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import type { BatchFields } from './batch-form.ts'
import { type CodedKind, codedThings, fieldsFromThing } from './batch-master.ts'
import css from './batch-scan.module.css'

type Note =
  | { readonly kind: 'unread'; readonly at: number }
  | { readonly kind: 'chosen'; readonly what: CodedKind; readonly name: string; readonly at: number }
  | { readonly kind: 'unknown' | 'several'; readonly code: string; readonly names: string; readonly at: number }

/**
 * What the barcode scanner reads goes into the field it belongs to, wherever the focus is; what was filled, or that nothing was, stands here
 * until the next code.
 */
export function BatchScan({
  data,
  fields,
  onChange,
}: {
  readonly data: MasterDataView | undefined
  readonly fields: BatchFields
  readonly onChange: (change: Partial<BatchFields>) => void
}) {
  const { t } = useWords()
  const [note, setNote] = useState<Note>()
  useBarcode((code) => {
    // A number makes each of them another one: the same code again must be seen to have been read.
    const at = (note?.at ?? 0) + 1
    if (data === undefined) {
      setNote({ kind: 'unread', at })
      return true
    }
    const found = resolveCode(code, codedThings(data))
    if (found.kind === 'one') {
      onChange(fieldsFromThing(data, found.thing, fields))
      setNote({ kind: 'chosen', what: found.thing.kind, name: found.thing.name, at })
    } else {
      const names = found.kind === 'several' ? found.things.map(({ name }) => name).join(', ') : ''
      setNote({ kind: found.kind === 'several' ? 'several' : 'unknown', code, names, at })
    }
    return true
  })
  return (
    <p className={css.note} role="status" data-kind={note?.kind}>
      {note !== undefined && <Icon key={note.at} name={note.kind === 'chosen' ? 'check' : 'close'} size={24} />}
      {note === undefined && t('batchStart.scan.hint')}
      {note?.kind === 'chosen' && t(`batchStart.scan.${note.what}`, { name: note.name })}
      {note?.kind === 'unread' && t('batchStart.scan.unread')}
      {note?.kind === 'unknown' && t('batchStart.scan.unknown', { code: note.code })}
      {note?.kind === 'several' && t('batchStart.scan.several', { code: note.code, names: note.names })}
    </p>
  )
}
