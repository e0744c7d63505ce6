import type { Catalogue } from '../catalogue.ts'

export const app: Catalogue['app'] = {
  name: 'Ovoscope',
  place: {
    line: 'Linie',
    trays: 'Horden',
    alarms: 'Alarme',
    batches: 'Chargen',
    trends: 'Verlauf',
    service: 'Service',
  },
  rail: 'Bereiche',
  siteLine: '{{site}} · {{line}}',
  cloud: {
    off: 'Cloud: nicht eingerichtet',
    play: 'Cloud: aus der Übung geht nichts hinaus',
    'up-to-date': 'Cloud: nichts zu senden',
    upTo: 'Cloud: alles bis {{time}}',
    waiting_one: 'Cloud: {{count}} Charge wartet seit {{time}}',
    waiting_other: 'Cloud: {{count}} Chargen warten seit {{time}}',
    withParked_one: '{{text}} · {{count}} abgelehnt',
    withParked_other: '{{text}} · {{count}} abgelehnt',
    unknown: 'Cloud: nicht bekannt',
  },
  alarms_one: 'Alarm',
  alarms_other: 'Alarme',
  link: {
    none: 'Kein Scanner verbunden',
    Absent: 'Scanner nicht gefunden',
    Opening: 'Anschluss des Scanners wird geöffnet',
    Handshaking: 'Scanner meldet sich an',
    Streaming: 'Scanner sendet',
    heldBack: 'Scanner wartet auf den Datenträger',
    Stale: 'Scanner schweigt',
    Incompatible: 'Scanner passt nicht',
    Blocked: 'Anschluss des Scanners ist belegt',
    Failed: 'Anschluss des Scanners gestört',
    unknown: 'Scanner: nicht bekannt',
    ago: 'vor {{age}}',
    for: 'seit {{age}}',
  },
  priority: {
    A: 'Priorität A, am dringendsten',
    B: 'Priorität B',
    C: 'Priorität C',
  },
  banner: {
    label: 'Alarm',
    since: 'seit {{time}} · {{age}}',
    more_one: '{{count}} weiterer',
    more_other: '{{count}} weitere',
    showAll: 'Alle Alarme zeigen',
  },
  ordered: {
    restarting: 'Die Station startet neu …',
    starting: 'Die Station startet …',
    stopping: 'Die Station hält an …',
    tip: 'Das wurde angeordnet und dauert einige Sekunden. Scans warten im Scanner und gehen nicht verloren; schraffierte Zahlen sind von vorher.',
  },
  frozen: {
    title: 'Die Zahlen stehen still seit {{time}} · {{age}}',
    neverTitle: 'Keine Verbindung zum Hintergrund von Ovoscope',
    lost: 'Diese Anzeige hat den Hintergrund von Ovoscope verloren und weiß nicht, ob die Linie läuft. Was bestätigt wurde, ist gespeichert, den Rest behält der Scanner. Sie versucht es von selbst wieder; bleibt es so, Ovoscope neu starten und die genannte Adresse öffnen.',
    never:
      'Die Anzeige versucht es von selbst wieder. Bleibt es so, Ovoscope neu starten und die angezeigte Adresse öffnen.',
    station:
      'Die Station gibt kein Zeichen. Scans warten im Scanner und gehen nicht verloren. Sie wird neu gestartet; bleibt es so, Service öffnen.',
    refused: 'Anzeige und Hintergrund haben verschiedene Versionen. Diese Anzeige schließen und Ovoscope neu starten.',
    retry: 'nächster Versuch in {{age}}',
  },
  problem: {
    SCANNER_SILENT: {
      title: 'Der Scanner schweigt',
      tip: 'Prüfen, ob der Scanner läuft und sein Kabel an beiden Enden fest sitzt.',
    },
    SCANNER_LOST: {
      title: 'Das Kabel des Scanners ist getrennt',
      tip: 'Kabel wieder einstecken. Die Linie läuft von selbst weiter; inzwischen durchgelaufene Horden sind gesperrt.',
    },
    SCANNER_BUSY: {
      title: 'Ein anderes Programm oder ein Treiber benutzt den Scanner',
      tip: 'Das andere Programm schließen; Ovoscope verbindet sich dann von selbst. Am USB muss die IT ihm vielleicht seinen Treiber geben.',
    },
    SCANNER_PERMISSION: {
      title: 'Dieses Konto darf den Anschluss des Scanners nicht benutzen',
      tip: 'Die IT bitten, dem Konto den Anschluss zu erlauben (unter Linux: seriell Gruppe dialout, USB eine udev-Regel).',
    },
    SCANNER_FAILED: {
      title: 'Der Anschluss des Scanners lässt sich nicht öffnen',
      tip: 'Prüfen, ob der richtige Anschluss gewählt ist. Das Kabel abziehen, kurz warten, wieder einstecken. Bleibt es so, den Kundendienst rufen.',
    },
    SCANNER_INCOMPATIBLE: {
      title: 'Der Scanner spricht eine andere Version des Protokolls',
      tip: 'Scanner und Ovoscope brauchen zueinander passende Versionen. Den Kundendienst rufen.',
    },
    SCANNER_AMBIGUOUS: {
      title: 'Mehrere Scanner sehen gleich aus',
      tip: 'Die anderen Adapter dieser Art abziehen, oder die IT den Anschluss nach seiner Buchse wählen lassen.',
    },
    SCANNER_DRIVER_MISSING: {
      title: 'Dem Adapter des Scanners fehlt der Treiber',
      tip: 'Die IT bitten, den Treiber des Adapters einzurichten. Ovoscope verbindet sich dann von selbst.',
    },
    FOLDER_UNUSABLE: {
      title: 'Der Ordner des Scanners lässt sich nicht benutzen',
      tip: 'Prüfen, ob der Ordner da ist und gelesen und geändert werden darf. Bleibt es so, die IT rufen.',
    },
    PICTURES_REFUSED: {
      title: 'Dateien des Scanners sind keine Scans',
      tip: 'In „refused“ im Ordner des Scanners nachsehen: Neben jeder Datei steht, warum. Berichtigen und zurücklegen oder wegnehmen.',
    },
    SCANNER_LINE_TOO_SLOW: {
      title: 'Der Anschluss des Scanners ist für die Linie zu langsam',
      tip: 'Am Scanner eine höhere Geschwindigkeit einstellen und sie dann in Ovoscope wählen.',
    },
    LINE_NOISE: {
      title: 'Beschädigte Daten auf dem Kabel des Scanners',
      tip: 'Beschädigte Stücke werden verworfen und neu angefordert. Bleibt es so, das Kabel tauschen.',
    },
    SCANNER_FAULT: {
      title: 'Der Scanner meldet einen Fehler',
      tip: 'Tun, was das Handbuch des Scanners zu seinem Code sagt. Bleibt es so, den Service rufen.',
    },
    INFERENCE_DOWN: {
      title: 'Das Modell wird neu gestartet',
      tip: 'Scans bleiben erhalten und werden danach entschieden. Es ist nichts zu tun.',
    },
    INFERENCE_STOPPED: {
      title: 'Das Modell ist angehalten',
      tip: 'Service öffnen und „Neu starten“ wählen. Scans bleiben erhalten; Horden bleiben bis dahin gesperrt.',
    },
    MODEL_REFUSED: {
      title: 'Das Modell wird abgelehnt',
      tip: 'Die genannte Datei ist nicht, wie sie signiert wurde, oder läuft hier nicht. Die IT muss das Modell neu installieren; Scans bleiben erhalten.',
    },
    MODEL_MISSING: {
      title: 'Das gewählte Modell ist nicht hier: wählen Sie eines',
      tip: 'Bis dahin wird kein Ei entschieden. Schichtleitung oder IT öffnet Modelle und wählt eines, das hier ist; Scans bleiben erhalten.',
    },
    REVIEW_DOWN: {
      title: 'Protokolle sind nicht verfügbar',
      tip: 'Die Linie ist nicht betroffen. Service öffnen und „Neu starten“ wählen.',
    },
    BACKLOG: {
      title: 'Die Entscheidungen hängen hinter dem Scanner zurück',
      tip: 'Die Scans sind sicher. Wächst die Zahl weiter, die Linie anhalten.',
    },
    SORTER_DISAGREES: {
      title: 'Der Sortierer tat etwas anderes als befohlen',
      tip: 'Die Linie anhalten. Nach der Horde und dem Sortierer sehen, dann den Service rufen.',
    },
    SORTER_SILENT: {
      title: 'Der Sortierer sagt nicht, was er getan hat',
      tip: 'Diese Eier zählen nicht als entnommen, ihre Horden sind gesperrt. Nachsehen, ob der Sortierer läuft.',
    },
    DECISION_LATE: {
      title: 'Entscheidungen kamen zu spät für den Sortierer',
      tip: 'Diese Eier warten in ihren Horden. Geht es so weiter, die Linie langsamer laufen lassen oder anhalten.',
    },
    SCANNER_CLOCK: {
      title: 'Die Uhr des Scanners geht falsch',
      tip: 'So lange wird nichts entfernt: solche Eier warten. Den Service rufen.',
    },
    DISK_ERROR: {
      title: 'Der Datenträger speichert nicht',
      tip: 'Der Scanner behält seine Scans und wartet: Nichts geht verloren. Platz auf dem Datenträger schaffen oder die IT rufen. Die Linie geht von selbst weiter, sobald er wieder speichert.',
    },
    DATABASE_DAMAGED: {
      title: 'Die Datenbank ist beschädigt',
      tip: 'Wer diesen Rechner wartet, muss es wissen. Die Charge beenden und keine neue beginnen; dann Service öffnen, die neueste Sicherung wählen und zurückspielen.',
    },
    DISK_LOW: {
      title: 'Der Datenträger ist fast voll',
      tip: 'Die Linie läuft vorerst weiter. Die IT rufen; Service zeigt, was den Platz braucht.',
    },
    CLOCK_NOT_TRUSTED: {
      title: 'Die Uhr dieses Rechners ist nicht verlässlich',
      tip: 'Bis ein Mensch sie verglichen hat, wird nichts entnommen. Die IT stellt sie richtig; danach ist es in der Rechts-Kachel der Linie oder bei den Prüfungen vor einer Charge zu bestätigen.',
    },
    LEGAL_LIMIT_PASSED: {
      title: 'Die gesetzliche Grenze für die Entnahme ist vorbei',
      tip: 'Männliche Eier werden ab jetzt behalten. Klare und abgestorbene werden wie bisher entnommen.',
    },
    TRAY_ON_HOLD: {
      title: 'Eine Horde ist gesperrt',
      tip: 'Gesperrte Horden öffnen: Bei jeder steht, warum sie wartet und was zu tun ist.',
    },
    UPLOADS_PILE_UP: {
      title: 'Zusammenfassungen von Chargen stauen sich hier',
      tip: 'Die Linie ist nicht betroffen, verloren geht nichts. Der IT Bescheid geben: Die Cloud ist seit Langem nicht erreicht.',
    },
    UPLOADS_AT_LIMIT: {
      title: 'Zusammenfassungen von Chargen stauen sich bis an die Grenze',
      tip: 'Nichts wird verworfen, Chargen laufen weiter wie bisher. Jetzt die IT rufen, der Platz ist endlich.',
    },
    UPLOAD_REFUSED: {
      title: 'Die Cloud hat die Zusammenfassung einer Charge abgelehnt',
      tip: 'Die Linie ist nicht betroffen, verloren geht nichts. Service öffnen: Dort steht der Grund. Der IT Bescheid geben.',
    },
    JOURNAL_DAMAGED: {
      title: 'Gespeicherte Scans sind nicht mehr zu lesen',
      tip: 'Ihre Eier fehlen in der Aufzeichnung. Die Horden dieser Zeit noch einmal durchschicken und die IT rufen.',
    },
    SCANS_MISSING: {
      title: 'Scans sind nie angekommen',
      tip: 'Ihre Eier stehen nicht in der Aufzeichnung. Unvollständige Horden noch einmal durchschicken; kommt es wieder, den Service rufen.',
    },
    SCANNER_COUNTER_BACK: {
      title: 'Der Scanner zählt von vorn',
      tip: 'Verloren geht nichts, aber der Scanner hat einen Fehler. Den Service rufen.',
    },
    AUDIT_GAP: {
      title: 'Einträge des Protokolls der Taten fehlen',
      tip: 'Die Linie ist nicht betroffen. Der Leitung und der IT Bescheid geben; alte Sicherungen nicht löschen.',
    },
    DATABASE_BEHIND: {
      title: 'Der Datenbank fehlt ihr Ende',
      tip: 'Der Leitung und der IT Bescheid geben; unvollständige Horden dieser Zeit noch einmal durchschicken.',
    },
    BATCH_RECOVERED: {
      title: 'Eine Charge kam aus dem Journal zurück',
      tip: 'Der Leitung und der IT sagen: Herde, Einlagezeit und Recht sind unbekannt; die Eier lassen sich nur behalten oder anhalten.',
    },
    BACKUP_OLD: {
      title: 'Seit drei Tagen gibt es keine Sicherung',
      tip: 'Service öffnen: Dort steht der Grund. Jetzt eine machen; die Linie läuft dabei weiter.',
    },
    COLD_FILE_UNUSABLE: {
      title: 'Eine Datei eines älteren Monats ist nicht zu gebrauchen',
      tip: 'Die Linie ist nicht betroffen. Service öffnen und jede Seite lesen lassen; die IT spielt die Datei aus einer Sicherung zurück.',
    },
    BATCH_NOT_SAVED: {
      title: 'Die Charge ließ sich nicht speichern',
      tip: 'Sie bleibt, wie sie war. Die IT rufen, dann nach der Charge sehen und es noch einmal versuchen.',
    },
  },
  notice: {
    label: 'Meldung',
    close: 'Meldung schließen',
    failed: 'Nicht ausgeführt: {{reason}}',
    refusal: {
      BATCH_ALREADY_OPEN: 'es ist schon eine Charge offen.',
      NO_OPEN_BATCH: 'es ist keine Charge offen.',
      NOT_IN_THIS_STATE: 'die Charge ist inzwischen in einem anderen Zustand.',
      UNKNOWN_JURISDICTION: 'das Profil dieses Landes ist hier nicht bekannt.',
      NOT_THE_SITES_LAW: 'das Recht dieses Betriebs ist ein anderes. Es wird unter Einrichtung festgelegt.',
      UNKNOWN_TRAY_TYPE: 'diese Art Horde ist hier nicht bekannt.',
      UNKNOWN_RECIPE: 'es gilt kein Rezept dieses Namens.',
      ALARMS_STAND: 'ein Alarm höchster Priorität steht an. Beheben Sie ihn zuerst.',
      WARNINGS_NOT_ACCEPTED: 'bestätigen Sie zuerst, wovor die Prüfungen warnen.',
      RECIPE_DAMAGED:
        'dieses Rezept ist beschädigt oder liegt außerhalb der Grenzen; unter „Rezepte“ eine neue Fassung machen und in Kraft setzen.',
      SET_TIME_IN_FUTURE: 'die Einlagezeit liegt in der Zukunft.',
      NO_SCANNER: 'kein Scanner ist verbunden.',
      MODEL_NOT_READY: 'das Modell ist noch nicht bereit.',
      UNKNOWN_EGG: 'an diesem Platz ist kein gescanntes Ei.',
      EGG_CHANGED: 'das Ei wurde inzwischen erneut gescannt. Bitte neu ansehen.',
      MODEL_NOT_FOR_SCANNER:
        'das Modell kann die Bilder dieses Scanners nicht nehmen. Siehe die Liste neben dem Formular.',
      NOTE_MISSING: 'beim Grund „Anderer“ ist eine Notiz nötig.',
      NOT_SAVED: 'die Festplatte hat es nicht gespeichert. IT rufen, dann nochmals versuchen.',
      UPDATING: 'Ovoscope wird gerade aktualisiert. In zwei Minuten nochmals versuchen.',
    },
    unreachable: 'der Hintergrund von Ovoscope hat nicht geantwortet. Auf die Linie schauen, dann nochmals versuchen.',
    answered: 'der Hintergrund von Ovoscope konnte es nicht ausführen ({{code}}).',
  },
  play: {
    mark: 'ÜBUNG',
    text: 'Virtueller Scanner. Nichts davon wird gezählt oder hochgeladen.',
    pull: 'Kabel ziehen',
    plug: 'Kabel einstecken',
    leave: 'Übung beenden',
    leaving: 'Die Übung wird beendet …',
  },
  synthetic: 'SYNTHETISCH',
  model: 'Modell {{model}}',
  settings: {
    open: 'Sprache und Aussehen',
    language: 'Sprache',
    theme: 'Aussehen',
    light: 'Hell',
    dark: 'Dunkel',
    auto: 'Automatisch',
    english: 'English',
    german: 'Deutsch',
  },
}
