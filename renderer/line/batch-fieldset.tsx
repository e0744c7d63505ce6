import { NativeSelect, TextInput } from '@mantine/core'
import { JURISDICTION_PROFILES, type JurisdictionProfile } from '../../electron/domain/law/jurisdiction-profile.ts'
import { TRAY_TYPE_PRESETS, type TrayType } from '../../electron/domain/tray-type.ts'
import { stationNowWallMs } from '../client/state.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatHours } from '../ui/format.ts'
import css from './batch-fieldset.module.css'
import { type BatchFields, BREEDS, type FieldErrors, setTimeHint } from './batch-form.ts'

interface FieldsetProps {
  readonly fields: BatchFields
  readonly errors: FieldErrors
  readonly onChange: (change: Partial<BatchFields>) => void
}

const BREEDS_ID = 'breeds'

/** Every field of the start form, large enough for a glove. */
export function BatchFieldset({ fields, errors, onChange }: FieldsetProps) {
  const { t } = useWords()
  const text = (
    name: keyof BatchFields,
    label: string,
    rest: { readonly list?: string; readonly inputMode?: 'numeric' } = {},
  ) => {
    const error = errors[name]
    return (
      <TextInput
        label={label}
        value={fields[name]}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        error={error === undefined ? undefined : t(`line.form.error.${error}`)}
        autoComplete="off"
        spellCheck={false}
        {...rest}
      />
    )
  }
  return (
    <div className={css.fields}>
      {text('flock', t('line.form.flock'))}
      {text('breed', t('line.form.breed'), { list: BREEDS_ID })}
      {text('parentAgeWeeks', t('line.form.parentAge'), { inputMode: 'numeric' })}
      {text('setter', t('line.form.setter'))}
      {text('trolley', t('line.form.trolleyOptional'))}
      {text('eggsExpected', t('line.form.eggs'), { inputMode: 'numeric' })}
      <SetTimeField fields={fields} errors={errors} onChange={onChange} />
      <ChoiceFields fields={fields} errors={errors} onChange={onChange} />
      <datalist id={BREEDS_ID}>
        {BREEDS.map((breed) => (
          <option key={breed} value={breed} />
        ))}
      </datalist>
    </div>
  )
}

/** The set time says at once what it means for the law. */
function SetTimeField({ fields, errors, onChange }: FieldsetProps) {
  const { t } = useWords()
  // Looked at once a minute: the hint counts in minutes.
  const nowWallMs = useConsole((state) => Math.floor(stationNowWallMs(state) / 60_000) * 60_000)
  // The form's times are those of this screen, which stands at the line.
  const hint = setTimeHint(fields, nowWallMs, screenTimeZone())
  const words = () => {
    switch (hint.kind) {
      case 'age':
        return t('line.form.setAtHint.age', { age: formatHours(hint.ageHours), left: formatHours(hint.leftHours) })
      case 'past':
        return t('line.form.setAtHint.past', { age: formatHours(hint.ageHours) })
      case 'ageNoLimit':
        return t('line.form.setAtHint.ageNoLimit', { age: formatHours(hint.ageHours) })
      default:
        return t(`line.form.setAtHint.${hint.kind}`)
    }
  }
  return (
    <TextInput
      type="datetime-local"
      label={t('line.form.setAt')}
      value={fields.setAt}
      onChange={(event) => onChange({ setAt: event.currentTarget.value })}
      description={words()}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={errors.setAt === undefined ? undefined : t(`line.form.error.${errors.setAt}`)}
    />
  )
}

function ChoiceFields({ fields, onChange }: FieldsetProps) {
  const { t } = useWords()
  return (
    <>
      <NativeSelect
        label={t('line.form.jurisdiction')}
        value={fields.jurisdictionId}
        onChange={(event) => onChange({ jurisdictionId: event.currentTarget.value })}
        data={JURISDICTION_PROFILES.map((profile) => ({ value: profile.id, label: profileOption(profile) }))}
      />
      <NativeSelect
        label={t('line.form.trayType')}
        value={fields.trayTypeId}
        onChange={(event) => onChange({ trayTypeId: event.currentTarget.value })}
        data={TRAY_TYPE_PRESETS.map((type) => ({
          value: type.id,
          label: t('line.form.trayTypeOption', { name: trayName(type), cells: type.rows * type.columns }),
        }))}
      />
    </>
  )

  function trayName(type: TrayType): string {
    return type.layout === 'honeycomb'
      ? t('line.form.honeycomb', { rows: type.rows, columns: type.columns })
      : t('line.tray.size', { rows: type.rows, columns: type.columns })
  }

  function profileOption(profile: JurisdictionProfile): string {
    const name = profileName(profile)
    if (profile.banBeginsOnDay === undefined) return name
    return t('line.form.jurisdictionOption', { name, day: profile.banBeginsOnDay })
  }

  function profileName(profile: JurisdictionProfile): string {
    switch (profile.id) {
      case 'DE':
      case 'CH':
      case 'FR':
      case 'AT':
      case 'IT':
      case 'NONE':
        return t(`words.jurisdiction.${profile.id}`)
      default:
        return profile.name
    }
  }
}

function screenTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
