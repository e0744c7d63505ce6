import type { StopReason } from '../domain/batch/stops.ts'
import type { HoldReason } from '../domain/tray/hold.ts'

/** Why a tray waits. */
export const holdReasonWords: Readonly<Record<HoldReason, string>> = {
  LINK_LOST: 'Die Verbindung war unterbrochen, während sie durchlief.',
  NOT_SENT: 'Zu entnehmende Eier stehen noch da: nicht mehr erlaubt, oder niemand weiß, ob der Sortierer davon erfuhr.',
  INCOMPLETE: 'Sie wurde weggezogen, bevor alle Eier kamen.',
  EGGS_WAIT: 'Eier warten auf ein lesbares Bild oder einen Menschen.',
  LATE_EGG: 'Ein Ei kam, nachdem die Horde zu Ende war.',
  NO_BATCH: 'Keine Charge war offen.',
  DOUBLE_PASSAGE: 'Sie war in dieser Charge schon durch.',
  PATTERN_DIFFERS: 'Ihre Lücken liegen anders als vorher: andere Horde oder vertauschte Codes.',
  OTHER_SHAPE: 'Eine Horde mit diesem Code ist anders groß.',
  TOO_LATE: 'Entscheidungen kamen zu spät für den Sortierer.',
  SORTER_SILENT: 'Der Sortierer hat nicht gesagt, ob er Eier entnahm.',
  SORTER_DISAGREES: 'Der Sortierer sagt, dass er etwas anderes tat als befohlen.',
  DECIDED_AGAIN: 'Die Datenbank hatte verloren, was für ihre Eier entschieden war; was nicht entnommen wurde, wartet.',
}

/** Why a line stood. */
export const stopReasonWords: Readonly<Record<StopReason, string>> = {
  NO_TRAYS: 'Keine Horden',
  JAM: 'Stau',
  CLEANING: 'Reinigung',
  FLOCK_CHANGE: 'Andere Herde',
  SCANNER_FAULT: 'Scanner',
  MODEL_FAULT: 'Modell',
  BREAK: 'Pause',
  FINISHED: 'Fertig',
  OTHER: 'Anderes',
}
