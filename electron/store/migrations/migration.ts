/** One step of the schema. Frozen once released: its test pins the hash of its statements. */
export interface Migration {
  /** Value of `user_version` after it; counts from 1 without gaps. */
  readonly version: number
  /** The file's name. */
  readonly name: string
  readonly statements: readonly string[]
}
