import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type RefillPlan, TRAY_CODE_MAX } from '../../../electron/contract/trays.ts'
import { cellName } from '../../../electron/domain/egg.ts'
import { carryOut } from '../../client/commands.ts'
import { useConsole } from '../../client/store.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListHead } from '../../ui/list-head.tsx'
import css from '../../ui/list-page.module.css'
import own from './holds.module.css'

type Planned = Extract<RefillPlan, { ok: true }>

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
  const [codes, setCodes] = useState({ toCode: '', fromCode: '' })
  const [plan, setPlan] = useState<RefillPlan>()
  const [done, setDone] = useState<number>()
  const change = (over: Partial<typeof codes>) => {
    setCodes({ ...codes, ...over })
    setPlan(undefined)
    setDone(undefined)
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    const wish = { batchId, fromCode: codes.fromCode.trim(), toCode: codes.toCode.trim() }
    setPlan(undefined)
    // What cannot be asked is said in a notice.
    void carryOut('station', async (station) => {
      setPlan(await station.call('planRefill', wish))
      return {}
    })
  }
  const record = (planned: Planned) => {
    const { fromVisitId, toVisitId, moves } = planned
    const wish = { fromVisitId, toVisitId, moves, otherBatchWhy: null }
    void carryOut('station', (station) => station.call('recordTransfers', wish)).then((saved) => {
      if (saved) setDone(moves.length)
      setPlan(undefined)
    })
  }
  return (
    <>
      <Card>
        <p className={own.text}>{t('holds.moves.text')}</p>
        <form className={own.codes} onSubmit={look}>
          <CodeInput label={t('holds.moves.toCode')} value={codes.toCode} onChange={(toCode) => change({ toCode })} />
          <CodeInput
            label={t('holds.moves.fromCode')}
            value={codes.fromCode}
            onChange={(fromCode) => change({ fromCode })}
          />
          <Button type="submit">{t('holds.moves.plan')}</Button>
        </form>
        <div role="status">
          {plan?.ok === false && <p className={own.refused}>{t(`holds.refusal.${plan.refusal}`)}</p>}
          {done !== undefined && <p>{t('holds.moves.done', { count: done, to: codes.toCode })}</p>}
        </div>
      </Card>
      {plan?.ok === true && <Moves plan={plan} codes={codes} onRecord={() => record(plan)} />}
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

function Moves({
  plan,
  codes,
  onRecord,
}: {
  readonly plan: Planned
  readonly codes: { readonly fromCode: string; readonly toCode: string }
  readonly onRecord: () => void
}) {
  const { t } = useWords()
  const columns = (['from', 'to'] as const).map((key) => ({ key, label: t(`holds.moves.${key}`), isNumber: false }))
  return (
    <Card className={css.card}>
      <div className={own.summary}>
        <p>
          {t('holds.moves.count', { count: plan.moves.length, from: codes.fromCode, to: codes.toCode })}
          {plan.gapsLeft > 0 && ` · ${t('holds.moves.gapsLeft', { count: plan.gapsLeft })}`}
        </p>
        <Button onClick={onRecord}>{t('holds.moves.record')}</Button>
      </div>
      <table className={css.table}>
        <ListHead columns={columns} />
        <tbody>
          {plan.moves.map(({ from, to }) => (
            <tr key={cellName(from)}>
              <td>{cellName(from)}</td>
              <td>{cellName(to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
