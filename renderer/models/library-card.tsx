import { Button } from '@mantine/core'
import type { ModelCard, ModelsView } from '../../electron/contract/models.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import { Card, CardHead } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { FoldedDetail } from '../ui/folded-detail.tsx'
import { ListHead } from '../ui/list-head.tsx'
import list from '../ui/list-page.module.css'
import type { Wish } from './ask-first.tsx'
import { useCardWords } from './card-words.ts'
import { isMissing } from './missing-card.tsx'
import css from './models.module.css'
import { faultWords, refusedPackage } from './package-words.ts'

const COLUMNS = ['model', 'fits', 'figures', 'acts'] as const

interface Props {
  readonly view: ModelsView
  readonly onWish: (wish: Wish) => void
}

/** Every package of this station, and what can be done with it. */
export function LibraryCard({ view, onWish }: Props) {
  const { t } = useWords()
  return (
    <Card className={css.card}>
      <CardHead title={t('models.library.title')} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={css.scroll} aria-label={t('models.library.title')} tabIndex={0}>
        <table className={`${list.table} ${css.library}`}>
          <ListHead
            columns={COLUMNS.map((column) => ({
              key: column,
              label: t(`models.library.column.${column}`),
              isNumber: false,
            }))}
          />
          <tbody>
            {view.library.map((card) => (
              <PackageRow key={card.manifestSha256} card={card} view={view} onWish={onWish} />
            ))}
          </tbody>
        </table>
      </section>
      {view.unusable.length > 0 && (
        <>
          <h3 className={css.partHead}>{t('models.library.unusable')}</h3>
          <ul className={css.unusable}>
            {view.unusable.map(({ name, code, detail }) => (
              <li key={name}>
                {refusedPackage(t, { code, path: name })}
                <FoldedDetail summary={t('models.refusedDetail')} text={detail} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function PackageRow({ card, view, onWish }: Props & { readonly card: ModelCard }) {
  const { t } = useWords()
  const { madeFor, figures } = useCardWords(card)
  const { modelId, manifestSha256 } = card
  const isThis = (other: { readonly manifestSha256: string } | null) => other?.manifestSha256 === manifestSha256
  const model = { modelId, manifestSha256 }
  const isBusy = view.pending !== null
  return (
    <tr>
      <th scope="row">
        {modelId} {card.synthetic && <Chip kind="synthetic">{t('models.synthetic')}</Chip>}
        <span className={css.came}>
          {t(`models.library.${card.origin}`)} · {t('models.library.signedBy', { key: card.signedBy })}
        </span>
      </th>
      <td>
        <Lines lines={madeFor} />
        {card.faults.length > 0 && (
          <p className={css.state}>{t('models.library.faults', { faults: faultWords(t, card.faults) })}</p>
        )}
      </td>
      <td>
        <Lines lines={figures} />
      </td>
      <td>
        {isThis(view.active) && <Chip>{t('models.library.judges')}</Chip>}
        {isThis(view.candidate) && <Chip>{t('models.library.beside')}</Chip>}
        {!isThis(view.active) && !isThis(view.candidate) && (
          <span className={css.rowActs}>
            <Button
              aria-label={t('models.library.shadowOf', { model: modelId })}
              onClick={() => onWish({ kind: 'shadow', model })}
              disabled={isBusy || isMissing(view)}
            >
              {t('models.library.shadow')}
              <LockMark of={{ station: 'shadowModel' }} />
            </Button>
            <Button
              variant="default"
              aria-label={t('models.library.switchOf', { model: modelId })}
              onClick={() => onWish({ kind: 'switch', model })}
              disabled={isBusy || card.faults.length > 0}
            >
              {t('models.library.switch')}
              <LockMark of={{ station: 'switchModel' }} />
            </Button>
          </span>
        )}
        <RemovalAct card={card} onWish={onWish} />
      </td>
    </tr>
  )
}

/** The button where the package may go; otherwise why it stays, unless the row says so already. */
function RemovalAct({ card, onWish }: Pick<Props, 'onWish'> & { readonly card: ModelCard }) {
  const { t } = useWords()
  const { modelId, manifestSha256, stays } = card
  if (stays === 'SHIPPED' || stays === 'WAY_BACK')
    return <p className={css.came}>{t(`models.removal.stays.${stays}`)}</p>
  if (stays !== null) return null
  return (
    <Button
      className={css.remove}
      variant="default"
      aria-label={t('models.removal.buttonOf', { model: modelId })}
      onClick={() => onWish({ kind: 'remove', model: { modelId, manifestSha256 } })}
    >
      {t('models.removal.button')}
      <LockMark of={{ station: 'removeModel' }} />
    </Button>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={css.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
