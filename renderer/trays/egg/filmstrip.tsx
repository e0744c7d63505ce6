import type { EggPage } from '../../../electron/contract/looking-back.ts'
import { usePngAddress } from '../../client/use-png-address.ts'
import { useReading } from '../../client/use-reading.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Thumbnail } from '../../ui/thumbnail.tsx'
import css from './filmstrip.module.css'

const TILE_PX = 72

/** Which picture of an egg is shown large. */
export interface Shown {
  readonly attempt: number
  /** Number of map and slice, in the order in which they are stored. */
  readonly plane: number
}

/** Every map of every attempt side by side, each a way to the large one; nothing where there is only one. */
export function Filmstrip({
  egg,
  shown,
  onShow,
}: {
  readonly egg: EggPage
  readonly shown: Shown
  readonly onShow: (shown: Shown) => void
}) {
  const { t } = useWords()
  const key = { visitId: egg.visitId, cell: egg.cell }
  const { reading } = useReading(`strip ${JSON.stringify(key)} ${egg.attempts.length}`, (review) =>
    review.call('eggFilmstrip', key),
  )
  const made = reading.state === 'read' && reading.value.state === 'made' ? reading.value : undefined
  const address = usePngAddress(made?.png)
  if (made === undefined || address === undefined || made.tiles.length < 2) return null
  const slices = 1 + Math.max(...made.tiles.map(({ slice }) => slice))
  const sheet = { address, side: made.side, columns: made.columns, count: made.tiles.length }
  return (
    <div className={css.strip} role="group" aria-label={t('pictures.strip')}>
      {made.tiles.map(({ attempt, channel, slice }, index) => {
        const plane = channel * slices + slice
        const map = t('pictures.map', { n: channel + 1 })
        const name =
          slices > 1
            ? t('pictures.tileSlice', { attempt, map, slice: slice + 1 })
            : t('pictures.tile', { attempt, map })
        return (
          <button
            key={`${attempt} ${plane}`}
            type="button"
            className={css.tile}
            aria-pressed={attempt === shown.attempt && plane === shown.plane}
            onClick={() => onShow({ attempt, plane })}
          >
            <Thumbnail sheet={sheet} index={index} width={TILE_PX} height={TILE_PX} />
            <span>{name}</span>
          </button>
        )
      })}
    </div>
  )
}
