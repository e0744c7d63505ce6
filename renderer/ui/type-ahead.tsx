import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
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

/** A field that offers what begins or contains what is typed. Anything may be typed; the list is help, not a fence. */
export function TypeAhead(props: TypeAheadProps) {
  const { label, value, options, onType, onChoose, more, description, error } = props
  const listId = useId()
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const found = offered(options, value)
  const isKnown = options.some((option) => option.label === value)
  const rows = [
    ...found.map((option) => ({
      id: option.id,
      label: option.label,
      detail: option.detail,
      act: () => onChoose(option),
    })),
    ...(more === undefined || isKnown ? [] : [{ id: 'more', label: more.label, detail: '', act: more.onChoose }]),
  ]
  const shown = isOpen && rows.length > 0
  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const choose = (index: number) => {
    rows[index]?.act()
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setOpen(true)
      setActive((before) => (before + step + rows.length) % Math.max(1, rows.length))
    } else if (event.key === 'Enter' && shown && active >= 0) {
      // It chooses; only a further one sends the form.
      event.preventDefault()
      choose(active)
    } else if (event.key === 'Escape' && shown) {
      event.stopPropagation()
      close()
    }
  }
  return (
    <div className={css.field}>
      <TextInput
        label={label}
        value={value}
        onChange={(event) => {
          onType(event.currentTarget.value)
          setOpen(true)
          setActive(-1)
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKeyDown}
        description={description}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={error}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={shown}
        aria-controls={shown ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
      />
      {shown && (
        <ul id={listId} className={css.list} role="listbox" aria-label={label}>
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
