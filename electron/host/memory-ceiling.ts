/** What a process may have grown by since its work began; its own size then depends on its model. */
export interface MemoryCeiling {
  /** Past this it is replaced at the next quiet moment. */
  readonly quietMb: number
  /** Past this at once: the machine's memory would be next, and then the station. */
  readonly atOnceMb: number
}

/** What a heartbeat says of the process. */
export interface Footprint {
  /** Resident memory. Null where it was not told. */
  readonly residentMb: number | null
  /** Nobody waits for it and has not for a while. */
  readonly quiet: boolean
}

export type MemoryVerdict = { readonly how: 'in-order' | 'at-once'; readonly because: string } | undefined

/** Watches one life of a process. Pure. */
export class MemoryWatch {
  readonly #ceiling: MemoryCeiling
  #firstMb: number | undefined

  constructor(ceiling: MemoryCeiling) {
    this.#ceiling = ceiling
  }

  /** Of a heartbeat of a process that works: whether it is to be replaced now, and why. */
  look({ residentMb, quiet }: Footprint): MemoryVerdict {
    if (residentMb === null) return undefined
    this.#firstMb ??= residentMb
    const grownMb = residentMb - this.#firstMb
    const because = `memory: ${Math.round(residentMb)} MB, ${Math.round(grownMb)} MB more than at its start`
    if (grownMb > this.#ceiling.atOnceMb) return { how: 'at-once', because }
    return grownMb > this.#ceiling.quietMb && quiet ? { how: 'in-order', because } : undefined
  }
}
