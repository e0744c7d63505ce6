import type { LiveView } from '../../electron/contract/live.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatCount, orDash } from '../ui/format.ts'
import { Tile } from '../ui/tile.tsx'
import type { Staleness } from './batch-view.tsx'
import { speedBand } from './figures.ts'

/** Eggs per hour against the line's rated speed. */
export function SpeedTile({
  speed,
  running,
  staleness,
}: {
  readonly speed: LiveView['speed']
  readonly running: boolean
  readonly staleness: Staleness
}) {
  const { t, language } = useWords()
  return (
    <Tile
      label={t('line.tile.speed')}
      figure={orDash(speed.eggsPerHour, (value) => formatCount(Math.round(value), language))}
      unit={t('line.tile.perHour')}
      band={speedBand(speed, running)}
      scale={[formatCount(0, language), t('line.tile.rated', { value: formatCount(speed.ratedEggsPerHour, language) })]}
      {...staleness}
    />
  )
}
