/** The settings of the machine, and what IT decides of them. */
export const settings = {
  open: 'Einstellungen dieses Rechners',
  title: 'Einstellungen dieses Rechners',
  unknown: 'Die Einstellungen sind noch nicht da.',
  problems: 'Was Aufmerksamkeit braucht',
  save: 'Speichern',
  managed: 'Von der IT festgelegt in der Richtliniendatei {{path}}. Nur dort ist es zu ändern.',
  lockedWhileRefused: 'Gesperrt, bis die Richtliniendatei {{path}} wieder stimmt.',
  line: {
    title: 'Standort und Linie',
    siteHelp: 'So steht er oben auf jeder Seite.',
    lineHelp: 'So steht sie in jedem Protokoll.',
    ratedHelp: 'Wofür die Linie gebaut ist. Daran misst sich der Balken der Geschwindigkeit.',
  },
  field: {
    site: 'Standort',
    line: 'Linie',
    ratedEggsPerHour: 'Nennleistung, Eier pro Stunde',
    endpoint: 'Adresse der Cloud',
    cloudSite: 'Name dieses Standorts dort',
    proxy: 'Proxy',
  },
  error: {
    required: 'Bitte ausfüllen.',
    tooLong: 'Höchstens 60 Zeichen.',
    speed: 'Eine ganze Zahl von 60 bis 10000000, ohne Leerzeichen.',
    endpoint: 'Eine Adresse, die mit https:// beginnt, ohne Benutzer, Passwort, ? oder #.',
    proxy: 'Eine Adresse wie http://proxy.example:3128, ohne Benutzer oder Passwort.',
  },
  cloud: {
    title: 'Cloud',
    text: 'Eine Zusammenfassung je geschlossener Charge: Zahlen und Versionen, kein Bild, kein einzelnes Ei, keine Person. Ohne Adresse verlässt nichts diesen Rechner.',
    endpointHelp: 'Beides leer lassen, um nichts zu senden.',
    cloudSiteHelp: 'Wie mit dem Empfänger vereinbart.',
    forgets:
      'Ein anderer Empfänger: Beim Speichern wird das Token vergessen, damit es nicht dorthin geht. Danach das neue eingeben.',
  },
  proxy: {
    title: 'Weg aus dem Netz',
    proxyHelp: 'Nur für das Hochladen. Leer: der direkte Weg.',
  },
  token: {
    title: 'Token für die Cloud',
    kept: 'Aufbewahrt seit {{time}}.',
    none: 'Es ist kein Token da: Es kann nichts gesendet werden.',
    place: {
      'key-store': 'Ort: der Schlüsselspeicher des Betriebssystems, nur für dieses Konto.',
      'machine-file': 'Ort: eine Datei, die nur das Konto von Ovoscope lesen darf.',
    },
    field: 'Neues Token',
    help: 'Es gilt ab dem nächsten Hochladen. Niemand kann es hier wieder lesen.',
    error: 'Das ist kein Token: nur Buchstaben, Ziffern und - . _ ~ + / =.',
    keep: 'Token aufbewahren',
    replace: 'Token ersetzen',
    remove: 'Token entfernen',
    removeAgain: 'Zum Entfernen nochmals drücken',
    problemTitle: 'Das Token für die Cloud ist nicht zu gebrauchen',
    problem: {
      NO_KEY_STORE:
        'Dieser Arbeitsplatz hat keinen Schlüsselspeicher. Die IT kann einen einrichten oder das Token in die Datei cloud.token im Datenordner legen (Rechte 600).',
      WEAK_KEY_STORE:
        'Der Schlüsselspeicher dieses Arbeitsplatzes würde das Token lesbar ablegen. Die IT kann einen richtigen einrichten (GNOME Keyring, KWallet) oder das Token in die Datei cloud.token im Datenordner legen (Rechte 600).',
      OTHERS_MAY_READ:
        'Andere dürfen {{path}} lesen. Das Token hier nochmals eingeben, oder die IT nimmt die Rechte weg.',
      NOT_A_TOKEN: 'Was in {{path}} steht, ist kein Token. Das Token nochmals eingeben.',
      UNREADABLE: '{{path}} lässt sich mit diesem Konto nicht öffnen. Das Token nochmals eingeben.',
      NOT_SAVED: 'Der Datenträger hat es nicht gespeichert. Die IT rufen, dann nochmals versuchen.',
    },
  },
  backup: {
    title: 'Sicherungen',
    text: 'Die Datenbank wird jede Nacht von selbst kopiert. Was hier gespeichert wird, gilt sofort und startet nichts neu.',
    service: 'Jetzt sichern, prüfen und zurückspielen: im Service',
    save: 'Plan der Sicherungen speichern',
    field: {
      hour: 'Stunde der Nacht',
      keepNewest: 'Neueste, die bleiben',
      keepWeekly: 'Wochen mit je einer',
      secondFolder: 'Zweiter Ordner',
    },
    help: {
      hour: '0 bis 23, nach der Uhr dieses Rechners',
      keepNewest: '1 bis 60',
      keepWeekly: '0 bis 104',
      secondFolder:
        'Auf einer anderen Platte oder einem Netzlaufwerk, als ganzer Pfad. Er muss schon da sein und wird nie angelegt. Leer: keine zweite Kopie.',
    },
    wrong: {
      hour: 'Eine ganze Zahl von 0 bis 23.',
      keepNewest: 'Eine ganze Zahl von 1 bis 60.',
      keepWeekly: 'Eine ganze Zahl von 0 bis 104.',
      secondFolder: 'Ein ganzer Pfad, wie /mnt/nas/ovoscope, D:\\Backups oder \\\\server\\share.',
    },
  },
  update: {
    title: 'Neuere Versionen von Ovoscope',
    mode: 'Was geschieht',
    modes: {
      off: 'Aus: Ovoscope fragt niemanden nach Updates',
      notify: 'Wird nur gemeldet',
      download: 'Wird geholt, nicht von selbst installiert',
      'install-in-window': 'Installiert sich im Zeitfenster von selbst, nie bei offener Charge',
    },
    feed: 'Von',
    noFeed: 'keine Adresse genannt, also wird nichts gefunden',
    window: 'Zeitfenster',
    fromTo: '{{from}} bis {{to}}',
    onlyPolicy: 'Nur die IT kann das ändern, in der Richtliniendatei {{path}}.',
  },
  policy: {
    title: 'Die Richtliniendatei der IT wird abgelehnt',
    strip:
      'Die Richtliniendatei der IT wird abgelehnt: Updates sind aus, nichts wird hochgeladen. Die Linie ist nicht betroffen. Der IT Bescheid geben.',
    effect:
      'Bis sie stimmt, sind Updates aus und nichts wird hochgeladen; Zusammenfassungen warten und gehen nicht verloren.',
    refusal: {
      UNREADABLE: '{{path}} oder ihr Siegel daneben lässt sich nicht lesen.',
      OTHERS_MAY_WRITE: '{{path}}, ihr Siegel oder ihr Ordner darf von anderen als dem Besitzer beschrieben werden.',
      TOO_LARGE: '{{path}} ist größer als jede Richtlinie.',
      NO_SEAL: 'Das Siegel von {{path}} fehlt. Die IT macht es mit sha256sum.',
      BAD_SEAL: 'Das Siegel von {{path}} ist nicht zu gebrauchen. Die IT macht es mit sha256sum.',
      CHANGED: '{{path}} ist nicht das, was die IT versiegelt hat. Die IT sieht sie sich an und versiegelt sie neu.',
      NOT_JSON: '{{path}} ist kein JSON.',
      NOT_VALID: '{{path}} sagt etwas, das nicht bekannt ist.',
    },
  },
  pending: {
    title: 'Die IT hat die Richtlinie geändert',
    text: 'Die Station arbeitet mit den bisherigen Werten weiter, bis die offene Charge geschlossen ist. Dann startet sie von selbst neu.',
  },
  foot: {
    connection: 'Keine Verbindung zum Hintergrund von Ovoscope.',
    unchanged: 'Es ist nichts geändert.',
    saved: 'Gespeichert.',
    play: 'Gilt, sobald die Übung verlassen wird.',
    batch: 'Eine Charge ist offen. Erst schließen: Das Speichern startet die Station neu.',
    restart: 'Das Speichern startet die Station neu. Der Scanner wartet einige Sekunden.',
  },
  refusal: {
    BATCH_OPEN: 'eine Charge ist offen. Erst schließen, dann nochmals speichern.',
    STATION_SILENT: 'die Station sagt nicht, ob eine Charge offen ist. Gleich nochmals versuchen.',
    MANAGED: 'das legt die IT in ihrer Richtliniendatei fest.',
    NO_KEY_STORE: 'dieser Arbeitsplatz hat keinen Schlüsselspeicher für das Token. Der IT Bescheid geben.',
    WEAK_KEY_STORE:
      'der Schlüsselspeicher dieses Arbeitsplatzes würde das Token lesbar ablegen. Der IT Bescheid geben.',
    OTHERS_MAY_READ: 'andere dürfen die Datei des Tokens lesen. Der IT Bescheid geben.',
    NOT_A_TOKEN: 'das ist kein Token.',
    UNREADABLE: 'was vom Token aufbewahrt ist, lässt sich nicht lesen.',
    NOT_SAVED: 'der Datenträger hat es nicht gespeichert. Die IT rufen, dann nochmals versuchen.',
  },
} as const
