import { Button } from '@mantine/core'
import { useConsole } from '../../client/store.ts'
import { addressIn } from '../../client/use-address.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Ways to the trays that wait and to the refill, from wherever trays are shown. */
export function HoldLinks() {
  const { t } = useWords()
  const held = useConsole((state) => state.view?.next.filter(({ kind }) => kind === 'tray-on-hold').length ?? 0)
  return (
    <>
      <Button component="a" href={addressIn('trays', 'held')}>
        {held === 0 ? t('holds.open') : t('holds.openCount', { count: held })}
      </Button>
      <Button component="a" href={addressIn('trays', 'refill')}>
        {t('holds.refill')}
      </Button>
    </>
  )
}
