import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { RefillPlan } from '../../../electron/contract/trays.ts'
import { cellName } from '../../../electron/domain/egg.ts'
import { TRAY_WHY_MAX, TRAY_WHY_MIN } from '../../../electron/domain/tray/hold.ts'
import { useWords } from '../../i18n/use-words.ts'
import { LockMark } from '../../people/lock-mark.tsx'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import own from './holds.module.css'

export type PlannedRefill = Extract<RefillPlan, { ok: true }>

/** What would go where, and the button to write it down; eggs of another batch only with a reason. */
export function RefillMoves({
  plan,
  codes,
  mixesBatches,
  onRecord,
}: {
  readonly plan: PlannedRefill
  readonly codes: { readonly fromCode: string; readonly toCode: string }
  readonly mixesBatches: boolean
  readonly onRecord: (otherBatchWhy: string | null) => void
}) {
  const { t } = useWords()
  const [why, setWhy] = useState('')
  const record = (event: FormEvent) => {
    event.preventDefault()
    onRecord(mixesBatches ? why.trim() : null)
  }
  return (
    <Card className={own.card}>
      <form className={own.summary} onSubmit={record}>
        <p>
          {t('holds.moves.count', { count: plan.moves.length, from: codes.fromCode, to: codes.toCode })}
          {plan.gapsLeft > 0 && ` · ${t('holds.moves.gapsLeft', { count: plan.gapsLeft })}`}
        </p>
        {mixesBatches && (
          <div className={own.mixing}>
            <p>{t('holds.moves.mixing')}</p>
            <TextInput
              label={t('holds.moves.why')}
              required
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
              minLength={TRAY_WHY_MIN}
              maxLength={TRAY_WHY_MAX}
              autoComplete="off"
            />
          </div>
        )}
        <Button className={own.save} type="submit">
          {t('holds.moves.record')}
          <LockMark of={{ station: 'recordTransfers' }} />
        </Button>
      </form>
      <h2 className={own.movesTitle}>{t('holds.moves.list')}</h2>
      <ol className={own.moves}>
        {plan.moves.map(({ from, to }) => (
          <li key={cellName(from)}>
            {cellName(from)}
            <Icon name="arrow" size={20} />
            <span className="visually-hidden">{t('holds.moves.to')}</span>
            {cellName(to)}
          </li>
        ))}
      </ol>
    </Card>
  )
}
