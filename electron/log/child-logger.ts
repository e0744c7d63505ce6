import { join } from 'node:path'
import type { ChildInit } from '../contract/process-init.ts'
import { createLogger } from './create-logger.ts'
import type { Logger } from './logger.ts'

/** The logger of a background process, as its parent asked for it: a file of its own, warnings also to the parent. */
export function createChildLogger(init: ChildInit): Logger {
  return createLogger({
    process: init.process,
    level: init.log.level,
    file: init.log.folder === null ? undefined : join(init.log.folder, `${init.process}.log`),
  })
}
