import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ModelOutcome, ModelsView } from '../../electron/contract/models.ts'
import { askFor, codeOf, type EndOf } from '../client/commands.ts'
import { isAccessCode } from '../client/guarded-call.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card } from '../ui/card.tsx'
import { ActiveCard } from './active-card.tsx'
import { AskFirst, type Wish } from './ask-first.tsx'
import { CandidateCard } from './candidate-card.tsx'
import { CompareCard } from './compare-card.tsx'
import { DriftCard } from './drift-card.tsx'
import { InstallDialog } from './install-dialog.tsx'
import { LibraryCard } from './library-card.tsx'
import { isMissing, MissingCard } from './missing-card.tsx'
import css from './models.module.css'
import { faultWords } from './package-words.ts'
import { RefusedPackage } from './refused-package.tsx'
import { useModels } from './use-models.ts'

/** Which model judges, what runs beside it, and the way back. */
export function ModelsScreen() {
  const { t } = useWords()
  const { reading, again } = useModels()
  const [installing, setInstalling] = useState(false)
  const closeInstall = () => {
    setInstalling(false)
    again()
  }
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>{t('models.title')}</h1>
        <Button onClick={() => setInstalling(true)}>
          {t('models.install.button')}
          <LockMark of={{ review: 'installModel' }} />
        </Button>
      </div>
      {reading.state === 'read' ? (
        <Models view={reading.value} again={again} />
      ) : (
        <Card>
          <p role="status">
            {reading.state === 'loading' ? t('models.loading') : t('models.failed', { code: reading.code })}
          </p>
          {reading.state === 'failed' && (
            <Button className={css.button} onClick={again}>
              {t('models.again')}
            </Button>
          )}
        </Card>
      )}
      {installing && <InstallDialog onClosed={closeInstall} />}
    </div>
  )
}

function Models({ view, again }: { readonly view: ModelsView; readonly again: () => void }) {
  const [wish, setWish] = useState<Wish>()
  const [refused, setRefused] = useState<{ readonly model: string; readonly outcome: Refused }>()
  const fulfil = (asked: Wish) => {
    setRefused(undefined)
    const evenWithBatch = view.batchesOpen.length > 0
    void carryOut((station) => callFor(station, asked, evenWithBatch)).then((outcome) => {
      if (outcome !== undefined && !outcome.ok) setRefused({ model: asked.model.modelId, outcome })
      again()
    })
  }
  const onAnswer = (yes: boolean) => {
    setWish(undefined)
    if (wish !== undefined && yes) fulfil(wish)
  }
  return (
    <>
      <Told view={view} refused={refused} again={again} />
      {isMissing(view) && <MissingCard view={view} onChoose={fulfil} />}
      <div className={css.pair}>
        <ActiveCard view={view} onWish={setWish} />
        <CandidateCard view={view} onWish={setWish} />
      </div>
      {view.candidate !== null && <CompareCard />}
      <DriftCard key={view.active.modelId} modelId={view.active.modelId} />
      <LibraryCard view={view} onWish={setWish} />
      {wish !== undefined && <AskFirst wish={wish} view={view} onAnswer={onAnswer} />}
    </>
  )
}

type Refused = Extract<ModelOutcome, { ok: false }> | { readonly code: string }

function callFor(station: EndOf<'station'>, { kind, model }: Wish, evenWithBatch: boolean): Promise<ModelOutcome> {
  const { modelId, manifestSha256 } = model
  switch (kind) {
    case 'shadow':
      return station.call('shadowModel', { modelId, manifestSha256 })
    case 'switch':
      return station.call('switchModel', { modelId, manifestSha256, evenWithBatch })
    case 'rollBack':
      return station.call('rollBackModel', { evenWithBatch })
    case 'giveUp':
      return station.call('giveUpModel', {})
  }
}

/** Undefined where somebody was asked who they are and thought better of it. */
async function carryOut(
  command: (station: EndOf<'station'>) => Promise<ModelOutcome>,
): Promise<ModelOutcome | { readonly ok: false; readonly code: string } | undefined> {
  try {
    return await askFor('station', command)
  } catch (problem) {
    const code = codeOf(problem)
    return isAccessCode(code) ? undefined : { ok: false, code }
  }
}

/** What is under way, and what came to nothing. */
function Told({
  view: { pending, failure },
  refused,
  again,
}: {
  readonly view: ModelsView
  readonly refused: { readonly model: string; readonly outcome: Refused } | undefined
  readonly again: () => void
}) {
  const { t } = useWords()
  const stop = () => void carryOut((station) => station.call('giveUpModel', {})).then(again)
  const reason = (outcome: Refused) =>
    'refusal' in outcome
      ? t(`models.refusal.${outcome.refusal}`, { faults: faultWords(t, outcome.faults) })
      : t('models.failed', { code: outcome.code })
  const told =
    refused ?? (failure === null ? undefined : { model: failure.modelId, outcome: { ok: false, ...failure } })
  // What was refused by now is not what failed before.
  const why = refused === undefined ? (failure?.package ?? null) : null
  return (
    <div className={css.told}>
      <div role="status">
        {pending !== null && (
          <Card className={css.pending}>
            <p>
              {t(`models.pending.${pending.act}`, {
                model: pending.modelId,
                progress: t(`models.progress.${pending.progress.state}`),
              })}
            </p>
            <Button variant="default" onClick={stop}>
              {t('models.pending.stop')}
            </Button>
          </Card>
        )}
      </div>
      <div role="alert">
        {pending === null && told !== undefined && (
          <Card className={css.failure}>
            <div>
              <p>{t('models.failure', { model: told.model, reason: reason(told.outcome) })}</p>
              {why !== null && <RefusedPackage refusal={{ ...why, path: why.file }} />}
            </div>
          </Card>
        )}
      </div>
    </div>
  )
}
