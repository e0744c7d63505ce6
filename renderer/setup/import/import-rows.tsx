import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { ImportPreview, ImportRow } from '../../../electron/contract/master-data.ts'
import type { Language } from '../../i18n/languages.ts'
import { type Translate, useWords } from '../../i18n/use-words.ts'
import { ListHead } from '../../ui/list-head.tsx'
import list from '../../ui/list-page.module.css'
import { faultWords } from '../../ui/master-fault.ts'
import { PriorityMark } from '../../ui/priority-mark.tsx'
import setup from '../setup.module.css'
import css from './import.module.css'

type FileFault = NonNullable<ImportPreview['fileFault']>

const OUTCOMES = ['fault', 'new', 'changed', 'same'] as const
/** More than this nobody reads; the numbers above say how many there are. */
const ROWS_MAX = 300

/** What the file would do, row by row; faults first, because they keep everything else from being done. */
export function ImportRows({ preview }: { readonly preview: ImportPreview }) {
  const { t, language } = useWords()
  const { fileFault, ignoredColumns, counts } = preview
  const [only, setOnly] = useState<(typeof OUTCOMES)[number] | 'all'>(counts.fault > 0 ? 'fault' : 'all')
  if (fileFault !== null) {
    return (
      <p className={css.fault} role="alert">
        <PriorityMark priority={3} />
        <span>
          {fileFault.line !== null && <strong>{t('importer.line', { line: fileFault.line })} </strong>}
          {fileFaultWords(t, language, fileFault)}
        </span>
      </p>
    )
  }
  const rows = OUTCOMES.flatMap((outcome) =>
    only === 'all' || only === outcome ? preview.rows.filter((row) => row.outcome === outcome) : [],
  )
  return (
    <>
      {ignoredColumns.length > 0 && (
        <p className={setup.note}>{t('importer.ignored', { columns: ignoredColumns.join(', ') })}</p>
      )}
      <SegmentedControl
        className={css.filter}
        aria-label={t('importer.show')}
        value={only}
        onChange={(value) => setOnly(OUTCOMES.find((one) => one === value) ?? 'all')}
        data={[
          { value: 'all', label: t('importer.all', { count: preview.rows.length }) },
          ...OUTCOMES.map((one) => ({ value: one, label: t(`importer.count.${one}`, { count: counts[one] }) })),
        ]}
      />
      {rows.length === 0 ? (
        <p className={setup.note}>{t('importer.none')}</p>
      ) : (
        <div className={setup.scroll}>
          <table className={list.table}>
            <ListHead
              columns={[
                { key: 'line', label: t('importer.head.line'), isNumber: true },
                { key: 'name', label: t('setup.field.name'), isNumber: false },
                { key: 'outcome', label: t('importer.head.outcome'), isNumber: false },
                { key: 'what', label: t('importer.head.what'), isNumber: false },
              ]}
            />
            <tbody>
              {rows.slice(0, ROWS_MAX).map((row) => (
                <Row key={row.line} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > ROWS_MAX && (
        <p className={setup.note}>{t('setup.list.more', { count: rows.length - ROWS_MAX })}</p>
      )}
    </>
  )
}

const BYTES_PER_MIB = 1024 * 1024

function fileFaultWords(t: Translate, language: Language, { fault, detail }: FileFault): string {
  const { max, expected, column } = detail
  return t(`importer.file.${fault}`, {
    max: fault === 'FILE_TOO_LARGE' ? Number(max) / BYTES_PER_MIB : (max ?? ''),
    columns: detail[language] ?? expected ?? column ?? '',
  })
}

function Row({ row }: { readonly row: ImportRow }) {
  const { t, language } = useWords()
  return (
    <tr data-outcome={row.outcome}>
      <td className={list.number}>{row.line}</td>
      <th scope="row">{row.name}</th>
      <td>
        <span className={css.outcome}>
          {row.outcome === 'fault' && <PriorityMark priority={3} size={22} />}
          {t(`importer.outcome.${row.outcome}`)}
        </span>
      </td>
      <td>
        <ul className={css.what}>
          {row.faults.map((fault) => (
            <li key={`${fault.field} ${fault.fault}`}>
              {fault.column !== null && <strong>{t('importer.column', { column: fault.column })} </strong>}
              {fault.value !== '' && <q>{fault.value}</q>} {faultWords(t, language, fault)}
            </li>
          ))}
          {row.changes.map(({ field, before, after }) => (
            <li key={field}>
              <strong>{fieldName(t, field)}</strong>{' '}
              {t('importer.change', { before: orNothing(before), after: orNothing(after) })}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

function orNothing(text: string): string {
  return text === '' ? '–' : text
}

const FIELD_NAMES = [
  ...(['name', 'code', 'breedId', 'eggColour', 'farm', 'house', 'parentsHatchedOn', 'laidFrom', 'laidTo'] as const),
  'storageDays',
] as const
const TRAY_NAMES = [
  ...(['rows', 'columns', 'pitchMm', 'firstCell', 'beltTowards', 'operatorAt', 'centresMm', 'confirmed'] as const),
] as const

function fieldName(t: Translate, field: string): string {
  const plain = FIELD_NAMES.find((name) => name === field)
  if (plain !== undefined) return t(`setup.field.${plain}`)
  const tray = TRAY_NAMES.find((name) => name === field)
  if (tray !== undefined) return t(`setup.tray.${tray}`)
  return field === 'layout' ? t('setup.tray.shape') : field
}
