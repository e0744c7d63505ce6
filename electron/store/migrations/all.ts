import { initial } from './0001-initial.ts'
import { outbox } from './0002-outbox.ts'
import { override } from './0003-override.ts'
import { revision } from './0004-revision.ts'
import { alarmHistory } from './0005-alarm-history.ts'
import { tray } from './0006-tray.ts'
import type { Migration } from './migration.ts'

/** In the order in which they are run. */
export const MIGRATIONS: readonly Migration[] = [initial, outbox, override, revision, alarmHistory, tray]

/** The schema that this version of the program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length
