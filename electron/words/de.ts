import type { StopReason } from '../domain/batch/stops.ts'
import type { HoldReason } from '../domain/tray/hold.ts'

/** Why a tray waits. */
export const holdReasonWords: Readonly<Record<HoldReason, string>> = {
  LINK_LOST: 'Die Verbindung war unterbrochen, während sie durchlief.',
  NOT_SENT:
    'Zu entnehmende Eier stehen noch da: zu spät für den Sortierer, nicht mehr erlaubt, oder er hat nicht geantwortet.',
  INCOMPLETE: 'Sie wurde weggezogen, bevor alle Eier kamen.',
  EGGS_WAIT: 'Eier warten auf ein lesbares Bild oder einen Menschen.',
  LATE_EGG: 'Ein Ei kam, nachdem die Horde zu Ende war.',
  NO_BATCH: 'Keine Charge war offen.',
  DOUBLE_PASSAGE: 'Sie war in dieser Charge schon durch.',
  PATTERN_DIFFERS: 'Ihre Lücken liegen anders als vorher: andere Horde oder vertauschte Codes.',
  OTHER_SHAPE: 'Eine Horde mit diesem Code ist anders groß.',
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
