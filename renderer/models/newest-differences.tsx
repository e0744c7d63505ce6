import type { ShadowReport } from '../../electron/contract/model-files.ts'
import { cellName } from '../../electron/domain/egg.ts'
import { addressOfEgg } from '../client/use-address.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatDateTime, formatNumber } from '../ui/format.ts'
import list from '../ui/list-page.module.css'
import css from './models.module.css'

/** The newest scans that two models call differently, each with the way to its egg: the picture says more than two words. */
export function NewestDifferences({ report }: { readonly report: ShadowReport }) {
  const { t, language } = useWords()
  const share = (value: number) => formatNumber(value, language, 2)
  return (
    <>
      <h3 className={css.partHead}>{t('models.compare.newest')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={css.scroll} aria-label={t('models.compare.newest')} tabIndex={0}>
        <table className={list.table}>
          <thead>
            <tr>
              <th scope="col">{t('models.compare.egg')}</th>
              <th scope="col">{t('models.compare.when')}</th>
              <th scope="col">{t('models.compare.activeClass', { model: report.active })}</th>
              <th scope="col">{t('models.compare.candidateClass', { model: report.candidate })}</th>
              <th scope="col">{t('models.compare.pFemale')}</th>
            </tr>
          </thead>
          <tbody>
            {report.newest.map(({ visitId, trayCode, cell, decidedAtWallMs, active, candidate, ...female }) => (
              <tr key={`${visitId} ${cellName(cell)} ${decidedAtWallMs}`}>
                <th scope="row">
                  <a className={list.link} href={addressOfEgg(visitId, cell)}>
                    {`${trayCode} · ${cellName(cell)}`}
                  </a>
                </th>
                <td>{formatDateTime(decidedAtWallMs, language)}</td>
                <td>{t(`words.eggClass.${active}`)}</td>
                <td>{t(`words.eggClass.${candidate}`)}</td>
                <td>
                  {t('models.compare.against', {
                    active: share(female.activeFemale),
                    candidate: share(female.candidateFemale),
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
