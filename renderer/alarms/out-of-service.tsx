import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ALARM_WHY_MAX, ALARM_WHY_MIN, type LiveAlarms } from '../../electron/contract/alarms.ts'
import type { AlarmId } from '../../electron/domain/alarm/rationalisation.ts'
import { carryOut } from '../client/commands.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { formatDateTime } from '../ui/format.ts'
import css from './alarms-screen.module.css'
import { Quiet, QuietRow } from './quiet-alarms.tsx'

/** Alarms that somebody has silenced without an end: on every list of alarms, so that nobody forgets them. */
export function AlarmsOutOfService({ alarms }: { readonly alarms: LiveAlarms['outOfService'] }) {
  const { t, language } = useWords()
  return (
    <Quiet title={t('alarms.outOfService')}>
      {alarms.map(({ id, priority, sinceWallMs, who, why, active }) => {
        const time = formatDateTime(sinceWallMs, language)
        const said =
          who === '' ? t('alarms.outOfServiceSince', { time, why }) : t('alarms.outOfServiceBy', { time, who, why })
        return (
          <QuietRow key={id} {...{ id, priority }} text={active ? `${said} · ${t('alarms.standsMeanwhile')}` : said}>
            <Button
              onClick={() => void carryOut('station', (station) => station.call('putAlarmBackInService', { id }))}
            >
              {t('alarms.putBack')}
              <LockMark of={{ station: 'putAlarmBackInService' }} />
            </Button>
          </QuietRow>
        )
      })}
    </Quiet>
  )
}

/** Asks for the reason before an alarm is silenced without an end. */
export function TakeOutOfService({ id, onDone }: { readonly id: AlarmId; readonly onDone: () => void }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [why, setWhy] = useState('')
  useEffect(() => dialog.current?.showModal(), [])
  const take = (event: FormEvent) => {
    event.preventDefault()
    // Closed first: the sign-in, if one is needed, must be on top.
    dialog.current?.close()
    void carryOut('station', (station) => station.call('takeAlarmOutOfService', { id, why: why.trim() }))
  }
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="out-of-service-title" onClose={onDone}>
      <form className={css.form} onSubmit={take}>
        <h2 id="out-of-service-title" className={css.title}>
          {t('alarms.takeTitle', { alarm: t(`app.problem.${id}.title`) })}
        </h2>
        <p>{t('alarms.takeText')}</p>
        <TextInput
          label={t('alarms.why')}
          required
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          minLength={ALARM_WHY_MIN}
          maxLength={ALARM_WHY_MAX}
          autoComplete="off"
        />
        <div className={css.acts}>
          <Button onClick={() => dialog.current?.close()}>{t('alarms.cancel')}</Button>
          <Button type="submit">{t('alarms.takeIt')}</Button>
        </div>
      </form>
    </dialog>
  )
}
