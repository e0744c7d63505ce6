import { CONTRACT_VERSION } from '../../electron/contract/vocabulary.ts'
import { useConsole } from '../client/store.ts'
import { useWords } from '../i18n/use-words.ts'
import { Facts } from '../ui/facts.tsx'
import css from './service-parts.module.css'

/** Which program, on what, with which model, and where its data lies. */
export function VersionFacts() {
  const { t } = useWords()
  const info = useConsole((state) => state.info)
  const model = useConsole((state) => state.view?.model)
  if (info === undefined) return <p className={css.note}>{t('places.service.unknown')}</p>
  const modelText =
    model === undefined
      ? t('places.service.unknown')
      : [model.modelId, model.synthetic ? t('app.synthetic') : undefined, t(`words.modelState.${model.state}`)]
          .filter((part) => part !== undefined && part !== '')
          .join(' · ')
  return (
    <Facts
      rows={[
        [t('places.service.version'), info.appVersion],
        [t('places.service.shell'), t(`places.service.shellKind.${info.shell}`)],
        [t('places.service.platform'), info.platform],
        [t('places.service.runtime'), info.runtime],
        [t('places.service.contract'), String(CONTRACT_VERSION)],
        [t('places.service.model'), modelText],
        [t('places.service.dataFolder'), info.dataFolder],
      ]}
    />
  )
}
