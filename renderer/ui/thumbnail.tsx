/** One thumbnail out of a sheet of them: square number `index`, row by row. Decoration; whoever shows it says in words what it is. */
export function Thumbnail({
  sheet,
  index,
  ...place
}: {
  readonly sheet: { readonly address: string; readonly side: number; readonly columns: number; readonly count: number }
  readonly index: number
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly className?: string | undefined
}) {
  const { address, side, columns, count } = sheet
  const rows = Math.ceil(count / columns)
  return (
    <svg
      {...place}
      viewBox={`${(index % columns) * side} ${Math.floor(index / columns) * side} ${side} ${side}`}
      aria-hidden="true"
    >
      <image href={address} width={columns * side} height={rows * side} />
    </svg>
  )
}
