import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Modal } from './modal.tsx'
import css from './people.module.css'

const TITLE_ID = 'question-title'

/** One question with two answers; Escape is no, and so is whoever only presses Enter. */
export function Question({
  title,
  text,
  yes,
  no,
  onAnswer,
}: {
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly no: string
  readonly onAnswer: (yes: boolean) => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const answer = useRef(false)
  const leave = useRef<HTMLButtonElement>(null)
  useEffect(() => leave.current?.focus(), [])
  const end = (isYes: boolean) => {
    answer.current = isYes
    dialog.current?.close()
  }
  return (
    <Modal dialog={dialog} titleId={TITLE_ID} narrow onClosed={() => onAnswer(answer.current)}>
      <h2 id={TITLE_ID} className={css.title}>
        {title}
      </h2>
      <p className={css.text}>{text}</p>
      <div className={css.acts}>
        <Button onClick={() => end(true)}>{yes}</Button>
        <Button ref={leave} className={css.save} onClick={() => end(false)}>
          {no}
        </Button>
      </div>
    </Modal>
  )
}
