import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../../i18n/i18n.ts'
import { isLanguage } from '../../i18n/languages.ts'
import { useWords } from '../../i18n/use-words.ts'
import { jurisdictionName } from '../../ui/jurisdiction-name.ts'
import { LawBox } from '../law-box.tsx'
import { JURISDICTION_IDS } from '../law-facts.ts'
import { TimeZoneField } from '../time-zone-field.tsx'
import css from './first-start.module.css'
import type { StepProps } from './first-start.tsx'
import { ratedSpeed } from './steps.ts'

/** Eggs in the textbook's tray (domain.md 3.1): makes a rate per hour imaginable. */
const USUAL_TRAY_EGGS = 150
const SECONDS_PER_HOUR = 3_600

/** Language, name of the site, its clock and its law. */
export function PlaceStep({ draft, faults, onChange }: StepProps) {
  const { t, language } = useWords()
  const { i18n } = useTranslation()
  const languageId = useId()
  return (
    <>
      <div className={`${css.wide} ${css.language}`}>
        <span id={languageId} className={css.dim}>
          {t('app.settings.language')}
        </span>
        <SegmentedControl
          aria-labelledby={languageId}
          value={language}
          onChange={(next) => isLanguage(next) && changeLanguage(i18n, next)}
          data={[
            { value: 'en', label: t('app.settings.english') },
            { value: 'de', label: t('app.settings.german') },
          ]}
        />
      </div>
      <TextInput
        label={t('start.step.place.site')}
        description={t('start.step.place.siteHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.site}
        onChange={(event) => onChange({ site: event.currentTarget.value })}
        error={faults.site && t(`start.fault.${faults.site}`)}
        autoComplete="off"
        spellCheck={false}
      />
      <TimeZoneField
        value={draft.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        error={faults.timeZone && t(`start.fault.${faults.timeZone}`)}
      />
      <NativeSelect
        className={css.wide}
        label={t('start.step.place.country')}
        value={draft.jurisdictionId}
        onChange={(event) => onChange({ jurisdictionId: event.currentTarget.value })}
        data={[
          { value: '', label: t('setup.law.undecided') },
          ...JURISDICTION_IDS.map((id) => ({ value: id, label: jurisdictionName(t, id) })),
        ]}
      />
      <div className={css.wide}>
        <LawBox jurisdictionId={draft.jurisdictionId} />
      </div>
    </>
  )
}

/** Name and speed of the line. */
export function LineStep({ draft, faults, onChange }: StepProps) {
  const { t } = useWords()
  const speed = ratedSpeed(draft)
  return (
    <>
      <TextInput
        label={t('start.step.line.line')}
        description={t('start.step.line.lineHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.line}
        onChange={(event) => onChange({ line: event.currentTarget.value })}
        error={faults.line && t(`start.fault.${faults.line}`)}
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        label={t('start.step.line.rated')}
        description={
          speed === undefined
            ? t('start.step.line.ratedHelp')
            : t('start.step.line.ratedMeans', {
                seconds: Math.max(1, Math.round((USUAL_TRAY_EGGS * SECONDS_PER_HOUR) / speed)),
                eggs: USUAL_TRAY_EGGS,
              })
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.ratedEggsPerHour}
        onChange={(event) => onChange({ ratedEggsPerHour: event.currentTarget.value })}
        error={faults.ratedEggsPerHour && t(`start.fault.${faults.ratedEggsPerHour}`)}
        inputMode="numeric"
        autoComplete="off"
      />
    </>
  )
}
