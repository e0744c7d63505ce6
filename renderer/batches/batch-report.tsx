import type { ReactNode } from 'react'
import type { BatchRecord } from '../../electron/contract/review.ts'
import { EGG_ACTIONS, EGG_CLASSES, isEgg } from '../../electron/domain/egg.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { formatCount, formatPercent, orDash } from '../ui/format.ts'
import { GlyphMark } from '../ui/glyph.tsx'
import { BatchFacts } from './batch-facts.tsx'
import css from './batch-report.module.css'

/** The record: what it is worth, what it is about, what was counted, what was done, and beside its identity the evidence. */
export function BatchReport({ record, evidence }: { readonly record: BatchRecord; readonly evidence: ReactNode }) {
  const { t } = useWords()
  return (
    <>
      {(record.play || record.synthetic) && (
        <div className={css.flags}>
          {record.play && <Chip kind="synthetic">{t('places.batches.play')}</Chip>}
          {record.synthetic && <Chip kind="synthetic">{t('places.batches.synthetic')}</Chip>}
        </div>
      )}
      <div className={css.body}>
        <Card className={css.identity}>
          <CardHead title={t('places.batches.identity')} />
          <BatchFacts record={record} />
        </Card>
        <Card className={css.card}>
          <CardHead title={t('places.batches.counts')} />
          <ClassTable record={record} />
        </Card>
        <Card className={css.card}>
          <CardHead title={t('places.batches.actions')} />
          <ActionTable record={record} />
        </Card>
        {evidence !== null && <div className={css.evidence}>{evidence}</div>}
      </div>
    </>
  )
}

/** Shares are of the eggs; an empty cell is no egg. */
function ClassTable({ record }: { readonly record: BatchRecord }) {
  const { t, language } = useWords()
  const rows = EGG_CLASSES.flatMap((eggClass) => {
    const count = record.byClass[eggClass]
    return count === undefined ? [] : [{ eggClass, ...count }]
  })
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('places.batches.class')}</th>
          <th scope="col">{t('places.batches.eggs')}</th>
          <th scope="col">{t('places.batches.scans')}</th>
          <th scope="col">{t('places.batches.share')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ eggClass, eggs, scans }) => (
          <tr key={eggClass}>
            <th scope="row">
              <span className={css.name}>
                <GlyphMark kind={eggClass} size={20} />
                {t(`words.eggClass.${eggClass}`)}
              </span>
            </th>
            <td>{isEgg(eggClass) ? formatCount(eggs, language) : `(${formatCount(eggs, language)})`}</td>
            <td>{formatCount(scans, language)}</td>
            <td>
              {orDash(
                isEgg(eggClass) && record.eggs > 0 ? eggs / record.eggs : null,
                (share) => `${formatPercent(share, language)} %`,
              )}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('places.batches.allEggs')}</th>
          <td>{formatCount(record.eggs, language)}</td>
          <td>{formatCount(record.scans, language)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  )
}

function ActionTable({ record }: { readonly record: BatchRecord }) {
  const { t, language } = useWords()
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('places.batches.action')}</th>
          <th scope="col">{t('places.batches.eggs')}</th>
          <th scope="col">{t('places.batches.scans')}</th>
        </tr>
      </thead>
      <tbody>
        {EGG_ACTIONS.map((action) => {
          const count = record.byAction[action]
          if (count === undefined) return null
          return (
            <tr key={action}>
              <th scope="row">{t(`words.actionLong.${action}`)}</th>
              <td>{formatCount(count.eggs, language)}</td>
              <td>{formatCount(count.scans, language)}</td>
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('places.batches.allCells')}</th>
          <td>{formatCount(record.eggs + record.emptyCells, language)}</td>
          <td>{formatCount(record.scans, language)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
