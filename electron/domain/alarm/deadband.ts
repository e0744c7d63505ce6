/** A limit with a deadband: from `on` the condition holds, and it goes on holding until the value is down to `off`. */
export interface Deadband {
  readonly on: number
  /** Below `on`: a value that swings about the limit is one alarm, not fifty (ISA-18.2). */
  readonly off: number
}

/** Whether the condition holds now. A value that is no number holds it for as long as it stood. */
export function holdsWithDeadband(value: number, { on, off }: Deadband, stood: boolean): boolean {
  return stood ? !(value <= off) : value >= on
}
