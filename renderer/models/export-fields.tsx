import { Checkbox, TextInput } from '@mantine/core'
import type { DataSetWish } from '../../electron/contract/data-set.ts'
import { DATA_SET_MAPS, type DataSetMap } from '../../electron/domain/data-set.ts'
import { useWords } from '../i18n/use-words.ts'
import { dayBegins } from '../ui/day-begins.ts'
import css from './models.module.css'

/** As it was typed. Days are those of the screen's calendar. */
export interface ExportForm {
  readonly from: string
  readonly until: string
  readonly batchId: string
  readonly maps: readonly DataSetMap[]
}

export const NOTHING_CHOSEN: ExportForm = { from: '', until: '', batchId: '', maps: ['T2'] }

/** The last day is asked for as a whole. */
export function wishOf({ from, until, batchId, maps }: ExportForm): DataSetWish {
  return {
    maps: DATA_SET_MAPS.filter((map) => maps.includes(map)),
    fromWallMs: dayBegins(from, 0),
    untilWallMs: dayBegins(until, 1),
    batchId: batchId.trim() === '' ? null : batchId.trim(),
  }
}

/** Which scans: of a time, of a batch, with which maps. */
export function ExportFields({
  form,
  onChange,
  disabled,
}: {
  readonly form: ExportForm
  readonly onChange: (form: ExportForm) => void
  readonly disabled: boolean
}) {
  const { t } = useWords()
  const choose = (map: DataSetMap, isWanted: boolean) => {
    const maps = DATA_SET_MAPS.filter((one) => (one === map ? isWanted : form.maps.includes(one)))
    // Without any map there would be no picture.
    if (maps.length > 0) onChange({ ...form, maps })
  }
  return (
    <div className={css.exportFields}>
      <TextInput
        type="date"
        label={t('dataSet.from')}
        value={form.from}
        onChange={(event) => onChange({ ...form, from: event.currentTarget.value })}
        disabled={disabled}
      />
      <TextInput
        type="date"
        label={t('dataSet.until')}
        value={form.until}
        onChange={(event) => onChange({ ...form, until: event.currentTarget.value })}
        disabled={disabled}
      />
      <TextInput
        label={t('dataSet.batch')}
        value={form.batchId}
        onChange={(event) => onChange({ ...form, batchId: event.currentTarget.value })}
        maxLength={60}
        disabled={disabled}
      />
      <fieldset className={css.maps}>
        <legend>{t('dataSet.maps')}</legend>
        {DATA_SET_MAPS.map((map) => (
          <Checkbox
            key={map}
            size="lg"
            label={map}
            checked={form.maps.includes(map)}
            onChange={(event) => choose(map, event.currentTarget.checked)}
            disabled={disabled}
          />
        ))}
      </fieldset>
    </div>
  )
}
