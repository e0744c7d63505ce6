import { NativeSelect } from '@mantine/core'
import { useId } from 'react'
import {
  INFERENCE_PROVIDERS,
  INFERENCE_THREADS_MAX,
  type InferenceRun,
  type InferenceView,
} from '../../electron/contract/inference-settings.ts'
import { useReadingOf } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { Card, CardHead } from '../ui/card.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatNumber } from '../ui/format.ts'
import type { SettingsFields } from './settings-form.ts'
import css from './settings-screen.module.css'

/** A process that was started anew says after a second or two on what it runs. */
const LOOK_EVERY_MS = 2_000

/** On what the model is to run, and on what it runs. */
export function InferenceCard({
  fields,
  onChange,
}: {
  readonly fields: SettingsFields
  readonly onChange: (change: Partial<SettingsFields>) => void
}) {
  const { t } = useWords()
  const { reading } = useReadingOf('shell', 'inference', (shell) => shell.call('inference', {}), LOOK_EVERY_MS)
  const threads = Array.from({ length: INFERENCE_THREADS_MAX }, (_, index) => String(index + 1))
  return (
    <Card>
      <CardHead title={t('inference.title')} />
      <p className={css.note}>{t('inference.text')}</p>
      <div className={css.fields}>
        <Choice
          name="provider"
          {...{ fields, onChange }}
          options={INFERENCE_PROVIDERS.map((value) => ({ value, label: t(`inference.providers.${value}`) }))}
        />
        <Choice
          name="threads"
          {...{ fields, onChange }}
          options={[
            { value: 'auto', label: t('inference.auto') },
            ...threads.map((value) => ({ value, label: value })),
          ]}
        />
      </div>
      {reading.state === 'read' && <RunFacts view={reading.value} />}
    </Card>
  )
}

function Choice({
  name,
  fields,
  onChange,
  options,
}: {
  readonly name: 'provider' | 'threads'
  readonly fields: SettingsFields
  readonly onChange: (change: Partial<SettingsFields>) => void
  readonly options: readonly { readonly value: string; readonly label: string }[]
}) {
  const { t } = useWords()
  const id = useId()
  return (
    <NativeSelect
      id={id}
      label={t(`inference.${name}`)}
      description={t(`inference.${name}Help`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={fields[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      data={[...options]}
    />
  )
}

/** What was measured, what runs, and why not what was wanted. */
export function RunFacts({ view }: { readonly view: InferenceView }) {
  const { t, language } = useWords()
  const figure = (batchMs: number) => formatNumber(batchMs, language, 1)
  const measured = view.measured.map(({ threads, batchMs }) =>
    t('inference.measuredOne', { count: threads, batchMs: figure(batchMs) }),
  )
  const now = view.runs.length === 0 ? t('inference.notYet') : <Runs view={view} figure={figure} />
  const refused = view.runs.flatMap(({ run }) => run.refused ?? [])
  return (
    <>
      <Facts
        rows={[
          [t('inference.now'), now],
          [t('inference.cores'), String(view.cores)],
          ...(measured.length === 0 ? [] : [[t('inference.measured'), measured.join(' · ')] as const]),
        ]}
      />
      {refused.map((one) => (
        <p key={one.code} className={css.note} role="status">
          <strong>{t('inference.notUsed', { provider: t(`inference.providers.${one.provider}`) })}.</strong>{' '}
          {t(`inference.refusal.${one.code}`)} {one.detail !== '' && `(${one.detail})`}
        </p>
      ))}
    </>
  )
}

function Runs({ view, figure }: { readonly view: InferenceView; readonly figure: (batchMs: number) => string }) {
  const { t } = useWords()
  const text = (model: string, { provider, threads, batchMs }: InferenceRun) =>
    t('inference.nowText', {
      ...{ model, provider: t(`inference.providers.${provider}`) },
      ...{ count: threads, batchMs: figure(batchMs) },
    })
  return view.runs.map(({ modelId, run }) => <div key={modelId}>{text(modelId, run)}</div>)
}
