import type { StartRefusal } from '../../electron/contract/start-refusal.ts'
import { useDamage } from '../client/use-damage.ts'
import { useStartRefusal } from '../client/use-start-refusal.ts'
import { useWords } from '../i18n/use-words.ts'
import { LineScreen } from '../line/line-screen.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

/** The line before anything has come from the station: connecting, without its database, or unable to start. */
export function SilentLine() {
  const { t } = useWords()
  const damage = useDamage()
  const refusal = useStartRefusal()
  if (damage === undefined && refusal === undefined) return <LineScreen />
  const isElsewhere = refusal?.code === 'LOCKED'
  return (
    <Card>
      <h1 className="visually-hidden">{t('line.title')}</h1>
      <EmptyState
        icon="line"
        title={t(isElsewhere ? 'durability.refusal.elsewhereTitle' : 'durability.rescue.lineTitle')}
      >
        <p>{t(textOf(refusal))}</p>
      </EmptyState>
    </Card>
  )
}

function textOf(refusal: StartRefusal | undefined) {
  if (refusal === undefined) return 'durability.rescue.line'
  return refusal.code === 'LOCKED' ? 'durability.refusal.elsewhere' : 'durability.refusal.line'
}
