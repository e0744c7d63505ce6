import css from './folded-detail.module.css'

/** What only some need to read: the program's own words, folded, in English whatever the screen speaks. Nothing where there are none. */
export function FoldedDetail({ summary, text }: { readonly summary: string; readonly text: string }) {
  if (text === '') return null
  return (
    <details className={css.detail}>
      <summary>{summary}</summary>
      <p className={css.text} lang="en">
        {text}
      </p>
    </details>
  )
}
