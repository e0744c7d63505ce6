import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './action-button.module.css'

/** The one primary action of a screen: bottom right, always the same size, large enough for a glove. */
export function PrimaryButton({
  children,
  onClick,
  disabled = false,
  form,
}: {
  readonly children: ReactNode
  readonly onClick?: () => void
  readonly disabled?: boolean
  /** Id of the form it sends, when the form stands elsewhere on the screen. */
  readonly form?: string
}) {
  return (
    <UnstyledButton
      className={css.primary}
      onClick={onClick}
      disabled={disabled}
      {...(form === undefined ? { type: 'button' } : { type: 'submit', form })}
    >
      {children}
    </UnstyledButton>
  )
}
