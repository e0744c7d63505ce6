import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { TEMPERATURE_UNITS, WEIGHT_UNITS } from '../../electron/domain/master-data/kinds.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { LawBox } from './law-box.tsx'
import { JURISDICTION_IDS, jurisdictionName } from './law-facts.ts'
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
  const change = (part: Partial<typeof value>) => {
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
        <NativeSelect
          label={t('setup.site.weightUnits')}
          value={value.weightUnits}
          onChange={(event) =>
            change({ weightUnits: WEIGHT_UNITS.find((unit) => unit === event.currentTarget.value) ?? 'metric' })
          }
          data={WEIGHT_UNITS.map((unit) => ({ value: unit, label: t(`setup.units.${unit}`) }))}
        />
        <NativeSelect
          label={t('setup.site.temperatureUnit')}
          value={value.temperatureUnit}
          onChange={(event) =>
            change({
              temperatureUnit: TEMPERATURE_UNITS.find((unit) => unit === event.currentTarget.value) ?? 'celsius',
            })
          }
          data={TEMPERATURE_UNITS.map((unit) => ({ value: unit, label: t(`setup.units.${unit}`) }))}
        />
        <div className={css.wide}>
          {saving.problem !== undefined && (
            <p className={css.problem} role="alert">
              {saving.problem}
            </p>
          )}
          <div className={css.buttons}>
            <Button className={css.save} type="submit" disabled={saving.isSaving}>
              {t('setup.list.save')}
              <LockMark of={{ station: 'saveMasterData' }} />
            </Button>
            {isSaved && (
              <p className={css.note} role="status">
                {t('setup.list.savedPlain')}
              </p>
            )}
          </div>
        </div>
      </form>
    </Card>
  )
}

function valueOf({ id: _id, revision: _revision, retired: _retired, shifts: _shifts, ...value }: Site) {
  return value
}
