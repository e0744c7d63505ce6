import { NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { TEMPERATURE_UNITS, WEIGHT_UNITS } from '../../electron/domain/master-data/kinds.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { jurisdictionName } from '../ui/jurisdiction-name.ts'
import { LawBox } from './law-box.tsx'
import { JURISDICTION_IDS } from './law-facts.ts'
import { SaveBar } from './save-bar.tsx'
import css from './setup.module.css'
import { TimeZoneField } from './time-zone-field.tsx'
import { useSaving } from './use-saving.ts'

type Site = MasterDataView['site']

/** The site: its name, clock, law, label and units. */
export function SiteSection({
  site,
  isSaved,
  onSaved,
}: {
  readonly site: Site
  readonly isSaved: boolean
  readonly onSaved: (isSaved: boolean) => void
}) {
  const { t } = useWords()
  const [value, setValue] = useState(() => valueOf(site))
  const saving = useSaving()
  const change = (part: Partial<SiteValue>) => {
    onSaved(false)
    setValue((before) => ({ ...before, ...part }))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    onSaved((await saving.save({ kind: 'site', value: { ...value, shifts: site.shifts } }, site)) !== undefined)
  }
  const text = (name: 'name' | 'labelScheme' | 'sexingMethod') => (
    <TextInput
      label={t(`setup.site.${name}`)}
      description={t(`setup.site.${name}Help`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      error={saving.faultOf(name)}
      autoComplete="off"
      spellCheck={false}
    />
  )
  return (
    <Card>
      <CardHead title={t('setup.section.site')} />
      <form className={css.fields} noValidate onSubmit={(event) => void submit(event)}>
        {text('name')}
        <TimeZoneField
          value={value.timeZone}
          onChange={(timeZone) => change({ timeZone })}
          error={saving.faultOf('timeZone')}
        />
        <NativeSelect
          label={t('setup.site.jurisdictionId')}
          value={value.jurisdictionId ?? ''}
          onChange={(event) => change({ jurisdictionId: event.currentTarget.value || null })}
          error={saving.faultOf('jurisdictionId')}
          data={[
            { value: '', label: t('setup.law.undecided') },
            ...JURISDICTION_IDS.map((id) => ({ value: id, label: jurisdictionName(t, id) })),
          ]}
        />
        <LawBox jurisdictionId={value.jurisdictionId ?? ''} />
        {text('labelScheme')}
        {text('sexingMethod')}
        <UnitFields value={value} onChange={change} />
        <SaveBar saving={saving} isSaved={isSaved} />
      </form>
    </Card>
  )
}

type SiteValue = ReturnType<typeof valueOf>

function UnitFields({
  value,
  onChange,
}: {
  readonly value: SiteValue
  readonly onChange: (part: Partial<SiteValue>) => void
}) {
  const { t } = useWords()
  return (
    <>
      <NativeSelect
        label={t('setup.site.weightUnits')}
        value={value.weightUnits}
        onChange={(event) =>
          onChange({ weightUnits: WEIGHT_UNITS.find((unit) => unit === event.currentTarget.value) ?? 'metric' })
        }
        data={WEIGHT_UNITS.map((unit) => ({ value: unit, label: t(`setup.units.${unit}`) }))}
      />
      <NativeSelect
        label={t('setup.site.temperatureUnit')}
        value={value.temperatureUnit}
        onChange={(event) =>
          onChange({
            temperatureUnit: TEMPERATURE_UNITS.find((unit) => unit === event.currentTarget.value) ?? 'celsius',
          })
        }
        data={TEMPERATURE_UNITS.map((unit) => ({ value: unit, label: t(`setup.units.${unit}`) }))}
      />
    </>
  )
}

function valueOf({ id: _id, revision: _revision, retired: _retired, shifts: _shifts, ...value }: Site) {
  return value
}
