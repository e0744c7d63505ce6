import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { isTimeZone } from '../../../electron/domain/master-data/calendar.ts'
import { useMasterData } from '../../client/master-data.ts'
import { goTo } from '../../client/use-address.ts'
import { useWords } from '../../i18n/use-words.ts'
import { PrimaryButton } from '../../ui/action-button.tsx'
import { Card, CardHead } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { DoneStep, DoneWays } from './done-step.tsx'
import css from './first-start.module.css'
import { LineStep, PlaceStep } from './place-steps.tsx'
import { seeItRun } from './play-ways.ts'
import { ScannerStep } from './scanner-step.tsx'
import { faultsOf, neighbours, START_STEPS, type StartDraft, type StartFaults, type StartStep } from './steps.ts'
import { TraysStep } from './trays-step.tsx'
import { startAddress, useStart } from './use-start.ts'
import { UserStep } from './user-step.tsx'

const FORM_ID = 'first-start'

/** What every step is given. */
export interface StepProps {
  readonly draft: StartDraft
  readonly faults: StartFaults
  readonly onChange: (part: Partial<StartDraft>) => void
  readonly onNext: () => void
}

/** The guided first start: one question at a time, each with a default and with the reason why it is asked. */
export function FirstStart({ step }: { readonly step: StartStep }) {
  const { t } = useWords()
  const reading = useMasterData()
  const data = reading.state === 'read' ? reading.value : undefined
  const { draft, change } = useStart(step, data)
  const [tried, setTried] = useState<StartStep>()
  // Whoever has begun to enrol is not led past it.
  const [isFilled, setFilled] = useState(false)
  const { back, next } = neighbours(step)
  const faults = faultsOf(step, draft, isTimeZone)
  const goOn = () => {
    setTried(step)
    if (Object.keys(faults).length === 0 && next !== undefined) goTo(startAddress(next))
  }
  const props: StepProps = { draft, faults: tried === step ? faults : {}, onChange: change, onNext: goOn }
  return (
    <div className={css.screen}>
      <h1 className="visually-hidden">{t('start.title')}</h1>
      <div className={css.body}>
        <StepRail step={step} />
        <Card className={css.card}>
          <CardHead title={t(`start.step.${step}.title`)} />
          <p className={css.why}>{t(`start.step.${step}.why`)}</p>
          <StepBody step={step} {...props} data={data} guide={{ formId: FORM_ID, onFilled: setFilled }} />
        </Card>
      </div>
      <div className={css.foot}>
        {back !== undefined && (
          <Button className={css.back} component="a" href={startAddress(back)}>
            {t('start.back')}
          </Button>
        )}
        {step === 'done' ? (
          <DoneWays draft={draft} data={data} />
        ) : (
          <Forward hasForm={step === 'place' || step === 'line' || (step === 'user' && isFilled)} onNext={goOn} />
        )}
      </div>
    </div>
  )
}

/** Forward is a form's own button where the step has fields, so that Enter in a field goes on as well. */
function Forward({ hasForm, onNext }: { readonly hasForm: boolean; readonly onNext: () => void }) {
  const { t } = useWords()
  return (
    <>
      <span className={css.footNote}>{t('start.kept')}</span>
      <PrimaryButton {...(hasForm ? { form: FORM_ID } : { onClick: onNext })}>{t('start.next')}</PrimaryButton>
    </>
  )
}

function StepBody({
  step,
  data,
  guide,
  ...props
}: StepProps & {
  readonly step: StartStep
  readonly data: Parameters<typeof TraysStep>[0]['data']
  readonly guide: Parameters<typeof UserStep>[0]['guide']
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    props.onNext()
  }
  switch (step) {
    case 'place':
    case 'line':
      return (
        <form id={FORM_ID} className={css.fields} noValidate onSubmit={submit}>
          {step === 'place' ? <PlaceStep {...props} /> : <LineStep {...props} />}
        </form>
      )
    case 'trays':
      return <TraysStep {...props} data={data} />
    case 'user':
      return <UserStep onNext={props.onNext} guide={guide} />
    case 'scanner':
      return <ScannerStep onNext={props.onNext} />
    case 'done':
      return <DoneStep draft={props.draft} data={data} />
  }
}

/** All steps, the present one marked; each can be gone to at any time. The demo can always be seen. */
function StepRail({ step }: { readonly step: StartStep }) {
  const { t } = useWords()
  const present = START_STEPS.indexOf(step)
  return (
    <div className={css.rail}>
      <nav aria-label={t('start.steps')}>
        <ol className={css.steps}>
          {START_STEPS.map((one, place) => (
            <li key={one}>
              <a
                className={css.step}
                href={startAddress(one)}
                aria-current={one === step ? 'step' : undefined}
                data-seen={place < present || undefined}
              >
                <span className={css.number}>{place < present ? <Icon name="check" size={20} /> : place + 1}</span>
                {t(`start.step.${one}.short`)}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {step !== 'done' && (
        <Button className={css.demo} onClick={() => void seeItRun()}>
          {t('start.run.button')}
        </Button>
      )}
    </div>
  )
}
