import type { Catalogue } from '../catalogue.ts'

export const sumCheck: Catalogue['sumCheck'] = {
  pictures:
    'Bilddateien sind beschädigt oder fehlen ({{time}}). Zeilen und Zähler sind nicht betroffen. Was als verloren genannt ist, ist nicht mehr lesbar, wenn nicht jemand die Datei zurücklegt: Bilder sind in keiner Sicherung. Die IT rufen, damit sie nach der Platte sieht.',
  cold: {
    title:
      'Eine Datei eines älteren Monats ist nicht lesbar ({{time}}). Die IT rufen, damit sie sie aus einer Sicherung zurückholt; bis dahin weicht jede Summe über diesen Monat ab, und seine Horden lassen sich nicht ansehen.',
    MISSING: '{{month}}: {{file}} fehlt',
    DAMAGED: '{{month}}: {{file}} ist beschädigt',
  },
  picture: {
    MISSING: '{{file}} fehlt, und damit {{pictures}}',
    HEAD: '{{file}} ist am Anfang beschädigt oder keine von uns; damit verloren: {{pictures}}',
    DAMAGED: '{{file}} ist an {{places}} beschädigt; verloren: {{pictures}}',
    LENGTH: '{{file}} hat {{bytes}} Bytes; abgeschlossen wurde sie mit {{expected}}',
    UNKNOWN: '{{file}} ist eine Bilddatei, die die Datenbank nicht kennt',
  },
  more: 'und {{number}} weitere',
}
