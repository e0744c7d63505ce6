import type { MasterDataView } from '../../../electron/contract/master-data.ts'
import { useWords } from '../../i18n/use-words.ts'
import { TrayDrawing } from '../../ui/tray-drawing.tsx'
import css from './first-start.module.css'
import type { StepProps } from './first-start.tsx'

/** Which of the known trays this hatchery sets; what is left out is retired, and can be brought back. */
export function TraysStep({
  draft,
  data,
  onChange,
}: Pick<StepProps, 'draft' | 'onChange'> & { readonly data: MasterDataView | undefined }) {
  const { t } = useWords()
  if (data === undefined) return <p role="status">{t('setup.reading')}</p>
  const leftOut = new Set(draft.traysLeftOut)
  const choose = (id: string, wanted: boolean) => {
    const others = draft.traysLeftOut.filter((one) => one !== id)
    onChange({ traysLeftOut: wanted ? others : [...others, id] })
  }
  return (
    <fieldset className={css.trays}>
      <legend>{t('start.step.trays.used')}</legend>
      {data.trayTypes.map((tray) => (
        <label key={tray.id} className={css.tray}>
          <span className={css.picture} aria-hidden="true">
            <TrayDrawing design={tray} plain />
          </span>
          <span className={css.pick}>
            <input
              type="checkbox"
              checked={!leftOut.has(tray.id)}
              onChange={(event) => choose(tray.id, event.currentTarget.checked)}
            />
            <span>
              <span>{tray.name}</span>
              <small>
                {t('setup.tray.summary', {
                  eggs: tray.rows * tray.columns,
                  layout: t(`setup.tray.layout.${tray.layout}`),
                })}
              </small>
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
