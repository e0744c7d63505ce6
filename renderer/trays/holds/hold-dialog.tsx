import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type HeldTrayRow, TRAY_CODE_MAX } from '../../../electron/contract/trays.ts'
import { TRAY_WHY_MAX, TRAY_WHY_MIN } from '../../../electron/domain/tray/hold.ts'
import { carryOut, type EndOf } from '../../client/commands.ts'
import type { Notice } from '../../client/state.ts'
import { useConsole } from '../../client/store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { LockMark } from '../../people/lock-mark.tsx'
import { useNoticeReason } from '../../ui/notice-reason.ts'
import type { HoldAct } from './hold-acts.ts'
import css from './holds.module.css'

/** Says what will happen and asks why; the reason stands in the audit trail. */
export function HoldDialog({
  tray,
  act,
  onDone,
}: {
  readonly tray: Pick<HeldTrayRow, 'visitId' | 'code'>
  readonly act: HoldAct
  readonly onDone: () => void
}) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [code, setCode] = useState('')
  const [why, setWhy] = useState('')
  const [refused, setRefused] = useState(false)
  const notice = useConsole((state) => state.notice)
  useEffect(() => dialog.current?.showModal(), [])
  const save = (event: FormEvent) => {
    event.preventDefault()
    // Closed first: the sign-in, if one is needed, must be on top.
    dialog.current?.close()
    void carryOut('station', (station) => carryOutAct(station, act, { visitId: tray.visitId, why, code })).then(
      (saved) => {
        // Refused, or the PIN was not given: what was typed is still there.
        if (saved) return onDone()
        setRefused(true)
        dialog.current?.showModal()
      },
    )
  }
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="hold-title" onCancel={onDone}>
      <form className={css.form} onSubmit={save}>
        <h2 id="hold-title" className={css.title}>
          {t('holds.askTitle', { act: t(`holds.act.${act}`), code: tray.code })}
        </h2>
        <p className={css.text}>{t(`holds.ask.${act}`)}</p>
        {act === 'name' && (
          <TextInput
            label={t('holds.code')}
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            maxLength={TRAY_CODE_MAX}
            autoComplete="off"
          />
        )}
        <TextInput
          label={t('holds.why')}
          required
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          minLength={TRAY_WHY_MIN}
          maxLength={TRAY_WHY_MAX}
          autoComplete="off"
        />
        {/* The strip on the page stands behind this dialog. */}
        {refused && notice !== undefined && <Refusal notice={notice} />}
        <Acts
          act={act}
          onCancel={() => {
            dialog.current?.close()
            onDone()
          }}
        />
      </form>
    </dialog>
  )
}

function Acts({ act, onCancel }: { readonly act: HoldAct; readonly onCancel: () => void }) {
  const { t } = useWords()
  return (
    <div className={css.dialogActs}>
      <Button onClick={onCancel}>{t('holds.cancel')}</Button>
      <Button className={css.save} type="submit">
        {t(`holds.act.${act}`)}
        <LockMark of={{ station: methodOf(act) }} />
      </Button>
    </div>
  )
}

function Refusal({ notice }: { readonly notice: Notice }) {
  const { t } = useWords()
  const reason = useNoticeReason(notice)
  return (
    <p className={css.refusal} role="alert">
      {t('app.notice.failed', { reason })}
    </p>
  )
}

function methodOf(act: HoldAct) {
  if (act === 'name') return 'nameTray'
  return act === 'SAME_EGGS' || act === 'OTHER_EGGS' ? 'sayDoublePassage' : 'releaseTray'
}

function carryOutAct(
  station: EndOf<'station'>,
  act: HoldAct,
  typed: { readonly visitId: number; readonly why: string; readonly code: string },
) {
  const said = { visitId: typed.visitId, why: typed.why.trim() }
  if (act === 'name') return station.call('nameTray', { ...said, code: typed.code.trim() })
  if (act === 'SAME_EGGS' || act === 'OTHER_EGGS') return station.call('sayDoublePassage', { ...said, eggs: act })
  return station.call('releaseTray', { ...said, how: act })
}
