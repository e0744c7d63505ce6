import { Button } from '@mantine/core'
import { useState } from 'react'
import type { HeldTrayRow } from '../../../electron/contract/trays.ts'
import { addressIn } from '../../client/use-address.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { ListHead } from '../../ui/list-head.tsx'
import css from '../../ui/list-page.module.css'
import { ReadingNote } from '../../ui/reading-note.tsx'
import { actsFor, type HoldAct } from './hold-acts.ts'
import { HoldDialog } from './hold-dialog.tsx'
import own from './holds.module.css'
import { useHeldTrays } from './use-held-trays.ts'

/** Every tray that waits: why, since when, what to do, and the buttons for it. */
export function HeldTrays() {
  const { t } = useWords()
  const { reading, again } = useHeldTrays()
  const [asked, setAsked] = useState<{ readonly tray: HeldTrayRow; readonly act: HoldAct }>()
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>
          {reading.state === 'read' && reading.value.length > 0
            ? t('holds.openCount', { count: reading.value.length })
            : t('holds.title')}
        </h1>
        <Button className={own.back} component="a" href="#/trays">
          {t('holds.back')}
        </Button>
      </div>
      {reading.state === 'read' ? (
        <Rows trays={reading.value} onAct={(tray, act) => setAsked({ tray, act })} />
      ) : (
        <ReadingNote reading={reading} />
      )}
      {asked !== undefined && (
        <HoldDialog
          {...asked}
          onDone={() => {
            setAsked(undefined)
            again()
          }}
        />
      )}
    </div>
  )
}

const COLUMNS = ['tray', 'todo', 'since', 'acts'] as const

function Rows({
  trays,
  onAct,
}: {
  readonly trays: readonly HeldTrayRow[]
  readonly onAct: (tray: HeldTrayRow, act: HoldAct) => void
}) {
  const { t } = useWords()
  if (trays.length === 0) {
    return (
      <Card className={css.empty}>
        <EmptyState icon="check" title={t('holds.noneTitle')}>
          {t('holds.none')}
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card className={css.card}>
      <table className={`${css.table} ${own.table}`}>
        <ListHead columns={COLUMNS.map((key) => ({ key, label: t(`holds.column.${key}`), isNumber: false }))} />
        <tbody>
          {trays.map((tray) => (
            <Row key={tray.visitId} tray={tray} onAct={(act) => onAct(tray, act)} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function Row({ tray, onAct }: { readonly tray: HeldTrayRow; readonly onAct: (act: HoldAct) => void }) {
  const { t, language } = useWords()
  return (
    <tr>
      <th scope="row" className={own.tray}>
        <a className={`${css.link} ${own.code}`} href={addressIn('trays', tray.visitId)}>
          {tray.code}
        </a>
      </th>
      <td className={own.why}>
        <strong>{t(`holds.todo.${todoFor(tray)}`)}</strong>
        <p>{t(`holds.reason.${tray.reason}`)}</p>
        <Marks tray={tray} />
      </td>
      <td>{formatDateTime(tray.sinceWallMs, language)}</td>
      <td className={own.actsCell}>
        <span className={own.acts}>
          {actsFor(tray).map((act) => (
            <Button key={act} onClick={() => onAct(act)}>
              {t(`holds.act.${act}`)}
            </Button>
          ))}
        </span>
      </td>
    </tr>
  )
}

/** What else tells this tray from others; nothing for most. */
function Marks({ tray: { flags, eggsWaiting, earlierVisitId } }: { readonly tray: HeldTrayRow }) {
  const { t } = useWords()
  const isUnread = flags.includes('CODE_UNREADABLE')
  if (!isUnread && eggsWaiting === 0 && earlierVisitId === null) return null
  return (
    <span className={own.marks}>
      {isUnread && <Chip>{t('holds.codeUnread')}</Chip>}
      {eggsWaiting > 0 && <Chip kind="hold">{t('holds.waiting', { count: eggsWaiting })}</Chip>}
      {earlierVisitId !== null && (
        <a className={css.link} href={addressIn('trays', earlierVisitId)}>
          {t('holds.earlier')}
        </a>
      )}
    </span>
  )
}

function todoFor({ reason, inQuestion, rescanAsked }: HeldTrayRow): 'awaited' | 'shape' | 'question' | 'rescan' {
  if (rescanAsked) return 'awaited'
  if (!inQuestion) return 'rescan'
  return reason === 'OTHER_SHAPE' ? 'shape' : 'question'
}
