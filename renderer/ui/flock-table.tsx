import type { EggClass } from '../../electron/domain/egg.ts'
import { type FlockCount, sumFlocks } from '../../electron/domain/tray/flock-range.ts'
import { useWords } from '../i18n/use-words.ts'
import css from './flock-table.module.css'
import { formatCount, formatPercent } from './format.ts'

const COLUMNS = [
  ['female', ['FEMALE']],
  ['male', ['MALE']],
  ['infertile', ['INFERTILE']],
  ['dead', ['EARLY_DEAD', 'MID_DEAD']],
  ['uncertain', ['UNCERTAIN']],
  ['unreadable', ['UNREADABLE']],
] as const satisfies readonly (readonly [string, readonly EggClass[]])[]

/** Eggs of every flock by what they are called; shares are of the eggs of the flock, empty cells left out. The last row is all of them. */
export function FlockTable({ flocks }: { readonly flocks: readonly FlockCount[] }) {
  const { t } = useWords()
  const all = sumFlocks(flocks.map((one) => ({ ...one, flock: t('trayRecord.flocks.all') })))
  return (
    <div className={css.frame}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('trayRecord.flocks.flock')}</th>
            <th scope="col">{t('trayRecord.flocks.eggs')}</th>
            {COLUMNS.map(([name]) => (
              <th key={name} scope="col">
                {t(`trayRecord.flocks.${name}`)}
              </th>
            ))}
            <th scope="col">{t('trayRecord.flocks.emptyCells')}</th>
          </tr>
        </thead>
        <tbody>
          {flocks.map((flock) => (
            <Row key={flock.flock} count={flock} />
          ))}
        </tbody>
        <tfoot>
          {all.map((flock) => (
            <Row key={flock.flock} count={flock} />
          ))}
        </tfoot>
      </table>
    </div>
  )
}

function Row({ count: { flock, eggs, emptyCells, byClass } }: { readonly count: FlockCount }) {
  const { language } = useWords()
  return (
    <tr>
      <th scope="row">{flock}</th>
      <td>{formatCount(eggs, language)}</td>
      {COLUMNS.map(([name, classes]) => {
        const count = classes.reduce((sum, eggClass) => sum + (byClass[eggClass] ?? 0), 0)
        return (
          <td key={name}>
            {formatCount(count, language)}
            {eggs > 0 && <small className={css.share}>{formatPercent(count / eggs, language)} %</small>}
          </td>
        )
      })}
      <td>{formatCount(emptyCells, language)}</td>
    </tr>
  )
}
