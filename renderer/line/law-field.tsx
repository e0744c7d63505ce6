import { Input, NativeSelect } from '@mantine/core'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { JURISDICTION_PROFILES } from '../../electron/domain/law/jurisdiction-profile.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { jurisdictionWithDay } from '../ui/jurisdiction-name.ts'
import css from './law-field.module.css'

interface LawFieldProps {
  readonly jurisdictionId: string
  /** Undefined while it has not been read. */
  readonly data: MasterDataView | undefined
  readonly onChange: (jurisdictionId: string) => void
}

/** By which law: in work a fact that the site's set-up decides, in play a choice. */
export function LawField({ jurisdictionId, data, onChange }: LawFieldProps) {
  const { t } = useWords()
  const play = useConsole((state) => state.view?.play === true)
  if (!play) {
    const isUnset = data?.site.jurisdictionId === null
    return (
      <Input.Wrapper
        label={t('line.form.jurisdiction')}
        labelElement="div"
        description={t(isUnset ? 'line.form.lawUnset' : 'line.form.lawOfSite')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      >
        <p className={css.law}>{data === undefined ? '–' : jurisdictionWithDay(t, jurisdictionId)}</p>
      </Input.Wrapper>
    )
  }
  return (
    <NativeSelect
      label={t('line.form.jurisdiction')}
      value={jurisdictionId}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={JURISDICTION_PROFILES.map(({ id }) => ({ value: id, label: jurisdictionWithDay(t, id) }))}
    />
  )
}
