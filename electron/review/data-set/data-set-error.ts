/** Why there is no data set; the codes have words of their own on screens. */
export class DataSetError extends Error {
  readonly code: 'NOTHING_LABELLED' | 'MAP_MISSING' | 'NO_ROOM'

  constructor(code: DataSetError['code'], message: string) {
    super(message)
    this.name = 'DataSetError'
    this.code = code
  }
}
