import { useConsole } from '../client/store.ts'
import { useReading } from '../client/use-reading.ts'
import { useWords } from '../i18n/use-words.ts'
import { Facts } from '../ui/facts.tsx'
import css from './service-parts.module.css'

/** Which program, on what, with which model and which stored and spoken formats, and where its data lies. */
export function VersionFacts() {
  const { t } = useWords()
  const info = useConsole((state) => state.info)
  const model = useConsole((state) => state.view?.model)
  const { reading } = useReading('versions', (review) => review.call('versions', {}))
  if (info === undefined) return <p className={css.note}>{t('places.service.unknown')}</p>
  const unknown = t('places.service.unknown')
  const known = reading.state === 'read' ? reading.value : undefined
  const modelText =
    model === undefined
      ? unknown
      : [model.modelId, model.synthetic ? t('app.synthetic') : undefined, t(`words.modelState.${model.state}`)]
          .filter((part) => part !== undefined && part !== '')
          .join(' · ')
  const schema =
    known === undefined || known.schema === null
      ? unknown
      : t('upkeep.version.schemaOf', { schema: known.schema, known: known.schemaKnown })
  return (
    <Facts
      rows={[
        [t('places.service.version'), info.appVersion],
        [t('places.service.shell'), t(`places.service.shellKind.${info.shell}`)],
        [t('places.service.platform'), info.platform],
        [t('places.service.runtime'), info.runtime],
        ...(known === undefined || known.electron === null
          ? []
          : [[t('upkeep.version.electron'), [known.electron, known.chromium].join(' · ')] as const]),
        [t('upkeep.version.onnx'), known?.onnxRuntime ?? unknown],
        [t('upkeep.version.imaging'), known === undefined ? unknown : (known.imaging ?? t('upkeep.version.noImaging'))],
        [t('places.service.model'), modelText],
        [t('upkeep.version.sqlite'), known === undefined ? unknown : `${known.sqlite} · ${known.cipher}`],
        [t('upkeep.version.schema'), schema],
        [
          t('upkeep.version.protocols'),
          known === undefined
            ? unknown
            : t('upkeep.version.protocolsText', {
                ...{ scanner: known.scannerProtocol, cloud: known.cloudApi, contract: known.contract },
              }),
        ],
        [t('places.service.dataFolder'), info.dataFolder],
      ]}
    />
  )
}
