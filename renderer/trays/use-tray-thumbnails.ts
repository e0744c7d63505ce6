import { useMemo } from 'react'
import { usePngAddress } from '../client/use-png-address.ts'
import { useReading } from '../client/use-reading.ts'

/** Thumbnails of a tray's eggs by `row-column`, once they are wanted. */
export type TrayThumbnailSheet =
  | { readonly state: 'reading' | 'notKept' | 'noImaging' }
  | {
      readonly state: 'made'
      readonly sheet: {
        readonly address: string
        readonly side: number
        readonly columns: number
        readonly count: number
      }
      readonly indexes: ReadonlyMap<string, number>
    }

export function useTrayThumbnails(visitId: number, wanted: boolean): TrayThumbnailSheet {
  const { reading } = useReading(wanted ? `thumbnails ${visitId}` : 'no thumbnails', async (review) =>
    wanted ? await review.call('trayThumbnails', { visitId }) : undefined,
  )
  const made = reading.state === 'read' && reading.value?.state === 'made' ? reading.value : undefined
  const address = usePngAddress(made?.png)
  return useMemo(() => {
    if (made !== undefined && address !== undefined) {
      const indexes = new Map(made.cells.map((cell, n) => [`${cell.row}-${cell.column}`, n]))
      return {
        state: 'made',
        sheet: { address, side: made.side, columns: made.columns, count: made.cells.length },
        indexes,
      }
    }
    const value = reading.state === 'read' ? reading.value : undefined
    return { state: value === undefined || value.state === 'made' ? 'reading' : value.state }
  }, [made, address, reading])
}
