/** Befehle an den Sortierer und die Uhr des Scanners. */
export const orders = {
  clock: 'Uhr des Scanners',
  clockUnknown: 'noch nicht bekannt',
  clockKnown: '{{offset}} ms gegen diese Station, ± {{uncertainty}} ms; {{drift}}',
  clockOneWay: 'mindestens {{offset}} ms gegen diese Station; der Scanner gibt kein Echo, mehr ist nicht bekannt',
  drift: 'Gang {{drift}} ppm',
  driftUnknown: 'Gang noch nicht bekannt',
  notAsOrdered: 'Nicht ausgeführte Befehle',
  none: 'keine',
  fault: {
    TOO_LATE: '{{number}} zu spät',
    SORTER_SILENT: '{{number}} ohne Antwort des Sortierers',
    SORTER_DISAGREES: '{{number}} vom Sortierer anders ausgeführt',
    NOT_SENT: '{{number}} nicht gesendet',
    ORDER_FORGOTTEN: '{{number}} entnommen auf Befehle, die der Datenbank fehlten',
  },
} as const
