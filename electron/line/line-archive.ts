import type { Intake } from '../intake/intake.ts'
import { JournalHold } from './journal-hold.ts'
import type { PictureArchive } from './pass-on.ts'
import { type RescueParts, rescuePictures } from './rescue-pictures.ts'

/** Journal and archive of one line, with what the one owes the other: the journal lets go of a scan when its picture is where it is to be kept. */
export function bindArchive(parts: Omit<RescueParts, 'intake' | 'pictures'> & ArchiveParts): ArchiveParts {
  const { intake, pictures } = parts
  if (pictures === undefined) return { intake, pictures }
  const hold = new JournalHold(intake, () => pictures.flush())
  rescuePictures({ ...parts, intake: hold, pictures })
  return {
    intake: hold,
    pictures: {
      reasons: (decided) => pictures.reasons(decided),
      keep: (picture) => pictures.keep(picture.keep.length === 0 ? picture : { ...picture, settled: hold.hold() }),
      due: (lineId) => pictures.due(lineId),
      dropDue: (keys) => pictures.dropDue(keys),
      flush: () => pictures.flush(),
      close: () => pictures.close(),
    },
  }
}

interface ArchiveParts {
  readonly intake: Intake
  readonly pictures: PictureArchive | undefined
}
