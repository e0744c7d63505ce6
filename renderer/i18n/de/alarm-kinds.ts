import type { Catalogue } from '../catalogue.ts'

/** The rationalisation table in German; English stands in the table itself. */
export const alarmKinds: Catalogue['alarmKinds'] = {
  cause: {
    DISK_ERROR: 'Die Festplatte ist voll, defekt oder darf nicht beschrieben werden.',
    INFERENCE_STOPPED: 'Das Modell endete mehrmals in wenigen Minuten und wird nicht mehr von selbst gestartet.',
    MODEL_REFUSED: 'Das Modellpaket ist beschädigt, nicht signiert oder von niemandem signiert, dem vertraut wird.',
    SCANNER_LOST: 'Das Kabel ist getrennt, oder der Scanner hat keinen Strom.',
    SCANNER_SILENT: 'Der Anschluss ist offen, und es kommt nichts.',
    SCANNER_PERMISSION: 'Das Konto, unter dem Ovoscope läuft, darf den Anschluss nicht benutzen.',
    SCANNER_BUSY: 'Ein anderes Programm hält den Anschluss.',
    SCANNER_FAILED:
      'Der Anschluss ist da und lässt sich nicht öffnen: Er ist keiner für einen Scanner, seine Geschwindigkeit gibt es nicht, oder er ist defekt.',
    SCANNER_INCOMPATIBLE: 'Scanner und Station sprechen Fassungen des Protokolls, die nicht zusammenpassen.',
    SCANNER_FAULT: 'Der Scanner sagt mit eigenen Worten, dass etwas an ihm nicht stimmt.',
    INFERENCE_DOWN: 'Das Modell endete und wird gerade wieder gestartet.',
    CLOCK_NOT_TRUSTED: 'Die Uhr des Rechners ist gesprungen oder widerspricht dem Gespeicherten.',
    LEGAL_LIMIT_PASSED: 'Die Eier sind älter, als das Gesetz für eine Entnahme wegen des Geschlechts erlaubt.',
    BACKLOG: 'Das Modell ist langsamer als der Scanner.',
    DISK_LOW: 'Auf der Festplatte ist wenig Platz.',
    UPLOADS_AT_LIMIT:
      'Die Cloud war so lange nicht erreichbar, dass für wartende Zusammenfassungen kaum noch Platz ist.',
    REVIEW_DOWN: 'Der Prozess, der Aufzeichnungen liest, endete mehrmals.',
    LINE_NOISE: 'Auf dem Kabel werden Bytes beschädigt.',
    TRAY_ON_HOLD:
      'Eier einer Horde warten, wurden nicht wie entschieden entnommen, oder es ist unklar, welche sie enthält.',
    UPLOADS_PILE_UP: 'Die Cloud war lange nicht erreichbar; Zusammenfassungen warten.',
    UPLOAD_REFUSED: 'Die Cloud hat geantwortet, dass sie eine Zusammenfassung so niemals annimmt.',
    JOURNAL_DAMAGED:
      'Bestätigte Scans sind nicht mehr zu lesen: Der Datenträger hat das Eingangsjournal beschädigt, oder jemand hat es verändert.',
    SCANS_MISSING: 'Der Scanner hat Nachrichten gezählt, die nie ankamen, so oft sie auch angefordert wurden.',
    SCANNER_COUNTER_BACK: 'Der Scanner begann neu zu zählen, ohne einen Neustart zu melden.',
    AUDIT_GAP:
      'Einträge des Protokolls der Taten fehlen: Eine ältere Kopie der Daten wurde zurückgespielt, oder jemand hat sie verändert.',
    BATCH_NOT_SAVED: 'Der Datenträger hat nicht gespeichert, was mit der Charge getan wurde.',
  },
  consequence: {
    DISK_ERROR: 'Nichts wird mehr bestätigt; die Linie steht, sobald der Scanner nichts mehr behalten kann.',
    INFERENCE_STOPPED: 'Kein Ei wird entschieden; Horden werden gesperrt.',
    MODEL_REFUSED: 'Kein Ei wird entschieden; keine Charge kann beginnen.',
    SCANNER_LOST: 'Kein Ei wird gescannt; die Horde unter dem Scanner wird gesperrt.',
    SCANNER_SILENT: 'Kein Ei wird gescannt; die Horde unter dem Scanner wird gesperrt.',
    SCANNER_PERMISSION: 'Kein Scanner ist verbunden.',
    SCANNER_BUSY: 'Kein Scanner ist verbunden.',
    SCANNER_FAILED: 'Kein Ei wird gescannt; die Horde unter dem Scanner wird gesperrt.',
    SCANNER_INCOMPATIBLE: 'Der Scanner wird nicht benutzt.',
    SCANNER_FAULT: 'Je nach Fehler werden Bilder schlecht oder das Band steht.',
    INFERENCE_DOWN: 'Entscheidungen warten; Eier, deren Sortierer nicht warten kann, werden gesperrt.',
    CLOCK_NOT_TRUSTED: 'Kein Embryo wird entnommen, weil sein Alter nicht bekannt ist.',
    LEGAL_LIMIT_PASSED: 'Männliche Eier bleiben.',
    BACKLOG: 'Entscheidungen kommen spät; dann werden Eier gesperrt.',
    DISK_LOW: 'Wenn sie voll ist, steht die Linie.',
    UPLOADS_AT_LIMIT: 'Nichts wird verworfen und Chargen laufen weiter, aber die Festplatte ist nicht endlos.',
    REVIEW_DOWN: 'Aufzeichnungen und Diagramme sind nicht zu sehen. Die Linie ist nicht betroffen.',
    LINE_NOISE: 'Stücke werden noch einmal gesendet; die Linie wird langsamer.',
    TRAY_ON_HOLD: 'Die Horde darf so nicht weitergehen.',
    UPLOADS_PILE_UP: 'Noch keine: alles bleibt hier erhalten.',
    UPLOAD_REFUSED: 'Die Charge fehlt in der Cloud. Hier geht nichts verloren.',
    JOURNAL_DAMAGED: 'Ihre Eier fehlen in der Aufzeichnung, und der Scanner sendet sie nicht noch einmal.',
    SCANS_MISSING: 'Ihre Eier stehen nicht in der Aufzeichnung.',
    SCANNER_COUNTER_BACK:
      'Was er jetzt sendet, wird getrennt gehalten, verloren geht nichts; aber der Scanner hat einen Fehler.',
    AUDIT_GAP: 'Wer vorher was tat, ist für die fehlenden Einträge nicht mehr zu belegen. Die Linie läuft weiter.',
    BATCH_NOT_SAVED:
      'Die Charge bleibt, wie sie war: Sie begann nicht, hielt nicht an, ging nicht weiter und endete nicht.',
  },
  response: {
    DISK_ERROR: 'Linie anhalten und IT rufen; Platz schaffen oder die Platte tauschen. Es geht von selbst weiter.',
    INFERENCE_STOPPED: 'Service: das Modell wieder starten. Endet es erneut, den Service rufen.',
    MODEL_REFUSED: 'Service rufen: das Paket neu installieren oder eines, das signiert ist.',
    SCANNER_LOST: 'Kabel wieder einstecken, nach dem Strom des Scanners sehen.',
    SCANNER_SILENT: 'Sehen, ob der Scanner läuft und sein Kabel an beiden Enden fest sitzt.',
    SCANNER_PERMISSION: 'IT rufen: diesem Konto den Anschluss erlauben.',
    SCANNER_BUSY: 'Das andere Programm schließen.',
    SCANNER_FAILED:
      'Prüfen, ob der richtige Anschluss gewählt ist; das Kabel abziehen, kurz warten und wieder einstecken. Dann den Kundendienst rufen.',
    SCANNER_INCOMPATIBLE: 'Service rufen: beide auf Fassungen bringen, die zusammenpassen.',
    SCANNER_FAULT:
      'Tun, was das Handbuch des Scanners zu diesem Wort sagt. Es endet, wenn der Scanner das Ende meldet.',
    INFERENCE_DOWN: 'Keine, wenn es vorübergeht. Kommt es immer wieder, den Service rufen.',
    CLOCK_NOT_TRUSTED:
      'IT rufen: die Uhr stellen. Danach vergleicht die Leitung oder IT sie und bestätigt, dass sie stimmt.',
    LEGAL_LIMIT_PASSED: 'Der Leitung sagen; die Charge beenden oder anhalten.',
    BACKLOG: 'Wächst die Zahl weiter, die Linie anhalten.',
    DISK_LOW: 'IT rufen: Platz auf der Platte des Datenordners schaffen.',
    UPLOADS_AT_LIMIT: 'Heute IT rufen: der Weg zur Cloud.',
    REVIEW_DOWN: 'Service: die Aufzeichnungen wieder starten.',
    LINE_NOISE: 'Kabel tauschen; es von Motoren fernhalten.',
    TRAY_ON_HOLD:
      'Gesperrte Horden öffnen und tun, was dort steht: nochmals durchschicken, die Frage beantworten oder freigeben.',
    UPLOADS_PILE_UP: 'IT sagen: der Weg zur Cloud.',
    UPLOAD_REFUSED: 'Service sagt, warum; IT Bescheid geben.',
    JOURNAL_DAMAGED: 'Die Horden dieser Zeit noch einmal durchschicken; die IT rufen, den Datenträger zu prüfen.',
    SCANS_MISSING:
      'Nach unvollständigen Horden sehen und sie noch einmal durchschicken. Kommt es wieder, den Service rufen.',
    SCANNER_COUNTER_BACK: 'Service rufen: nach dem Scanner und seiner Firmware sehen.',
    AUDIT_GAP: 'Der Leitung und der IT sagen: klären, wer welche Daten zurückspielte, und alte Sicherungen behalten.',
    BATCH_NOT_SAVED: 'IT rufen: der Datenträger. Dann nach der Charge sehen und es noch einmal versuchen.',
  },
}
