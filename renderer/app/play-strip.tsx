import { Button } from '@mantine/core'
import { useState } from 'react'
import { carryOut } from '../client/commands.ts'
import { useConsole, usePlay } from '../client/store.ts'
import { goTo } from '../client/use-address.ts'
import { useStartRefusal } from '../client/use-start-refusal.ts'
import { useWords } from '../i18n/use-words.ts'
import { Question } from '../people/question.tsx'
import { Icon } from '../ui/icon.tsx'
import css from './play-strip.module.css'

/** On every screen while the virtual scanner runs: what this is, and the cable to pull. */
export function PlayStrip() {
  const { t } = useWords()
  if (!usePlay()) return null
  return (
    <section className={css.strip} aria-label={t('app.play.mark')}>
      <strong className={css.mark}>{t('app.play.mark')}</strong>
      <span className={css.text}>{t('app.play.text')}</span>
      <CableButton />
      <LeaveButton />
    </section>
  )
}

/** Leaves at once when nothing runs; asks first while a training batch is open. */
function LeaveButton() {
  const { t } = useWords()
  const batchOpen = useConsole(({ view }) => view !== undefined && view.batch !== null && view.batch.state !== 'closed')
  const [asking, setAsking] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const leave = async (evenWithBatch: boolean) => {
    const address = window.location.hash
    setLeaving(true)
    const done = await carryOut('shell', (shell) => shell.call('leavePlay', { evenWithBatch }))
    // What stands in the address is of play; there is no such tray or batch outside. Unless somebody is elsewhere by now.
    if (done && window.location.hash === address) goTo('#/line')
    setLeaving(false)
  }
  return (
    <>
      <Button disabled={isLeaving} onClick={() => (batchOpen ? setAsking(true) : void leave(false))}>
        {t(isLeaving ? 'app.play.leaving' : 'app.play.leave')}
      </Button>
      {asking && (
        <Question
          title={t('people.play.leaveTitle')}
          text={t('people.play.leaveText')}
          no={t('people.play.stay')}
          yes={t('people.play.leave')}
          onAnswer={(yes) => {
            setAsking(false)
            if (yes) void leave(true)
          }}
        />
      )}
    </>
  )
}

/**
 * One button for the cable's two states. After a press we know the state; after a reload the link tells. None while there is no station at the
 * cable's end: nothing tells then, and putting it back would mend nothing.
 */
function CableButton() {
  const { t } = useWords()
  const link = useConsole((state) => state.view?.link.state)
  const isRefused = useStartRefusal() !== undefined
  const [pressed, setPressed] = useState<'in' | 'out'>()
  const out = pressed === undefined ? link !== 'Streaming' : pressed === 'out'
  const onClick = async () => {
    const done = await carryOut('shell', (shell) => shell.call(out ? 'plugCable' : 'pullCable', {}))
    if (done) setPressed(out ? 'in' : 'out')
  }
  if (link === undefined || isRefused) return null
  return (
    <Button leftSection={<Icon name={out ? 'cable' : 'unplugged'} size={22} />} onClick={() => void onClick()}>
      {t(out ? 'app.play.plug' : 'app.play.pull')}
    </Button>
  )
}
