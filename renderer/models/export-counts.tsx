import type { DataSetCounts, DataSetResult } from '../../electron/contract/data-set.ts'
import { DATA_SET_LABELS, LEFT_OUT, SET_SCANS_MIN, smallSets } from '../../electron/domain/data-set.ts'
import { useWords } from '../i18n/use-words.ts'
import { amountOf } from '../ui/amount.ts'
import { Chip } from '../ui/chip.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatBytes, formatCount } from '../ui/format.ts'
import css from './models.module.css'

/** What there is to learn from, what is missing, and where it lies once it is written. */
export function ExportCounts({ result: { counts, written } }: { readonly result: DataSetResult }) {
  const { t, language } = useWords()
  const count = (value: number) => formatCount(value, language)
  const { leftOut, unlabelledSamples, syntheticModels } = counts
  return (
    <div className={css.counts}>
      <Facts
        rows={[
          [t('dataSet.sample'), labels(counts.sample)],
          [t('dataSet.override'), labels(counts.override)],
          [t('dataSet.unlabelled'), count(unlabelledSamples)],
          ...LEFT_OUT.flatMap((why) =>
            leftOut[why] === undefined ? [] : [[t(`dataSet.leftOut.${why}`), count(leftOut[why])] as const],
          ),
        ]}
      />
      {unlabelledSamples > 0 && <p className={css.note}>{t('dataSet.unlabelledText')}</p>}
      {total(counts.override) > 0 && <p className={css.note}>{t('dataSet.overrideText')}</p>}
      {syntheticModels.length > 0 && (
        <p className={css.note}>
          <Chip kind="synthetic">{t('models.synthetic')}</Chip>{' '}
          {t('dataSet.synthetic', { models: syntheticModels.join(', ') })}
        </p>
      )}
      {labelledIn({ counts }) === 0 && <p className={css.state}>{t('dataSet.failure.NOTHING_LABELLED')}</p>}
      {written !== null && (
        <p className={css.good}>
          {t('dataSet.done', {
            scans: amountOf(t, 'scans', written.train + written.calibration + written.test, language),
            ...{ train: count(written.train), calibration: count(written.calibration), test: count(written.test) },
            ...{ folder: written.folder, bytes: formatBytes(written.bytes, language) },
          })}
        </p>
      )}
      {written !== null && smallSets(written).length > 0 && (
        <p className={css.note}>
          {t('dataSet.small', {
            sets: smallSets(written)
              .map((name) => t(`dataSet.set.${name}`))
              .join(', '),
            least: count(SET_SCANS_MIN),
          })}
        </p>
      )}
    </div>
  )

  function labels(of: DataSetCounts['sample']): string {
    const each = DATA_SET_LABELS.flatMap((label) =>
      of[label] === undefined ? [] : [`${t(`words.eggClass.${label}`)} ${count(of[label])}`],
    )
    return each.length === 0 ? count(0) : `${count(total(of))} (${each.join(', ')})`
  }
}

/** Eggs that a model could learn from. */
export function labelledIn({ counts }: Pick<DataSetResult, 'counts'>): number {
  return total(counts.sample) + total(counts.override)
}

function total(of: DataSetCounts['sample']): number {
  return Object.values(of).reduce((sum, eggs) => sum + eggs, 0)
}
