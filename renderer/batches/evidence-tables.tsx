import type { BatchReport } from '../../electron/contract/looking-back.ts'
import { cellName } from '../../electron/domain/egg.ts'
import { addressOfEgg } from '../client/use-address.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { formatCount, formatDateTime } from '../ui/format.ts'
import css from './batch-evidence.module.css'

/** What people said against the machine, newest first. */
export function CorrectionTable({ report, timeZone }: { readonly report: BatchReport; readonly timeZone: string }) {
  const { t, language } = useWords()
  return (
    <Card className={css.wide}>
      <CardHead title={t('back.batch.corrections')} detail={formatCount(report.overridden, language)} />
      {report.overrides.length === 0 ? (
        <p className={css.none}>{t('back.batch.noCorrections')}</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('back.batch.egg')}</th>
              <th scope="col">{t('back.batch.when')}</th>
              <th scope="col">{t('back.batch.was')}</th>
              <th scope="col">{t('back.batch.now')}</th>
              <th scope="col">{t('back.batch.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {report.overrides.map((one) => (
              <tr key={one.overrideId}>
                <th scope="row">
                  <a className={css.link} href={addressOfEgg(one.visitId, one.cell)}>
                    {t('back.batch.eggOfTray', { cell: cellName(one.cell), tray: one.trayCode })}
                  </a>
                </th>
                <td>{formatDateTime(one.atWallMs, language, timeZone)}</td>
                <td>
                  {t(`words.eggClass.${one.from.eggClass}`)} · {t(`words.action.${one.from.action}`)}
                </td>
                <td>
                  {t(`words.eggClass.${one.eggClass}`)} · {t(`words.action.${one.action}`)}
                </td>
                <td className={css.reason}>
                  {t(`back.override.reasons.${one.reason}`)}
                  {one.note !== '' && <span className={css.note}>{one.note}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
