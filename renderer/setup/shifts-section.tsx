import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { SHIFTS_MAX } from '../../electron/domain/master-data/kinds.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { SaveBar } from './save-bar.tsx'
import css from './setup.module.css'
import { type ShiftFields, shiftFields, shiftOf, usualShifts } from './shift-times.ts'
import { useSaving } from './use-saving.ts'

/** When people work here: what handovers and figures by shift are counted in. */
export function ShiftsSection({
  site,
  isSaved,
  onSaved,
}: {
  readonly site: MasterDataView['site']
  readonly isSaved: boolean
  readonly onSaved: (isSaved: boolean) => void
}) {
  const { t } = useWords()
  const [shifts, setShifts] = useState<readonly ShiftFields[]>(() => site.shifts.map(shiftFields))
  const [incomplete, setIncomplete] = useState(false)
  const saving = useSaving()
  const set = (next: readonly ShiftFields[]) => {
    onSaved(false)
    setShifts(next)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = shifts.map(shiftOf)
    const hasGap = wanted.some((one) => Number.isNaN(one.startsAtMinute) || Number.isNaN(one.endsAtMinute))
    setIncomplete(hasGap)
    if (hasGap) return
    const { id, revision, retired: _retired, ...value } = site
    const saved = await saving.save({ kind: 'site', value: { ...value, shifts: wanted } }, { id, revision })
    onSaved(saved !== undefined)
  }
  return (
    <Card>
      <CardHead title={t('setup.section.shifts')} />
      <p className={css.dim}>{t('setup.shift.why', { zone: site.timeZone })}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {shifts.length === 0 && <p className={css.note}>{t('setup.shift.none')}</p>}
        {shifts.map((shift, place) => (
          <ShiftRow
            // Shifts have no id of their own; they are few, and are removed one by one.
            key={place}
            {...{ shift, place, saving }}
            incomplete={incomplete}
            onChange={(part) => set(shifts.map((one, at) => (at === place ? { ...one, ...part } : one)))}
            onRemove={() => set(shifts.filter((_, at) => at !== place))}
          />
        ))}
        <SaveBar saving={saving} problem={saving.faultOf('shifts') ?? saving.problem} isSaved={isSaved}>
          {shifts.length === 0 && (
            <Button
              onClick={() => set(usualShifts([t('setup.shift.early'), t('setup.shift.late'), t('setup.shift.night')]))}
            >
              {t('setup.shift.usual')}
            </Button>
          )}
          <Button
            disabled={shifts.length >= SHIFTS_MAX}
            onClick={() => set([...shifts, { name: '', from: '', to: '' }])}
          >
            {t('setup.shift.add')}
          </Button>
        </SaveBar>
      </form>
    </Card>
  )
}

function ShiftRow({
  shift,
  place,
  saving,
  incomplete,
  onChange,
  onRemove,
}: {
  readonly shift: ShiftFields
  readonly place: number
  readonly saving: ReturnType<typeof useSaving>
  readonly incomplete: boolean
  readonly onChange: (part: Partial<ShiftFields>) => void
  readonly onRemove: () => void
}) {
  const { t } = useWords()
  const number = place + 1
  const faultOf = (field: string) => saving.faultOf(`shifts.${place}.${field}`)
  const missing = (time: string) => (incomplete && time === '' ? t('setup.fault.MISSING') : undefined)
  return (
    <div className={css.shift}>
      <TextInput
        label={t('setup.shift.name', { number })}
        value={shift.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={faultOf('name') ?? saving.faultOf(`shifts.${place}`)}
        autoComplete="off"
      />
      <TextInput
        type="time"
        label={t('setup.shift.from', { number })}
        value={shift.from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
        error={missing(shift.from) ?? faultOf('startsAtMinute')}
      />
      <TextInput
        type="time"
        label={t('setup.shift.to', { number })}
        value={shift.to}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
        error={missing(shift.to) ?? faultOf('endsAtMinute')}
      />
      <Button aria-label={t('setup.shift.removeOf', { number })} onClick={onRemove}>
        {t('setup.shift.remove')}
      </Button>
    </div>
  )
}
