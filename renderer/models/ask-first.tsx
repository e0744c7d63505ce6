import type { ModelsView } from '../../electron/contract/models.ts'
import { useWords } from '../i18n/use-words.ts'
import { Question } from '../people/question.tsx'

/** What somebody is about to do with a model. */
export interface Wish {
  readonly kind: 'shadow' | 'switch' | 'rollBack' | 'giveUp' | 'remove'
  readonly model: { readonly modelId: string; readonly manifestSha256: string }
}

/** Says what will happen before it does. */
export function AskFirst({
  wish,
  view,
  onAnswer,
}: {
  readonly wish: Wish
  readonly view: ModelsView
  readonly onAnswer: (yes: boolean) => void
}) {
  const { t } = useWords()
  const { modelId: model } = wish.model
  const active = view.active.modelId
  const batch = view.batchesOpen.length > 0 && t('models.confirm.batch', { batches: view.batchesOpen.join(', ') })
  const { manifestSha256 } = wish.model
  const card = view.library.find((one) => one.modelId === model && one.manifestSha256 === manifestSha256)
  // What cannot be shown to be real must not look real.
  const synthetic = card?.synthetic !== false && t('models.confirm.synthetic')
  const before = view.candidate?.modelId
  const words = {
    switch: {
      title: t('models.confirm.switchTitle', { model }),
      text: [t('models.confirm.switchText', { active }), synthetic, batch],
      yes: t('models.confirm.yes'),
    },
    rollBack: {
      title: t('models.confirm.backTitle', { model }),
      text: [t('models.confirm.backText', { active }), synthetic, batch],
      yes: t('models.confirm.backYes'),
    },
    shadow: {
      title: t('models.confirm.shadowTitle', { model }),
      text: [
        t('models.confirm.shadowText'),
        synthetic,
        before !== undefined && t('models.confirm.shadowReplaces', { model: before }),
      ],
      yes: t('models.confirm.shadowYes'),
    },
    giveUp: {
      title: t('models.confirm.giveUpTitle', { model }),
      text: [t('models.confirm.giveUpText')],
      yes: t('models.confirm.giveUpYes'),
    },
    remove: {
      title: t('models.removal.title', { model }),
      text: [t('models.removal.text')],
      yes: t('models.removal.yes'),
    },
  }[wish.kind]
  return (
    <Question
      title={words.title}
      text={words.text.filter((one) => one !== false).join(' ')}
      yes={words.yes}
      no={t('models.confirm.no')}
      onAnswer={onAnswer}
    />
  )
}
