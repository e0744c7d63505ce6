import type { Catalogue } from '../catalogue.ts'

/** The rationalisation table in German; English stands in the table itself. */
export const alarmKinds: Catalogue['alarmKinds'] = {
  cause: {
    SORTER_DISAGREES: 'Der Sortierer sagt, dass er mit Eiern etwas anderes tat als befohlen.',
    SORTER_SILENT: 'Der Sortierer hat nicht gesagt, was aus Entnahmen wurde, obwohl der Scanner da ist.',
    DECISION_LATE: 'Entscheidungen fielen nach der Frist des Sortierers oder erreichten ihn danach.',
    SCANNER_CLOCK: 'Die Uhr des Scanners läuft oder springt, wie keine Uhr es tut.',
    DISK_ERROR: 'Die Festplatte ist voll, defekt oder darf nicht beschrieben werden.',
    INFERENCE_STOPPED: 'Das Modell endete mehrmals in wenigen Minuten und wird nicht mehr von selbst gestartet.',
    MODEL_REFUSED:
      'Das Modellpaket ist beschädigt, nicht signiert oder von niemandem signiert, dem vertraut wird, oder sein Netz läuft hier nicht.',
    MODEL_MISSING:
      'Das Modell, das gewählt wurde oder das die Einstellungen nennen, ist nicht mehr auf dieser Station; vielleicht hat ein Update es ersetzt.',
    SCANNER_LOST: 'Das Kabel ist getrennt, oder der Scanner hat keinen Strom.',
    SCANNER_SILENT: 'Der Anschluss ist offen, und es kommt nichts.',
    SCANNER_PERMISSION: 'Das Konto, unter dem Ovoscope läuft, darf den Anschluss nicht benutzen.',
    SCANNER_BUSY: 'Ein anderes Programm hält den Anschluss.',
    SCANNER_FAILED:
      'Der Anschluss ist da und lässt sich nicht öffnen: Er ist keiner für einen Scanner, seine Geschwindigkeit gibt es nicht, oder er ist defekt.',
    SCANNER_INCOMPATIBLE: 'Scanner und Station sprechen Fassungen des Protokolls, die nicht zusammenpassen.',
    SCANNER_FAULT: 'Der Scanner sagt mit eigenen Worten, dass etwas an ihm nicht stimmt.',
    SCANNER_AMBIGUOUS: 'Mehrere Adapter stecken, die sich nicht unterscheiden lassen, und einer davon ist der Scanner.',
    SCANNER_DRIVER_MISSING: 'Der Adapter des Scanners steckt, und das Betriebssystem macht keinen Anschluss daraus.',
    FOLDER_UNUSABLE:
      'Der Ordner, in den der Scanner Bilder schreibt, ist nicht da oder darf nicht gelesen und geändert werden.',
    PICTURES_REFUSED:
      'Dateien im Ordner des Scanners sind keine Bilder von Eiern: nicht lesbar, von falscher Größe oder mit falschem Namen.',
    INFERENCE_DOWN: 'Das Modell endete und wird gerade wieder gestartet.',
    CLOCK_NOT_TRUSTED: 'Die Uhr des Rechners ist gesprungen oder widerspricht dem Gespeicherten.',
    LEGAL_LIMIT_PASSED: 'Die Eier sind älter, als das Gesetz für eine Entnahme wegen des Geschlechts erlaubt.',
    BACKLOG: 'Das Modell ist langsamer als der Scanner.',
    DATABASE_DAMAGED: 'Das Lesen jeder Seite ergab: Die Datenbank oder die Datei eines älteren Monats ist beschädigt.',
    DISK_LOW: 'Auf der Festplatte ist wenig Platz.',
    UPLOADS_AT_LIMIT:
      'Die Cloud war so lange nicht erreichbar, dass für wartende Zusammenfassungen kaum noch Platz ist.',
    REVIEW_DOWN: 'Der Prozess, der Aufzeichnungen liest, endete mehrmals.',
    SCANNER_LINE_TOO_SLOW:
      'Der Anschluss ist so langsam eingestellt, dass er die Bilder der Linie bei voller Fahrt nicht trägt.',
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
    DATABASE_BEHIND:
      'Die Datenbank ist nicht so weit wie die Marke neben ihr: Der Datenträger verlor, was er bestätigt hatte, oder eine ältere Kopie kam ohne Wiederherstellung zurück.',
    BATCH_RECOVERED:
      'Das Eingangsjournal hat Scans einer Charge, die die Datenbank nicht kennt: Sie ist älter als diese oder hat ihr Ende verloren.',
    BACKUP_OLD:
      'Seit mehr als drei Tagen ließ sich keine Sicherung machen, oder der Rechner war nachts aus und tags beschäftigt.',
    COLD_FILE_UNUSABLE: 'Eine Datei mit den Zeilen eines älteren Monats ist beschädigt oder nicht mehr da.',
    BATCH_NOT_SAVED: 'Der Datenträger hat nicht gespeichert, was mit der Charge getan wurde.',
  },
  consequence: {
    SORTER_DISAGREES: 'Eier werden entnommen, die bleiben sollten, oder bleiben, die entnommen werden sollten.',
    SORTER_SILENT:
      'Niemand weiß, ob diese Eier entnommen wurden: Sie zählen nicht als entnommen, ihre Horden sind gesperrt.',
    DECISION_LATE: 'Diese Eier werden nicht sortiert; sie warten, ihre Horden sind gesperrt.',
    SCANNER_CLOCK:
      'Seinem Sortierer lässt sich nicht sagen, bis wann er entfernen darf: Solche Eier warten. Andere Befehle verweigert er vielleicht, obwohl sie rechtzeitig sind.',
    DISK_ERROR: 'Nichts wird mehr bestätigt; die Linie steht, sobald der Scanner nichts mehr behalten kann.',
    INFERENCE_STOPPED: 'Kein Ei wird entschieden; Horden werden gesperrt.',
    MODEL_REFUSED: 'Kein Ei wird entschieden; keine Charge kann beginnen.',
    MODEL_MISSING:
      'Kein Ei wird entschieden; keine Charge kann beginnen. Kein anderes Modell tritt von selbst an seine Stelle.',
    SCANNER_LOST: 'Kein Ei wird gescannt; die Horde unter dem Scanner wird gesperrt.',
    SCANNER_SILENT: 'Kein Ei wird gescannt; die Horde unter dem Scanner wird gesperrt.',
    SCANNER_PERMISSION: 'Kein Scanner ist verbunden.',
    SCANNER_BUSY: 'Kein Scanner ist verbunden.',
    SCANNER_FAILED: 'Kein Ei wird gescannt; die Horde unter dem Scanner wird gesperrt.',
    SCANNER_INCOMPATIBLE: 'Der Scanner wird nicht benutzt.',
    SCANNER_FAULT: 'Je nach Fehler werden Bilder schlecht oder das Band steht.',
    SCANNER_AMBIGUOUS: 'Kein Scanner ist verbunden: Raten könnte die Eier zweier Linien vermischen.',
    SCANNER_DRIVER_MISSING: 'Kein Scanner ist verbunden.',
    FOLDER_UNUSABLE: 'Kein Bild wird zum Ei; sie warten, wo sie sind, wenn der Scanner sie noch schreiben kann.',
    PICTURES_REFUSED: 'Ihre Eier fehlen in der Aufzeichnung.',
    INFERENCE_DOWN: 'Entscheidungen warten; Eier, deren Sortierer nicht warten kann, werden gesperrt.',
    CLOCK_NOT_TRUSTED: 'Kein Embryo wird entnommen, weil sein Alter nicht bekannt ist.',
    LEGAL_LIMIT_PASSED: 'Männliche Eier bleiben.',
    BACKLOG: 'Entscheidungen kommen spät; dann werden Eier gesperrt.',
    DATABASE_DAMAGED:
      'Manche Aufzeichnungen sind nicht mehr zu lesen, und beim nächsten Start lässt sich die Datenbank vielleicht nicht öffnen.',
    DISK_LOW: 'Wenn sie voll ist, steht die Linie.',
    UPLOADS_AT_LIMIT: 'Nichts wird verworfen und Chargen laufen weiter, aber die Festplatte ist nicht endlos.',
    REVIEW_DOWN: 'Aufzeichnungen und Diagramme sind nicht zu sehen. Die Linie ist nicht betroffen.',
    SCANNER_LINE_TOO_SLOW: 'Der Scanner wartet auf sein Kabel; die Linie läuft langsamer, als sie könnte.',
    LINE_NOISE: 'Stücke werden noch einmal gesendet; die Linie wird langsamer.',
    TRAY_ON_HOLD: 'Die Horde darf so nicht weitergehen.',
    UPLOADS_PILE_UP: 'Noch keine: alles bleibt hier erhalten.',
    UPLOAD_REFUSED: 'Die Charge fehlt in der Cloud. Hier geht nichts verloren.',
    JOURNAL_DAMAGED: 'Ihre Eier fehlen in der Aufzeichnung, und der Scanner sendet sie nicht noch einmal.',
    SCANS_MISSING: 'Ihre Eier stehen nicht in der Aufzeichnung.',
    SCANNER_COUNTER_BACK:
      'Was er jetzt sendet, wird getrennt gehalten, verloren geht nichts; aber der Scanner hat einen Fehler.',
    AUDIT_GAP: 'Wer vorher was tat, ist für die fehlenden Einträge nicht mehr zu belegen. Die Linie läuft weiter.',
    DATABASE_BEHIND: 'Aufzeichnungen dieser Zeit fehlen, soweit das Eingangsjournal sie nicht zurückgibt.',
    BATCH_RECOVERED:
      'Die Charge wurde ohne Herde, Einlagezeit und Recht neu angelegt, denn die kennt niemand; ihre Eier lassen sich nur behalten oder anhalten.',
    BACKUP_OLD: 'Fällt der Datenträger jetzt aus, sind die Aufzeichnungen seit der neuesten Sicherung verloren.',
    COLD_FILE_UNUSABLE:
      'Horden dieses Monats lassen sich nicht öffnen, und die Datenbank wächst, weil keine ihrer Zeilen mehr dorthin gehen. Die Linie läuft weiter.',
    BATCH_NOT_SAVED:
      'Die Charge bleibt, wie sie war: Sie begann nicht, hielt nicht an, ging nicht weiter und endete nicht.',
  },
  response: {
    SORTER_DISAGREES: 'Die Linie anhalten. Nach den betroffenen Horden und dem Sortierer sehen; den Service rufen.',
    SORTER_SILENT: 'Nachsehen, ob der Sortierer läuft. Bleibt er stumm, die Linie anhalten und den Service rufen.',
    DECISION_LATE:
      'Geht es so weiter, die Linie langsamer laufen lassen oder anhalten und den Service rufen: Modell, Datenträger oder der Weg zum Sortierer.',
    SCANNER_CLOCK: 'Service rufen: nach dem Scanner und seiner Firmware sehen.',
    DISK_ERROR: 'Linie anhalten und IT rufen; Platz schaffen oder die Platte tauschen. Es geht von selbst weiter.',
    INFERENCE_STOPPED: 'Service: das Modell wieder starten. Endet es erneut, den Service rufen.',
    MODEL_REFUSED: 'Service rufen: das Paket neu installieren oder eines, das signiert ist.',
    MODEL_MISSING:
      'Schichtleitung oder IT rufen: Modelle öffnen, eines wählen, das hier ist, oder dieses wieder einspielen.',
    SCANNER_LOST: 'Kabel wieder einstecken, nach dem Strom des Scanners sehen.',
    SCANNER_SILENT: 'Sehen, ob der Scanner läuft und sein Kabel an beiden Enden fest sitzt.',
    SCANNER_PERMISSION: 'IT rufen: diesem Konto den Anschluss erlauben.',
    SCANNER_BUSY: 'Das andere Programm schließen.',
    SCANNER_FAILED:
      'Prüfen, ob der richtige Anschluss gewählt ist; das Kabel abziehen, kurz warten und wieder einstecken. Dann den Kundendienst rufen.',
    SCANNER_INCOMPATIBLE: 'Service rufen: beide auf Fassungen bringen, die zusammenpassen.',
    SCANNER_FAULT:
      'Tun, was das Handbuch des Scanners zu diesem Wort sagt. Es endet, wenn der Scanner das Ende meldet.',
    SCANNER_AMBIGUOUS: 'Die anderen abziehen, oder die IT den Anschluss nach seiner Buchse wählen lassen.',
    SCANNER_DRIVER_MISSING: 'IT rufen: den Treiber des Adapters einrichten.',
    FOLDER_UNUSABLE: 'Tun, was beim Alarm steht, oder die IT rufen: der Ordner, seine Festplatte oder der Weg dorthin.',
    PICTURES_REFUSED:
      'In den Ordner „refused“ sehen: Neben jeder Datei steht, warum. Berichtigen und zurücklegen oder wegnehmen. Der Alarm endet, wenn keine mehr da ist.',
    INFERENCE_DOWN: 'Keine, wenn es vorübergeht. Kommt es immer wieder, den Service rufen.',
    CLOCK_NOT_TRUSTED:
      'IT rufen: die Uhr stellen. Danach vergleicht die Leitung oder IT sie und bestätigt, dass sie stimmt.',
    LEGAL_LIMIT_PASSED: 'Der Leitung sagen; die Charge beenden oder anhalten.',
    BACKLOG: 'Wächst die Zahl weiter, die Linie anhalten.',
    DATABASE_DAMAGED:
      'Sofort dem Bescheid geben, der diesen Rechner wartet. Die Charge beenden und keine neue beginnen; dann Service öffnen, die neueste Sicherung wählen und zurückspielen.',
    DISK_LOW: 'IT rufen: Platz auf der Platte des Datenordners schaffen.',
    UPLOADS_AT_LIMIT: 'Heute IT rufen: der Weg zur Cloud.',
    REVIEW_DOWN: 'Service: die Aufzeichnungen wieder starten.',
    SCANNER_LINE_TOO_SLOW: 'Am Scanner und in Ovoscope eine höhere Geschwindigkeit einstellen.',
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
    DATABASE_BEHIND:
      'Der Leitung und der IT Bescheid geben; unvollständige Horden dieser Zeit noch einmal durchschicken.',
    BATCH_RECOVERED:
      'Der Leitung und der IT sagen: von Hand festhalten, welche Herde es war, und die Horden ansehen, bevor sie weitergehen.',
    BACKUP_OLD:
      'Service öffnen: Dort steht, warum die letzte misslang. Jetzt eine machen; die Linie läuft dabei weiter.',
    COLD_FILE_UNUSABLE:
      'Service öffnen und jede Seite lesen lassen: Dort steht, welche Datei es ist. Die IT spielt sie aus einer Sicherung zurück.',
    BATCH_NOT_SAVED: 'IT rufen: der Datenträger. Dann nach der Charge sehen und es noch einmal versuchen.',
  },
}
