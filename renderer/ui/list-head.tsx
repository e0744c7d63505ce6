import css from './list-page.module.css'

export interface ListColumn {
  readonly key: string
  readonly label: string
  readonly isNumber: boolean
}

/** The head of a list's table; numbers stand right, above their digits. */
export function ListHead({ columns }: { readonly columns: readonly ListColumn[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ key, label, isNumber }) => (
          <th key={key} scope="col" className={isNumber ? css.number : undefined}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  )
}
