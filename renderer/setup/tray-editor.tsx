import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { MasterDataView, MasterEntry } from '../../electron/contract/master-data.ts'
import { TRAY_CORNERS, TRAY_EDGES, TRAY_LAYOUTS } from '../../electron/domain/master-data/kinds.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { TrayDrawing } from '../ui/tray-drawing.tsx'
import { SaveBar } from './save-bar.tsx'
import css from './setup.module.css'
import { isDrawable, type TrayFields, trayDesign, trayFields } from './tray-fields.ts'
import { type Saved, useSaving } from './use-saving.ts'

type TrayRecord = MasterDataView['trayTypes'][number]

export interface TrayEditorProps {
  /** Undefined for a new one. */
  readonly record: TrayRecord | undefined
  readonly onClose: () => void
  readonly onSaved: (saved: Saved, entry: MasterEntry) => void
}

/** A tray type with its drawing, which changes with every key: what is saved is what stands there. */
export function TrayEditor({ record, onClose, onSaved }: TrayEditorProps) {
  const { t } = useWords()
  const [fields, setFields] = useState<TrayFields>(() => trayFields(record))
  const [notNumbers, setNotNumbers] = useState<readonly string[]>([])
  const saving = useSaving()
  const { design, notNumbers: wrong } = trayDesign(fields)
  const change = (part: Partial<TrayFields>) => setFields((before) => ({ ...before, ...part }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setNotNumbers(wrong)
    if (wrong.length > 0) return
    const entry = {
      kind: 'trayType',
      value: { ...design, centresMm: design.centresMm && [...design.centresMm] },
    } as const
    const saved = await saving.save(entry, record ?? null)
    if (saved !== undefined) onSaved(saved, entry)
  }
  const text = (name: 'name' | 'rows' | 'columns' | 'pitchMm') => (
    <TextInput
      label={t(`setup.tray.${name}`)}
      value={fields[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      error={notNumbers.includes(name) ? t('setup.fault.NOT_A_NUMBER') : saving.faultOf(name)}
      autoComplete="off"
      spellCheck={false}
      {...(name === 'name' ? {} : { inputMode: 'numeric' as const })}
    />
  )
  return (
    <Card label={t('setup.kind.trayType.one')}>
      <CardHead title={record === undefined ? t('setup.kind.trayType.add') : record.name} />
      <p className={css.dim}>{t('setup.kind.trayType.why')}</p>
      <div className={css.drawing}>
        {isDrawable(design) ? <TrayDrawing design={design} /> : <p className={css.note}>{t('setup.tray.notDrawn')}</p>}
      </div>
      <form className={css.fields} noValidate onSubmit={(event) => void submit(event)}>
        {text('name')}
        <Choice
          name="layout"
          fields={fields}
          onChange={change}
          options={TRAY_LAYOUTS.map((one) => [one, t(`setup.tray.layout.${one}`)])}
        />
        {text('rows')}
        {text('columns')}
        {text('pitchMm')}
        <Placement fields={fields} onChange={change} />
        {fields.centresMm !== null && (
          <p className={css.wide}>
            {saving.faultOf('centresMm') ?? t('setup.tray.measured')}{' '}
            <Button onClick={() => change({ centresMm: null })}>{t('setup.tray.dropMeasured')}</Button>
          </p>
        )}
        <label className={`${css.check} ${css.wide}`}>
          <input
            type="checkbox"
            checked={fields.confirmed}
            onChange={(event) => change({ confirmed: event.currentTarget.checked })}
          />
          {t('setup.tray.confirm')}
        </label>
        <SaveBar saving={saving} onCancel={onClose} />
      </form>
    </Card>
  )
}

/** How the tray lies: what the drawing turns by. */
function Placement({ fields, onChange }: Pick<ChoiceProps, 'fields' | 'onChange'>) {
  const { t } = useWords()
  const corners = TRAY_CORNERS.map((one) => [one, t(`setup.tray.corner.${one}`)] as const)
  const edges = TRAY_EDGES.map((one) => [one, t(`setup.tray.edge.${one}`)] as const)
  return (
    <>
      <Choice name="firstCell" options={corners} {...{ fields, onChange }} />
      <Choice name="beltTowards" options={edges} {...{ fields, onChange }} />
      <Choice name="operatorAt" options={edges} {...{ fields, onChange }} />
    </>
  )
}

interface ChoiceProps {
  readonly name: 'layout' | 'firstCell' | 'beltTowards' | 'operatorAt'
  readonly fields: TrayFields
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onChange: (part: Partial<TrayFields>) => void
}

function Choice({ name, fields, options, onChange }: ChoiceProps) {
  const { t } = useWords()
  return (
    <NativeSelect
      label={t(`setup.tray.${name === 'layout' ? 'shape' : name}`)}
      value={fields[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      data={options.map(([value, label]) => ({ value, label }))}
    />
  )
}
