import { Button } from '@mantine/core'
import type { ModelProgress, ModelsView } from '../../electron/contract/models.ts'
import { wilson } from '../../electron/domain/statistics.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatCount, formatDateTime, formatNumber, orDash } from '../ui/format.ts'
import { cardOf } from './active-card.tsx'
import type { Wish } from './ask-first.tsx'
import css from './models.module.css'
import { faultWords } from './package-words.ts'
import { RefusedPackage } from './refused-package.tsx'
import { useShareWords } from './share-words.ts'

/** The model that runs beside, step by step, and what came of the scans that it was offered. */
export function CandidateCard({ view, onWish }: { readonly view: ModelsView; readonly onWish: (wish: Wish) => void }) {
  const { t, language } = useWords()
  const { candidate } = view
  if (candidate === null) {
    return (
      <Card className={css.card} label={t('models.candidate.title')}>
        <CardHead title={t('models.candidate.title')} />
        <p className={css.name}>{t('models.candidate.none')}</p>
        <p className={css.note}>{t('models.candidate.noneText')}</p>
      </Card>
    )
  }
  const { progress, since } = candidate
  const card = cardOf(view, candidate)
  const faults = card?.faults ?? []
  return (
    <Card className={css.card} label={t('models.candidate.title')}>
      <CardHead title={t('models.candidate.title')} />
      <p className={css.name}>
        {candidate.modelId} {card?.synthetic !== false && <Chip kind="synthetic">{t('models.synthetic')}</Chip>}
      </p>
      <p className={css.note}>
        {t('models.candidate.since', {
          time: formatDateTime(since.wallMs, language),
          who: since.who || t('models.active.program'),
        })}
      </p>
      <Steps progress={progress} />
      <Counts counts={candidate.counts} />
      {faults.length > 0 && <p className={css.note}>{t('models.library.faults', { faults: faultWords(t, faults) })}</p>}
      <div className={css.acts}>
        <Button
          onClick={() => onWish({ kind: 'switch', model: candidate })}
          disabled={view.pending !== null || progress.state === 'refused' || faults.length > 0}
        >
          {t('models.candidate.switch')}
          <LockMark of={{ station: 'switchModel' }} />
        </Button>
        <Button
          variant="default"
          onClick={() => onWish({ kind: 'giveUp', model: candidate })}
          disabled={view.pending !== null}
        >
          {t('models.candidate.giveUp')}
          <LockMark of={{ station: 'giveUpModel' }} />
        </Button>
      </div>
    </Card>
  )
}

const STEPS = ['verify', 'warm', 'golden', 'ready'] as const
type StepState = 'done' | 'now' | 'todo' | 'failed'

/** How far each step is; what a refusal is about says at which of them it failed. */
function stepsOf({ state, refusal }: ModelProgress): readonly StepState[] {
  if (state === 'ready') return ['done', 'done', 'done', 'done']
  if (state === 'verify') return ['now', 'todo', 'todo', 'todo']
  // Its network is loaded and computes the golden scans in one go.
  if (state === 'warm') return ['done', 'now', 'now', 'todo']
  if (state !== 'refused') return ['todo', 'todo', 'todo', 'todo']
  if (refusal?.code === 'TOO_SLOW') return ['done', 'done', 'done', 'failed']
  if (refusal?.code === 'GOLDEN_MISMATCH') return ['done', 'done', 'failed', 'todo']
  const isOfNetwork = refusal?.code.startsWith('MODEL_') || refusal?.code === 'NOT_PROBABILITIES'
  return isOfNetwork ? ['done', 'failed', 'todo', 'todo'] : ['failed', 'todo', 'todo', 'todo']
}

function Steps({ progress }: { readonly progress: ModelProgress }) {
  const { t, language } = useWords()
  const states = stepsOf(progress)
  const { state, golden, refusal } = progress
  return (
    <>
      <ol className={css.steps}>
        {STEPS.map((step, index) => (
          <li key={step} data-state={states[index]}>
            <span>{t(`models.step.${step}`)}</span>
            <span className={css.stepState}>
              {step === 'golden' && golden !== null
                ? t('models.step.goldenFigure', {
                    difference: formatNumber(golden.difference, language, 5),
                    tolerance: formatNumber(golden.tolerance, language, 5),
                    scans: golden.scans,
                  })
                : t(`models.step.${states[index] ?? 'todo'}`)}
            </span>
          </li>
        ))}
      </ol>
      {refusal !== null && <RefusedPackage refusal={{ ...refusal, path: refusal.file }} />}
      {(state === 'wait' || state === 'down' || state === 'stopped') && (
        <p className={css.state}>{t(`models.progress.${state}`)}</p>
      )}
    </>
  )
}

function Counts({ counts }: { readonly counts: NonNullable<ModelsView['candidate']>['counts'] }) {
  const { t, language } = useWords()
  const shareWords = useShareWords()
  const count = (value: number) => formatCount(value, language)
  return (
    <>
      <Facts
        rows={[
          [t('models.candidate.compared'), count(counts.compared)],
          [t('models.candidate.differently'), orDash(wilson(counts.differently, counts.compared), shareWords)],
          [t('models.candidate.leftOut'), count(counts.leftOut)],
          [t('models.candidate.notKept'), count(counts.notKept)],
        ]}
      />
      <p className={css.small}>{t('models.candidate.sinceStart')}</p>
    </>
  )
}
