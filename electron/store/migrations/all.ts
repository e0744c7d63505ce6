import { initial } from './0001-initial.ts'
import { outbox } from './0002-outbox.ts'
import { override } from './0003-override.ts'
import { revision } from './0004-revision.ts'
import { alarmHistory } from './0005-alarm-history.ts'
import { clock } from './0006-clock.ts'
import { recipeLife } from './0007-recipe-life.ts'
import { access } from './0008-access.ts'
import { masterData } from './0009-master-data.ts'
import { batchLife } from './0010-batch-life.ts'
import { tray } from './0011-tray.ts'
import { batchTimeZone } from './0012-batch-time-zone.ts'
import { removal } from './0013-removal.ts'
import { batchLabel } from './0014-batch-label.ts'
import { line } from './0015-line.ts'
import { order } from './0016-order.ts'
import { sorterPresent } from './0017-sorter-present.ts'
import { modelChoice } from './0018-model-choice.ts'
import { pictureFigures } from './0019-picture-figures.ts'
import { databaseMark } from './0020-database-mark.ts'
import { batchSum } from './0021-batch-sum.ts'
import { cold } from './0022-cold.ts'
import { archive } from './0023-archive.ts'
import { classShares } from './0024-class-shares.ts'
import { eventTime } from './0025-event-time.ts'
import { coldContent } from './0026-cold-content.ts'
import { untoldFinding } from './0027-untold-finding.ts'
import { lostEnd } from './0028-lost-end.ts'
import type { Migration } from './migration.ts'

/** In the order in which they are run. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  outbox,
  override,
  revision,
  alarmHistory,
  clock,
  recipeLife,
  access,
  masterData,
  batchLife,
  tray,
  batchTimeZone,
  removal,
  batchLabel,
  line,
  order,
  sorterPresent,
  modelChoice,
  pictureFigures,
  databaseMark,
  batchSum,
  cold,
  archive,
  classShares,
  eventTime,
  coldContent,
  untoldFinding,
  lostEnd,
]

/** The schema that this version of the program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length
