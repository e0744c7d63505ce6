/** Named values of one log line. Secrets never belong here; known secret names are blanked all the same. */
export type LogFields = Readonly<Record<string, unknown>>

/** What every part is given to speak through. The message is one short sentence; figures and names go in the fields. */
export interface Logger {
  debug(fields: LogFields, message: string): void
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
  /** A logger that adds these fields to every line, for example `{ part: 'link' }`. */
  child(fields: LogFields): Logger
}

/** Says nothing: for tests and for parts whose owner does not care. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLogger,
}
