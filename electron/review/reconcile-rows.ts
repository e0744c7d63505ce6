/** The columns of a scan row that the comparison needs. */
export interface ScanRow {
  readonly cell: number
  readonly attempt: number
  readonly session_id: number
  readonly scanner_id: number
  readonly sequence: number
  readonly batch_id: number | null
  readonly coil: number
  readonly arrived_wall_ms: number
  readonly egg_class: number
  readonly action: number
  readonly reason: number
  readonly confidence: number
  readonly recipe_id: number
  readonly model_id: number | null
}

/** An egg as it is stored. */
export interface StoredEgg {
  readonly cell: number
  readonly attempt: number
  readonly session_id: number
  readonly sequence: number
  readonly egg_class: number
  readonly action: number
  /** 0 where another passage of the same eggs speaks for it. */
  readonly counted: number
  /** What became of it instead of what was decided; null where nothing did. */
  readonly other_action: number | null
}

/** All columns of a fact cell. */
export type FactRow = Readonly<Record<string, number>>
