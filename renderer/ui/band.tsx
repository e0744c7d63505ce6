import css from './band.module.css'
import { type BandScale, bandPlaces } from './band-scale.ts'

/** The normal part as a bar and a tick at now. The words under it say the same, so it is hidden from screen readers. */
export function Band({ scale }: { readonly scale: BandScale | undefined }) {
  if (scale === undefined) return <div className={css.band} aria-hidden="true" />
  const places = bandPlaces(scale)
  return (
    <div className={css.band} aria-hidden="true">
      <i
        className={css.normal}
        style={{ left: `${places.normalLeftPercent}%`, width: `${places.normalWidthPercent}%` }}
      />
      {places.tickPercent !== undefined && (
        <u className={css.tick} data-outside={places.outside || undefined} style={{ left: `${places.tickPercent}%` }} />
      )}
    </div>
  )
}
