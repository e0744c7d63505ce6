import { type DragEvent, useId, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Icon } from '../../ui/icon.tsx'
import css from './import.module.css'

/** A file, chosen by a press or dropped here. */
export function FileDrop({
  busy,
  onFile,
}: {
  /** The file that is being read. */
  readonly busy: string | undefined
  readonly onFile: (file: File) => void
}) {
  const { t } = useWords()
  const [isOver, setOver] = useState(false)
  const inputId = useId()
  const take = (file: File | undefined) => {
    if (file !== undefined) onFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <label
      className={css.drop}
      htmlFor={inputId}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        // Without this the browser would open the file itself.
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="up" size={40} />
      <span>{busy === undefined ? t('importer.file.choose') : t('importer.file.reading', { name: busy })}</span>
      <input
        id={inputId}
        className={css.input}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        disabled={busy !== undefined}
        onChange={(event) => {
          take(event.currentTarget.files?.[0])
          // The same file, corrected, can be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}
