import { type ReactNode, type RefObject, useEffect } from 'react'
import css from './people.module.css'

/** A dialog over everything, closed by Escape. Closing it by its ref gives the focus back to where it was; `onClosed` comes after that. */
export function Modal({
  dialog,
  titleId,
  narrow = false,
  onClosed,
  children,
}: {
  readonly dialog: RefObject<HTMLDialogElement | null>
  readonly titleId: string
  readonly narrow?: boolean
  readonly onClosed: () => void
  readonly children: ReactNode
}) {
  useEffect(() => {
    dialog.current?.showModal()
  }, [dialog])
  return (
    <dialog
      ref={dialog}
      className={narrow ? `${css.dialog} ${css.narrow}` : css.dialog}
      aria-labelledby={titleId}
      onClose={onClosed}
    >
      {children}
    </dialog>
  )
}
