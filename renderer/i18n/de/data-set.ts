import type { Catalogue } from '../catalogue.ts'

/** Beurteilte Scans zum Trainieren. */
export const dataSet: Catalogue['dataSet'] = {
  title: 'Beurteilte Scans zum Trainieren ausgeben',
  text: 'Scans, von deren Ei jemand gesagt hat, was es war, mit diesem Wort und soweit ihr Bild noch da ist. Keine Namen von Menschen. Sie werden in einen Ordner der Station geschrieben, der nicht verschlüsselt ist; dass jemand es wollte, steht im Prüfprotokoll.',
  from: 'Von (erster Tag)',
  until: 'Bis (letzter Tag)',
  batch: 'Charge, oder alle',
  maps: 'Karten',
  count: 'Zählen',
  write: 'Ausgeben',
  cancel: 'Abbrechen',
  waiting: 'Wartet, bis die andere Arbeit getan ist.',
  running: 'Urteile und Bilder werden gelesen …',
  sample: 'Beurteilt, als Stichprobe gezogen',
  override: 'Beurteilt, im Zweifel korrigiert',
  unlabelled: 'Als Stichprobe gezogen, noch nicht beurteilt',
  unlabelledText:
    'Noch nicht beurteilte Stichproben: Öffnen Sie sie oder lassen Sie sie schlüpfen, und sagen Sie auf der Seite des Eis, was es war. Nur was gezogen wurde, gleich was das Modell sagte, zeigt, wie oft es recht hat.',
  overrideText:
    'Korrigierte Eier wurden angesehen, weil jemand am Urteil zweifelte: Fehler sind unter ihnen viel zu häufig.',
  synthetic:
    '{{models}} hat einige dieser Eier beurteilt und an gezeichneten Phantomen gelernt, oder es lässt sich nicht zeigen, dass nicht. Der Datensatz sagt es.',
  leftOut: {
    sexUnknown: 'Ausgelassen: blieb unsicher',
    wrongCell: 'Ausgelassen: das Bild ist von einer anderen Zelle',
    moved: 'Ausgelassen: Eier der Zelle wurden umgesetzt',
    noScan: 'Ausgelassen: kein Scan',
    pictureGone: 'Ausgelassen: Bild nicht mehr da',
    otherSize: 'Ausgelassen: andere Größe als die meisten',
    mapMissing: 'Ausgelassen: ohne eine dieser Karten',
  },
  done: '{{scans}} ({{train}} zum Lernen, {{calibration}} zum Kalibrieren, {{test}} zum Prüfen), {{bytes}}. Der Ordner auf der Station ist {{folder}}.',
  small: 'Weniger als {{least}} Scans: {{sets}}. Was ein Modell daraus zeigt, sagt wenig oder nichts.',
  set: { train: 'zum Lernen', calibration: 'zum Kalibrieren', test: 'zum Prüfen' },
  refusal: {
    PLAY: 'Aus dem Training wird nichts ausgegeben: Es würde ein Modell die Zeichnungen des virtuellen Scanners lehren.',
    BUSY: 'Beurteilte Scans werden schon gezählt oder ausgegeben. Warten Sie, bis das getan ist, oder brechen Sie es ab.',
  },
  failed: 'Es ging nicht ({{code}}). {{message}}',
  failure: {
    NOTHING_LABELLED:
      'Es gibt keinen beurteilten Scan, dessen Bild noch da ist. Korrigieren Sie Eier auf ihrer Seite, oder wählen Sie eine andere Zeit oder Charge.',
    MAP_MISSING: 'Kein Bild eines beurteilten Scans hat alle diese Karten. Wählen Sie weniger Karten.',
    NO_ROOM:
      'Zu wenig Platz auf der Platte: 2 GiB müssen der Station bleiben. Schaffen Sie Platz, oder wählen Sie weniger Chargen.',
    NOT_WRITABLE:
      'Der Ordner für Datensätze lässt sich nicht beschreiben. Rufen Sie die IT: Das Konto der Station braucht das Recht.',
    MISSING: 'Es gibt noch keine Datenbank; die Station macht sie beim ersten Start.',
    CORRUPT: 'Die Datenbank ist beschädigt. Beenden Sie die Charge und spielen Sie dann eine Sicherung zurück.',
  },
}
