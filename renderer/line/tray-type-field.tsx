import { NativeSelect } from '@mantine/core'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { useWords } from '../i18n/use-words.ts'
import { TrayDrawing } from '../ui/tray-drawing.tsx'
import css from './tray-type-field.module.css'

/** The kind of tray, with its drawing: a wrong one is seen before the first egg is. */
export function TrayTypeField({
  data,
  value,
  onChange,
}: {
  readonly data: MasterDataView | undefined
  readonly value: string
  readonly onChange: (trayTypeId: string) => void
}) {
  const { t } = useWords()
  const offered = data?.trayTypes.filter(({ id, retired }) => !retired || id === value) ?? []
  const chosen = offered.find(({ id }) => id === value)
  return (
    <div>
      <NativeSelect
        label={t('line.form.trayType')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={
          offered.length === 0
            ? [{ value, label: t('setup.reading') }]
            : offered.map((tray) => ({
                value: tray.id,
                label: t('line.form.trayTypeOption', { name: tray.name, cells: tray.rows * tray.columns }),
              }))
        }
        description={chosen?.confirmed === false ? t('batchStart.trayUnconfirmed') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      <div className={css.drawing}>{chosen !== undefined && <TrayDrawing design={chosen} />}</div>
    </div>
  )
}
