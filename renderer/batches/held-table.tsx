import type { BatchReport } from '../../electron/contract/looking-back.ts'
import type { HeldRecord } from '../../electron/contract/tray-record.ts'
import { addressIn } from '../client/use-address.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { formatCount, formatDateTime } from '../ui/format.ts'
import css from './batch-evidence.module.css'

/** Trays that were held, each a step away: why, what was said of it, and whether it still waits. */
export function HeldTable({ report, timeZone }: { readonly report: BatchReport; readonly timeZone: string }) {
  const { t, language } = useWords()
  return (
    <Card className={css.wide}>
      <CardHead title={t('trayRecord.held.title')} detail={formatCount(report.heldTrays.length, language)} />
      {report.heldTrays.length === 0 ? (
        <p className={css.none}>{t('trayRecord.held.none')}</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('back.batch.tray')}</th>
              <th scope="col">{t('back.batch.when')}</th>
              <th scope="col">{t('back.batch.why')}</th>
              <th scope="col">{t('trayRecord.held.answer')}</th>
            </tr>
          </thead>
          <tbody>
            {report.heldTrays.map((tray) => (
              <tr key={tray.visitId}>
                <th scope="row">
                  <a className={css.link} href={addressIn('trays', tray.visitId)}>
                    {tray.code}
                  </a>
                </th>
                <td className={css.moment}>{formatDateTime(tray.beganWallMs, language, timeZone)}</td>
                <td>{tray.reasons.map((reason) => t(`holds.reason.${reason}`)).join(' ')}</td>
                <td>
                  <Answer tray={tray} timeZone={timeZone} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

/** What was said ends the wait; where it does not, or nobody said anything, what came of it. */
function Answer({ tray: { said, outcome }, timeZone }: { readonly tray: HeldRecord; readonly timeZone: string }) {
  const { t, language } = useWords()
  return (
    <>
      {said.map(({ word, who, why, atWallMs }) => (
        <span key={`${word} ${atWallMs}`} className={css.answer}>
          {t(`trayRecord.held.word.${word}`)}
          <span className={css.note}>
            {t(who === '' ? 'trayRecord.held.saidByNobody' : 'trayRecord.held.said', {
              ...{ who, why, time: formatDateTime(atWallMs, language, timeZone) },
            })}
          </span>
        </span>
      ))}
      {outcome === 'waits' && <Chip kind="hold">{t('trayRecord.held.outcome.waits')}</Chip>}
      {(outcome === 'again' || (outcome === 'settled' && said.length === 0)) && (
        <span>{t(`trayRecord.held.outcome.${outcome}`)}</span>
      )}
    </>
  )
}
