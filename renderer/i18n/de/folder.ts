import type { Catalogue } from '../catalogue.ts'

export const folder: Catalogue['folder'] = {
  way: 'Ordner',
  text: 'Für einen Scanner, der Bilder in einen Ordner schreibt. Ovoscope liest jedes als Scan und räumt es weg.',
  path: 'Ordner, in den der Scanner Bilder schreibt',
  pathPlaceholder: '/srv/scans oder D:\\scans',
  pathWrong: 'Es braucht den ganzen Pfad, von der Wurzel oder vom Laufwerk an.',
  tray: 'Horde dieser Bilder',
  trayOption: '{{name}} · {{cells}} Zellen',
  trayHint: 'Eine Datei sagt nicht, wie groß ihre Horde ist.',
  pattern: 'Namen der Dateien',
  patternHint:
    'Leer: Code der Horde, Zelle und vielleicht der Versuch, also 0417_H6.png und 0417_H6_2.png. Andere Namen: {{tray}}, {{cell}} oder {{row}} und {{column}}, {{attempt}}; was fehlen darf, in eckigen Klammern. Auch eine manifest.csv im Ordner kann sie nennen.',
  formats:
    'PNG mit 8 oder 16 Bit, TIFF mit 16 Bit; in Graustufen, 8 bis 512 Pixel breit und hoch. Die Karten eines Eies sind die Seiten eines TIFF. Gelesenes liegt danach in „done“, was kein Scan ist, in „refused“, mit dem Grund daneben. Einem Sortierer lässt sich auf diesem Weg nichts sagen.',
  refusal: {
    NOT_A_PICTURE: 'sie lässt sich nicht als PNG oder TIFF lesen; vielleicht ist sie abgeschnitten',
    COLOUR: 'sie hat Farben oder Transparenz, gebraucht wird ein Grauwert je Pixel',
    BIT_DEPTH: 'sie hat weder 8 Bit (PNG) noch 16 Bit (PNG, TIFF) in ganzen Zahlen',
    SIZE: 'sie ist nicht 8 bis 512 Pixel breit und hoch',
    PAGES: 'sie hat mehr als drei Seiten oder Seiten verschiedener Größe',
    NAME: 'ihr Name nennt keine Horde und Zelle',
    CELL: 'ihre Zelle liegt nicht in einer Horde der gewählten Größe',
    TOO_LARGE: 'sie hat viel mehr Bytes als das Bild eines Eies',
    LOCKED: 'sie darf nicht gelesen werden, oder ein anderes Programm hält sie; es wird wieder versucht',
    MANIFEST: 'diese Liste ist nicht zu lesen; daneben steht, welche Zeile falsch ist, und die Bilder warten',
  },
  refusedTip:
    '{{file}}: {{reason}}. In „refused“ in {{path}} nachsehen: die Dateien berichtigen und zurücklegen oder wegnehmen. Der Alarm endet, wenn keine mehr da ist.',
}

export const folderRemedy = {
  folderMissing:
    'Den Ordner {{path}} gibt es nicht. Ihn anlegen, das Laufwerk oder die Freigabe verbinden, wo er liegt, oder einen anderen wählen.',
  folderUnreadable:
    'Dieses Konto darf {{path}} nicht lesen. IT: dem Konto, unter dem Ovoscope läuft, Lesen und Ändern erlauben.',
  folderReadOnly:
    'Dieses Konto darf in {{path}} nichts ändern, und gelesene Bilder werden weggeräumt. IT: dem Konto, unter dem Ovoscope läuft, das Schreiben dort erlauben.',
  folderFull:
    'Die Festplatte von {{path}} ist voll. Aus „done“ und „refused“ wegnehmen, was nicht mehr gebraucht wird.',
  folderOurs: '{{path}} gehört zu den Daten von Ovoscope selbst. Einen Ordner außerhalb davon wählen.',
  folderTaken:
    '{{line}} liest {{path}} schon. Jede Linie braucht einen eigenen Ordner, sonst kann niemand sagen, wessen Eier das sind.',
  folderPattern:
    'Nach {{pattern}} lassen sich Horde und Zelle nicht lesen. Es braucht {{tray}} und {{cell}}, oder {{row}} und {{column}}; jedes einmal, Klammern paarweise.',
  folderNoImaging:
    'Die Bibliothek, die Bilder liest, ist auf diesem Rechner nicht da: Der Service-Bereich sagt, welche läuft. Den Kundendienst rufen.',
  folderReader:
    'Der Prozess, der Bilder liest, wird gerade gestartet. Kommt er nicht, unter Service die Aufzeichnungen neu starten.',
} as const
