import { Button } from '@mantine/core'
import { useState } from 'react'
import type { KeySlotView, KeysView } from '../../electron/contract/keys.ts'
import { carryOut } from '../client/commands.ts'
import { stationNowWallMs } from '../client/state.ts'
import { consoleStore, useConsole } from '../client/store.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Question } from '../people/question.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { KeyTable } from './key-table.tsx'
import css from './keys.module.css'
import { RecoveryDialog } from './recovery-dialog.tsx'
import parts from './service-parts.module.css'
import type { UpkeepReadings } from './use-upkeep.ts'

/** What opens the data, and what IT may do about it. */
export function KeyCard({ backups }: Pick<UpkeepReadings, 'backups'>) {
  const { t } = useWords()
  const { reading, again } = useReadingOf('station', 'keys', (station) => station.call('keys', {}))
  return (
    <Card>
      <CardHead title={t('keys.title')} />
      <p className={parts.note}>{t('keys.text')}</p>
      {reading.state === 'loading' && <p className={parts.further}>{t('keys.loading')}</p>}
      {reading.state === 'failed' && <p className={parts.further}>{t('keys.failed', { code: reading.code })}</p>}
      {reading.state === 'read' && <Keys view={reading.value} backups={backups} again={again} />}
    </Card>
  )
}

type Asked = { readonly kind: 'renew' } | { readonly kind: 'remove'; readonly slot: KeySlotView }
type Done = 'renewed' | 'added' | { readonly kept: readonly string[] } | { readonly codeAtWallMs: number }

interface KeysProps extends Pick<UpkeepReadings, 'backups'> {
  readonly view: KeysView
  readonly again: () => void
}

function Keys({ view, backups, again }: KeysProps) {
  const { t } = useWords()
  const [asked, setAsked] = useState<Asked>()
  const [isMaking, setMaking] = useState(false)
  const [done, setDone] = useState<Done>()
  const ended = (told: Done | undefined) => {
    setDone(told)
    again()
  }
  const hasCode = view.slots.some(({ kind }) => kind === 'recovery-code')
  return (
    <>
      <Findings view={view} hasCode={hasCode} />
      <KeyTable slots={view.slots} onRemove={(slot) => setAsked({ kind: 'remove', slot })} />
      <p className={parts.further}>{t('keys.name', { name: view.keyName, file: view.keyFile })}</p>
      <div className={css.acts}>
        <Button onClick={() => setMaking(true)}>
          {t(hasCode ? 'keys.makeAgain' : 'keys.make')}
          <LockMark of={{ station: 'makeRecoveryCode' }} />
        </Button>
        <Button variant="default" onClick={() => setAsked({ kind: 'renew' })}>
          {t('keys.renew')}
          <LockMark of={{ station: 'rotateKeys' }} />
        </Button>
        <AddStore onDone={() => ended('added')} />
      </div>
      <div role="status">{done !== undefined && <Told done={done} backups={backups} />}</div>
      {asked !== undefined && (
        <AskFirst
          asked={asked}
          onEnd={(told) => {
            setAsked(undefined)
            ended(told)
          }}
        />
      )}
      {isMaking && (
        <RecoveryDialog
          onClosed={(made) => {
            setMaking(false)
            ended(made ? { codeAtWallMs: stationNowWallMs(consoleStore.getState()) } : undefined)
          }}
        />
      )}
    </>
  )
}

function Told({ done, backups }: { readonly done: Done } & Pick<UpkeepReadings, 'backups'>) {
  const { t } = useWords()
  if (typeof done === 'string') return <p className={parts.good}>{t(`keys.${done}`)}</p>
  if ('codeAtWallMs' in done) {
    const hasBackup =
      backups.state === 'read' && backups.value.backups.some(({ madeAtWallMs }) => madeAtWallMs > done.codeAtWallMs)
    return (
      <p className={parts.good}>
        {t('keys.code.done')} {!hasBackup && t('keys.code.doneBackups')}
      </p>
    )
  }
  return <p className={css.warning}>{t('keys.renewedBut', { accounts: done.kept.join(', ') })}</p>
}

function Findings({ view, hasCode }: { readonly view: KeysView; readonly hasCode: boolean }) {
  const { t } = useWords()
  const names = [...view.damaged, ...(view.isWhole ? [] : [t('keys.damaged.some')])]
  return (
    <>
      {names.length > 0 && (
        <p className={css.warning}>
          <strong>{t('keys.damaged.title')}</strong> {t('keys.damaged.text', { names: names.join(', ') })}{' '}
          {t('keys.damaged.tip')}
        </p>
      )}
      {!hasCode && (
        <p className={css.warning}>
          <strong>{t('keys.noCode.title')}</strong> {t('keys.noCode.text')} {t('keys.noCode.tip')}
        </p>
      )}
    </>
  )
}

/** Only the desktop program can ask the system's key store. */
function AddStore({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords()
  const isDesktop = useConsole((state) => state.info?.shell === 'desktop')
  if (!isDesktop) return null
  const add = async () => {
    if (await carryOut('station', (station) => station.call('addKeyStore', {}))) onDone()
  }
  return (
    <Button variant="default" onClick={() => void add()}>
      {t('keys.addStore')}
      <LockMark of={{ station: 'addKeyStore' }} />
    </Button>
  )
}

function AskFirst({ asked, onEnd }: { readonly asked: Asked; readonly onEnd: (told: Done | undefined) => void }) {
  const { t } = useWords()
  const isRenewal = asked.kind === 'renew'
  const answer = async (yes: boolean) => {
    if (!yes) onEnd(undefined)
    else if (isRenewal) {
      let kept: readonly string[] = []
      const isDone = await carryOut('station', async (station) => {
        const outcome = await station.call('rotateKeys', {})
        if (outcome.ok) kept = outcome.kept
        return outcome
      })
      if (!isDone) onEnd(undefined)
      else onEnd(kept.length === 0 ? 'renewed' : { kept })
    } else {
      await carryOut('station', (station) => station.call('removeKeySlot', { id: asked.slot.id }))
      onEnd(undefined)
    }
  }
  return (
    <Question
      title={isRenewal ? t('keys.renewTitle') : t('keys.removeTitle', { what: t(`keys.kind.${asked.slot.kind}`) })}
      text={t(isRenewal ? 'keys.renewText' : 'keys.removeText')}
      yes={t(isRenewal ? 'keys.renewYes' : 'keys.removeYes')}
      no={t('keys.no')}
      onAnswer={(yes) => void answer(yes)}
    />
  )
}
