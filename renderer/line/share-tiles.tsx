import type { LiveView } from '../../electron/contract/live.ts'
import { useWords } from '../i18n/use-words.ts'
import { formatCount, formatPercent, orDash } from '../ui/format.ts'
import { Tile } from '../ui/tile.tsx'
import type { Staleness } from './batch-view.tsx'
import { sexBand, sexLimits, WATCH_SHARE, watchBand } from './figures.ts'

type Batch = NonNullable<LiveView['batch']>

/** Female, male, infertile or dead, uncertain: each share of all eggs so far, against what is normal. */
export function ShareTiles({ batch, staleness }: { readonly batch: Batch; readonly staleness: Staleness }) {
  const { t, language } = useWords()
  const percent = (share: number | null) => orDash(share, (value) => formatPercent(value, language))
  const watch = t('line.tile.watch', { value: Math.round(WATCH_SHARE * 100) })
  const unit = t('line.tile.percent')
  return (
    <>
      <SexTile sex="female" batch={batch} staleness={staleness} />
      <SexTile sex="male" batch={batch} staleness={staleness} />
      <Tile
        label={t('line.tile.clearOrDead')}
        glyph="INFERTILE"
        figure={percent(batch.clearOrDead.share)}
        unit={unit}
        band={watchBand(batch.clearOrDead.share)}
        scale={[watch, formatCount(batch.clearOrDead.count, language)]}
        {...staleness}
      />
      <Tile
        label={t('line.tile.uncertain')}
        glyph="UNCERTAIN"
        figure={percent(batch.uncertain.share)}
        unit={unit}
        band={watchBand(batch.uncertain.share)}
        scale={[usePolicy(batch.recipe.uncertainPolicy), formatCount(batch.uncertain.count, language)]}
        {...staleness}
      />
    </>
  )
}

function SexTile({
  sex,
  batch,
  staleness,
}: {
  readonly sex: 'female' | 'male'
  readonly batch: Batch
  readonly staleness: Staleness
}) {
  const { t, language } = useWords()
  const { share, count } = batch[sex]
  const limits = sexLimits(batch)
  const inWords =
    limits === undefined
      ? t('line.tile.none')
      : t('line.tile.limits', { low: formatPercent(limits.low, language), high: formatPercent(limits.high, language) })
  return (
    <Tile
      label={t(`line.tile.${sex}`)}
      glyph={sex === 'female' ? 'FEMALE' : 'MALE'}
      figure={orDash(share, (value) => formatPercent(value, language))}
      unit={t('line.tile.percent')}
      band={limits === undefined ? undefined : sexBand(share, limits)}
      scale={[inWords, formatCount(count, language)]}
      {...staleness}
    />
  )
}

function usePolicy(policy: string): string {
  const { t } = useWords()
  switch (policy) {
    case 'KEEP':
    case 'REMOVE':
    case 'RESCAN':
    case 'HOLD':
      return t(`words.policy.${policy}`)
    default:
      return t('words.policy.OTHER', { policy })
  }
}
