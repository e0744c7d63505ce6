import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import css from './type-ahead.module.css'
import { offered, type TypeAheadOption } from './type-ahead-options.ts'

export interface TypeAheadProps {
  readonly label: string
  readonly value: string
  readonly options: readonly TypeAheadOption[]
  readonly onType: (text: string) => void
  readonly onChoose: (option: TypeAheadOption) => void
  /** Offered below the others while what is typed names none of them. */
  readonly more?: { readonly label: string; readonly onChoose: () => void } | undefined
  readonly description?: string | undefined
  readonly error?: string | undefined
}

interface Row {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly act: () => void
}

/** A field that offers what begins or contains what is typed. Anything may be typed; the list is help, not a fence. */
export function TypeAhead(props: TypeAheadProps) {
  const { t } = useWords()
  const { label, value, onType, description, error } = props
  const listId = useId()
  const rows = rowsOf(props)
  const { isOpen, active, open, close, choose, onKeyDown } = useList(rows)
  return (
    <div className={css.field}>
      <TextInput
        label={label}
        value={value}
        onChange={(event) => {
          onType(event.currentTarget.value)
          open()
        }}
        onFocus={open}
        onClick={open}
        onBlur={close}
        onKeyDown={onKeyDown}
        description={description}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={error}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? `${listId}-${active}` : undefined}
      />
      {isOpen && (
        <ul id={listId} className={css.list} role="listbox" aria-label={t('batchStart.offered', { label })}>
          {rows.map((row, index) => (
            <li
              key={row.id}
              id={`${listId}-${index}`}
              className={css.option}
              role="option"
              aria-selected={index === active}
              // Before the field loses the focus and the list with it.
              onPointerDown={(event) => {
                event.preventDefault()
                choose(index)
              }}
            >
              <span>{row.label}</span>
              {row.detail !== '' && <small>{row.detail}</small>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function rowsOf({ options, value, more, onChoose }: TypeAheadProps): readonly Row[] {
  const isKnown = options.some((option) => option.label === value)
  return [
    ...offered(options, value).map((option) => ({ ...option, act: () => onChoose(option) })),
    ...(more === undefined || isKnown ? [] : [{ id: 'more', label: more.label, detail: '', act: more.onChoose }]),
  ]
}

/** Which row is meant, and what the keys do with it. */
function useList(rows: readonly Row[]) {
  const [wanted, setWanted] = useState(false)
  const [active, setActive] = useState(-1)
  const isOpen = wanted && rows.length > 0
  const open = () => {
    setWanted(true)
    setActive(-1)
  }
  const close = () => {
    setWanted(false)
    setActive(-1)
  }
  const choose = (index: number) => {
    rows[index]?.act()
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && rows.length > 0) {
      event.preventDefault()
      setWanted(true)
      // From outside the list up leads to its last row, down to its first.
      setActive((before) => (before < 0 && step < 0 ? rows.length - 1 : (before + step + rows.length) % rows.length))
    } else if (event.key === 'Enter' && isOpen && active >= 0) {
      // It chooses; only a further one sends the form.
      event.preventDefault()
      choose(active)
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation()
      close()
    }
  }
  return { isOpen, active, open, close, choose, onKeyDown }
}
