import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { IDLE_NOTE_MS, idleLeftMs, TELL_EVERY_MS } from '../client/idle.ts'
import { readSession, signOut } from '../client/people.ts'
import { closeSheet } from '../client/sheet.ts'
import { consoleStore, useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatWait } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import css from './idle-note.module.css'

/** What counts as somebody being there. */
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
/** Moving a pointer must not draw the screen anew with every dot. */
const NOTED_EVERY_MS = 1_000

/** Signs out whoever has left, and says so before. Only the person goes: the place stays, the line goes on, and everybody may watch. */
export function IdleNote() {
  const { t } = useWords()
  useTouches()
  const name = useConsole((state) => state.session?.user?.name)
  const leftMs = useConsole((state) => {
    const left = idleLeftMs(state)
    return left === undefined || left > IDLE_NOTE_MS ? undefined : Math.ceil(left / 1_000) * 1_000
  })
  const over = leftMs === 0
  useEffect(() => {
    if (!over) return
    closeSheet(false)
    void signOut()
  }, [over])
  if (leftMs === undefined || leftMs === 0 || name === undefined) return null
  return (
    <section className={css.note} aria-label={t('people.idle.label')}>
      <Icon name="person" size={26} />
      <span className={css.text} role="timer">
        {t('people.idle.soon', { name, wait: formatWait(leftMs) })}
      </span>
      <Button onClick={touched}>{t('people.idle.stay')}</Button>
    </section>
  )
}

let toldMonoMs = 0

function touched(): void {
  const { touchedMonoMs, nowMonoMs, session } = consoleStore.getState()
  if (nowMonoMs - touchedMonoMs >= NOTED_EVERY_MS) consoleStore.setState({ touchedMonoMs: nowMonoMs })
  if (session === undefined || session.user === null || nowMonoMs - toldMonoMs < TELL_EVERY_MS) return
  toldMonoMs = nowMonoMs
  // To the station, the question itself is the sign that somebody is here.
  void readSession()
}

function useTouches(): void {
  useEffect(() => {
    for (const kind of TOUCHES) window.addEventListener(kind, touched, { capture: true, passive: true })
    return () => {
      for (const kind of TOUCHES) window.removeEventListener(kind, touched, { capture: true })
    }
  }, [])
}
