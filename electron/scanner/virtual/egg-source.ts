import type { Cell, EggClass } from '../../domain/egg.ts'

/** What can really be in a cell. */
export type TrueKind = Extract<EggClass, 'FEMALE' | 'MALE' | 'INFERTILE' | 'EARLY_DEAD' | 'MID_DEAD' | 'EMPTY'>

export interface EggPicture {
  readonly kind: TrueKind
  readonly image: {
    readonly width: number
    readonly height: number
    readonly channels: number
    readonly slices: number
    /** Unsigned 16-bit little-endian, ordered channel, slice, row, column. */
    readonly pixels: Uint8Array
  }
}

/** Where the virtual scanner gets its eggs from. Equal places must give equal kinds. */
export interface EggSource {
  picture(place: {
    readonly traySequence: number
    readonly cell: Cell
    readonly attempt: number
    readonly coil: number
  }): EggPicture
}
