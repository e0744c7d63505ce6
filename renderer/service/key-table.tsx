import { Button } from '@mantine/core'
import type { KeySlotView } from '../../electron/contract/keys.ts'
import { useWords } from '../i18n/use-words.ts'
import { LockMark } from '../people/lock-mark.tsx'
import css from './keys.module.css'
import table from './upload-table.module.css'

/** The slots of the data key. */
export function KeyTable({
  slots,
  onRemove,
}: {
  readonly slots: readonly KeySlotView[]
  readonly onRemove: (slot: KeySlotView) => void
}) {
  const { t } = useWords()
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            {(['kind', 'place', 'state', 'act'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`keys.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map((slot) => (
            <tr key={slot.id}>
              <th scope="row">{t(`keys.kind.${slot.kind}`)}</th>
              <td className={css.path}>{t(`keys.place.${slot.kind}`, { place: slot.place, id: slot.id })}</td>
              <td className={css.state} data-opens={slot.opens}>
                {t(`keys.state.${stateOf(slot)}`)}
              </td>
              <td>
                <Button
                  variant="default"
                  aria-label={`${t('keys.remove')}: ${t(`keys.kind.${slot.kind}`)} ${slot.id}`}
                  onClick={() => onRemove(slot)}
                >
                  {t('keys.remove')}
                  <LockMark of={{ station: 'removeKeySlot' }} />
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function stateOf({ kind, opens }: KeySlotView): 'opens' | 'shut' | 'person' | 'desktop' {
  if (opens !== null) return opens ? 'opens' : 'shut'
  return kind === 'recovery-code' ? 'person' : 'desktop'
}
