import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type RefillPlan, TRAY_CODE_MAX } from '../../../electron/contract/trays.ts'
import { carryOut } from '../../client/commands.ts'
import { useConsole } from '../../client/store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import css from '../../ui/list-page.module.css'
import own from './holds.module.css'
import { FromBatch } from './refill-batch.tsx'
import { type PlannedRefill, RefillMoves } from './refill-moves.tsx'

/** Two codes, the moves that follow from them, and one button to write them down. */
export function Refill() {
  const { t } = useWords()
  const batchId = useConsole((state) => state.view?.batch?.batchId)
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>{t('holds.moves.title')}</h1>
        <Button className={own.back} component="a" href="#/trays">
          {t('holds.back')}
        </Button>
      </div>
      {batchId === undefined ? (
        <Card className={css.empty}>
          <EmptyState icon="trays" title={t('holds.moves.noBatchTitle')}>
            {t('holds.moves.noBatch')}
          </EmptyState>
        </Card>
      ) : (
        <RefillForm key={batchId} batchId={batchId} />
      )}
    </div>
  )
}

function RefillForm({ batchId }: { readonly batchId: string }) {
  const { t } = useWords()
  const [wish, setWish] = useState({ toCode: '', fromBatchId: batchId, fromCode: '' })
  const [plan, setPlan] = useState<RefillPlan>()
  const [done, setDone] = useState<number>()
  const change = (over: Partial<typeof wish>) => {
    setWish({ ...wish, ...over })
    setPlan(undefined)
    setDone(undefined)
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    const { toCode, fromBatchId, fromCode } = wish
    const asked = { batchId, toCode: toCode.trim(), fromBatchId, fromCode: fromCode.trim() }
    setPlan(undefined)
    // What cannot be asked is said in a notice.
    void carryOut('station', async (station) => {
      setPlan(await station.call('planRefill', asked))
      return {}
    })
  }
  const record = ({ fromVisitId, toVisitId, moves }: PlannedRefill, otherBatchWhy: string | null) => {
    const transfer = { fromVisitId, toVisitId, moves, otherBatchWhy }
    void carryOut('station', (station) => station.call('recordTransfers', transfer)).then((saved) => {
      if (saved) setDone(moves.length)
      setPlan(undefined)
    })
  }
  return (
    <>
      <Card className={own.card}>
        <p className={own.text}>{t('holds.moves.text')}</p>
        <form className={own.codes} onSubmit={look}>
          <CodeInput label={t('holds.moves.toCode')} value={wish.toCode} onChange={(toCode) => change({ toCode })} />
          <FromBatch batchId={batchId} value={wish.fromBatchId} onChange={(fromBatchId) => change({ fromBatchId })} />
          <CodeInput
            label={t('holds.moves.fromCode')}
            value={wish.fromCode}
            onChange={(fromCode) => change({ fromCode })}
          />
          <Button type="submit">{t('holds.moves.plan')}</Button>
        </form>
        <div role="status">
          {plan?.ok === false && <p className={own.refused}>{t(`holds.refusal.${plan.refusal}`)}</p>}
          {done !== undefined && <p className={own.done}>{t('holds.moves.done', { count: done, to: wish.toCode })}</p>}
        </div>
      </Card>
      {plan?.ok === true && (
        <RefillMoves
          plan={plan}
          codes={wish}
          mixesBatches={wish.fromBatchId !== batchId}
          onRecord={(why) => record(plan, why)}
        />
      )}
    </>
  )
}

function CodeInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <TextInput
      label={label}
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={TRAY_CODE_MAX}
      autoComplete="off"
    />
  )
}
