import { NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { MasterDataView, MasterEntry } from '../../electron/contract/master-data.ts'
import { EGG_COLOURS } from '../../electron/domain/master-data/kinds.ts'
import type { Seen } from '../client/master-data.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { entryOf, type FieldKind, type FieldName, fieldsOf, type TextFields, textsOf } from './record-fields.ts'
import { SaveBar } from './save-bar.tsx'
import type { PlainKind, RecordOf } from './sections.ts'
import css from './setup.module.css'
import { type Saved, useSaving } from './use-saving.ts'

export interface RecordEditorProps {
  readonly kind: PlainKind
  readonly data: MasterDataView
  /** Undefined for a new one. */
  readonly record: RecordOf<PlainKind> | undefined
  readonly onClose: () => void
  readonly onSaved: (saved: Saved, entry: MasterEntry) => void
}

/** One record of a kind with plain fields. What is wrong stands next to its field; nothing typed is lost. */
export function RecordEditor(props: RecordEditorProps) {
  const { kind, data, record, onClose, onSaved } = props
  const { t } = useWords()
  const [fields, setFields] = useState<TextFields>(() => textsOf(kind, record, data))
  const [faults, setFaults] = useState<ReturnType<typeof entryOf>['faults']>(new Map())
  const saving = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const read = entryOf(kind, fields)
    setFaults(read.faults)
    if (read.faults.size > 0) return
    const saved = await saving.save(read.entry, seenNow(record, kind, data))
    if (saved !== undefined) onSaved(saved, read.entry)
  }
  const errorOf = (name: FieldName) => {
    const fault = faults.get(name)
    return fault === undefined ? saving.faultOf(name) : t(`setup.fault.${fault}`)
  }
  return (
    <Card label={t(`setup.kind.${kind}.one`)}>
      <CardHead title={record === undefined ? t(`setup.kind.${kind}.add`) : record.name} />
      <p className={css.dim}>{t(`setup.kind.${kind}.why`)}</p>
      <form className={css.fields} noValidate onSubmit={(event) => void submit(event)}>
        {fieldsOf(kind).map(([name, how]) => (
          <Field
            key={name}
            {...{ name, how, kind, data }}
            value={fields[name] ?? ''}
            error={errorOf(name)}
            onChange={(value) => setFields((before) => ({ ...before, [name]: value }))}
          />
        ))}
        <SaveBar saving={saving} onCancel={onClose} />
      </form>
    </Card>
  )
}

/** The record as it stands now: whoever is told that somebody else changed it sees theirs in the list, and saves over it by saving again. */
function seenNow(record: RecordOf<PlainKind> | undefined, kind: PlainKind, data: MasterDataView): Seen | null {
  if (record === undefined) return null
  const lists = { line: data.lines, scanner: data.scanners, setter: data.setters, trolley: data.trolleys }
  const more = { breed: data.breeds, flock: data.flocks }
  const list: readonly (Seen & { readonly id: string })[] = { ...lists, ...more }[kind]
  return list.find(({ id }) => id === record.id) ?? record
}

function Field({
  name,
  how,
  kind,
  data,
  value,
  error,
  onChange,
}: {
  readonly name: FieldName
  readonly how: FieldKind
  readonly kind: PlainKind
  readonly data: MasterDataView
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}) {
  const { t } = useWords()
  const label = t(`setup.field.${name}`)
  if (how === 'breed' || how === 'line' || how === 'eggColour') {
    return (
      <NativeSelect
        label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        data={choices()}
      />
    )
  }
  return (
    <TextInput
      label={label}
      description={helpOf()}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      autoComplete="off"
      spellCheck={false}
      {...(how === 'day' ? { type: 'date' } : {})}
      {...(how === 'number' ? { inputMode: 'numeric' as const } : {})}
      {...(how === 'code' ? { 'data-takes-codes': true } : {})}
    />
  )

  function choices(): { readonly value: string; readonly label: string }[] {
    if (how === 'eggColour')
      return EGG_COLOURS.map((colour) => ({ value: colour, label: t(`setup.eggColour.${colour}`) }))
    const records = how === 'breed' ? data.breeds : data.lines
    const nothing = { value: '', label: t(how === 'breed' ? 'setup.field.choose' : 'setup.field.noLine') }
    const offered = records.filter(({ id, retired }) => !retired || id === value)
    return [nothing, ...offered.map(({ id, name: own }) => ({ value: id, label: own }))]
  }

  function helpOf(): string | undefined {
    if (how === 'code') return t('setup.field.codeHelp')
    if (kind !== 'flock') return undefined
    return name === 'parentsHatchedOn' || name === 'storageDays' ? t(`setup.field.${name}Help`) : undefined
  }
}
