/** Was verloren ging, was gefunden wurde und wie es zurückkommt. */
export const durability = {
  behind: {
    END_LOST_one:
      '{{scans}} von {{from}} fehlt in der Datenbank. Das Journal gibt {{back}} zurück; nicht mehr zu lesen: {{gone}}. Der Leitung und der IT Bescheid geben; unvollständige Horden dieser Zeit noch einmal durchschicken.',
    END_LOST_other:
      '{{scans}} von {{from}} bis {{to}} fehlen in der Datenbank. Das Journal gibt {{back}} zurück; nicht mehr zu lesen: {{gone}}. Der Leitung und der IT Bescheid geben; unvollständige Horden dieser Zeit noch einmal durchschicken.',
    OTHER_DATABASE:
      'Hier liegt eine andere Datenbank als die zuletzt geschriebene, die {{scans}} bis {{to}} enthielt. Die IT rufen: die richtige zurücklegen oder eine Sicherung wiederherstellen.',
    LOG_DAMAGED_one:
      'In der Datenbank fehlt eine Änderung, die kein Scan war: Ihr Schreibprotokoll war beschädigt, und {{commits}} Transaktion stand hinter der Stelle. Eine Kopie davon wurde aufgehoben. Der Leitung und der IT Bescheid geben.',
    LOG_DAMAGED_other:
      'In der Datenbank fehlen Änderungen, die keine Scans waren: Ihr Schreibprotokoll war beschädigt, und {{commits}} Transaktionen standen hinter der Stelle. Eine Kopie davon wurde aufgehoben. Der Leitung und der IT Bescheid geben.',
    MARK_GONE:
      'Die Datei, die sagt, wie weit die Datenbank war, fehlt oder ist beschädigt. Ob seit {{from}} etwas fehlt, weiß niemand. Der IT Bescheid geben.',
  },
  endBack_one:
    'Das Ende der Datenbank ging verloren, {{scans}} von {{from}}. Das Journal gab ihn zurück, in {{back}}. Was Menschen in dieser Zeit eingaben, ist vielleicht noch einmal einzugeben. Der Leitung und der IT Bescheid geben.',
  endBack_other:
    'Das Ende der Datenbank ging verloren, {{scans}} von {{from}} bis {{to}}. Das Journal gab sie alle zurück, in {{back}}. Was Menschen in dieser Zeit eingaben, ist vielleicht noch einmal einzugeben. Der Leitung und der IT Bescheid geben.',
  endNoScan_one:
    'Das Ende der Datenbank ging verloren, bis {{to}}: {{commits}} Änderung, die kein Scan war, etwa eine Eingabe oder eine angehaltene Horde. Der Leitung und der IT Bescheid geben.',
  endNoScan_other:
    'Das Ende der Datenbank ging verloren, bis {{to}}: {{commits}} Änderungen, die keine Scans waren, etwa Eingaben von Menschen oder angehaltene Horden. Der Leitung und der IT Bescheid geben.',
  journalGone_one:
    '{{messages}} bestätigte Nachricht des Scanners ist nicht mehr zu lesen; ihr Ei fehlt in der Aufzeichnung. Unvollständige Horden noch einmal durchschicken und die IT rufen.',
  journalGone_other:
    '{{messages}} bestätigte Nachrichten des Scanners sind nicht mehr zu lesen; ihre Eier fehlen in der Aufzeichnung. Unvollständige Horden noch einmal durchschicken und die IT rufen.',
  recovered_one:
    '{{batches}} Charge mit {{scans}} von {{from}} bis {{to}} fehlte in der Datenbank und kam aus dem Eingangsjournal zurück. Herde, Einlagezeit und Recht sind unbekannt; ihre Eier lassen sich nur behalten oder anhalten. Der Leitung und der IT Bescheid geben.',
  recovered_other:
    '{{batches}} Chargen mit {{scans}} von {{from}} bis {{to}} fehlten in der Datenbank und kamen aus dem Eingangsjournal zurück. Herde, Einlagezeit und Recht sind unbekannt; ihre Eier lassen sich nur behalten oder anhalten. Der Leitung und der IT Bescheid geben.',
  restore: {
    open: 'Zurückspielen …',
    title: 'Diese Sicherung zurückspielen',
    reading: 'Was fehlen würde, wird gezählt …',
    readFailed: 'Was fehlen würde, ließ sich nicht zählen ({{code}}).',
    unknown:
      'Diese Sicherung lässt sich nicht öffnen oder ist aus der Zeit, bevor die Station zählte. Eine andere wählen oder die IT rufen.',
    which: 'Sicherung',
    newestGood: '{{time}} · die neueste gute',
    damaged: '{{time}} · beschädigt',
    nothing: 'Kein Scan würde fehlen: Das Journal gibt alles zurück, was seit dieser Sicherung kam.',
    nothingSent:
      'Nichts, was der Scanner sandte, würde fehlen: Das Journal gibt alles zurück, was seit dieser Sicherung kam.',
    lost_one: 'Mindestens {{gone}} Scan würde endgültig fehlen: Kein Journal hat ihn.',
    lost_other: 'Mindestens {{gone}} Scans würden endgültig fehlen: Kein Journal hat sie.',
    missing_one: '{{gone}} Nachricht des Scanners würde endgültig fehlen.',
    missing_other: '{{gone}} Nachrichten des Scanners würden endgültig fehlen.',
    imports_one:
      '{{imported}} Scan wurde seither eingelesen und steht in keinem Journal. Ihn danach noch einmal einlesen.',
    imports_other:
      '{{imported}} Scans wurden seither eingelesen und stehen in keinem Journal. Sie danach noch einmal einlesen.',
    importsUnknown:
      'Scans, die seither eingelesen wurden, stehen in keinem Journal und lassen sich nicht zählen, solange die Datenbank nicht lesbar ist. Sie danach noch einmal einlesen.',
    people:
      'Was Menschen seither eingegeben haben, ist nicht darin: Chargen, Berichtigungen, Rezepte und ihre Unterschriften, Einrichtung, Benutzer und ihre PINs. Es ist noch einmal einzugeben.',
    text: 'Zuerst wird jedes Byte geprüft. Die jetzige Datenbank wird daneben aufgehoben, nie gelöscht. Bis die Station neu startet, ändert sich nichts.',
    ready:
      'Geprüft und kopiert: {{scans}}. Die Kopie tritt an die Stelle der Datenbank, wenn die Station neu startet; die Linie steht dann einige Sekunden. Bis dahin lässt sich das auf dieser Seite zurücknehmen.',
    doneTitle: 'Die Datenbank ist wieder da.',
    done: 'Die Sicherung vom {{time}} ist an ihrem Platz, mit {{scans}}. Was vorher da war, liegt daneben in einem Ordner „replaced-…“.',
    doneStrip: 'Eine Sicherung ist an die Stelle der Datenbank getreten. Service sagt, welche.',
    seen: 'Gesehen',
    waitsTitle: 'Eine Sicherung wartet auf das Zurückspielen',
    waitsStrip: 'Eine Sicherung wartet auf das Zurückspielen: Der nächste Start der Station spielt sie zurück.',
    waits:
      'Die Sicherung vom {{made}} wird zurückgespielt, wenn die Station binnen eines Tages nach der Anforderung neu startet; danach nicht mehr.',
    withdraw: 'Nicht zurückspielen',
    hold: 'Zum Zurückspielen halten',
    startAgain: 'Halten, um die Station neu zu starten',
    holding: 'Weiter halten …',
    confirm: 'Zum Bestätigen noch einmal drücken',
    hint: 'Die Taste halten, bis der Ring voll ist.',
    close: 'Schließen',
    made: 'Gemacht',
    newest: 'Neuester Scan dieser Station',
    scans: 'Seit der Sicherung gespeicherte Scans',
    batches: 'Seit der Sicherung begonnene Chargen',
    back: 'Nachrichten, die das Journal zurückgibt',
    gone: 'Nachrichten, die das Journal nicht zurückgeben kann',
  },
  refusal: {
    LOCKED: {
      title: 'Die Station startet nicht: Ein anderes Ovoscope benutzt ihre Daten',
      tip: 'Das laufende Ovoscope benutzen. Um dieses zu benutzen, jenes schließen und im Service „Neu starten“ drücken.',
    },
    WRONG_KEY: {
      title: 'Die Station startet nicht: Der Schlüssel öffnet ihre Daten nicht',
      tip: 'Nichts ist verloren. Die IT rufen: Die Datei mit dem Schlüssel kommt an ihren Platz zurück, oder der Wiederherstellungscode öffnet die Daten.',
    },
    MISSING: {
      title: 'Die Station startet nicht: Eine Datei, die ihre Daten brauchen, fehlt',
      tip: 'Die IT rufen: Der Service nennt die Datei. Sie kommt von dort zurück, wohin sie gelegt wurde, oder aus einer Sicherung.',
    },
    NETWORK_PATH: {
      title: 'Die Station startet nicht: Ihre Daten liegen auf einem anderen Rechner',
      tip: 'Die IT rufen: Der Datenordner muss auf einer Platte dieses Rechners liegen.',
    },
    NEWER_SCHEMA: {
      title: 'Die Station startet nicht: Eine neuere Version schrieb ihre Daten',
      tip: 'Nichts ist verloren. Die IT rufen: Jene Version von Ovoscope wieder installieren oder die Kopie von vor der Aktualisierung zurückspielen.',
    },
    FULL: {
      title: 'Die Station startet nicht: Die Platte ist voll',
      tip: 'Auf der Platte des Datenordners Platz schaffen. Die Station startet dann von selbst.',
    },
    DISK: {
      title: 'Die Station startet nicht: Ihr Datenordner lässt sich nicht lesen oder beschreiben',
      tip: 'Die IT rufen: Die Platte fehlt, ist schreibgeschützt, oder der Ordner gehört einem anderen Konto.',
    },
    again: {
      byItself: 'Jede Minute wird es von selbst wieder versucht. Bis dahin behält der Scanner seine Scans und wartet.',
      locked:
        'Eine halbe Minute lang wird es wieder versucht, falls das andere gerade endet; danach nur noch, wenn jemand es verlangt.',
      lockedOver:
        'Von selbst wird es nicht mehr versucht: unten „Neu starten“ drücken, sobald das andere geschlossen ist.',
    },
    said: 'Was die Station sagte: {{detail}}',
    line: 'Nichts wird empfangen und nichts geht verloren: Der Scanner behält seine Scans und wartet. Die Linie geht von selbst weiter, sobald die Station startet.',
    elsewhereTitle: 'Ein anderes Ovoscope auf diesem Rechner hat die Linie',
    elsewhere: 'Hier ist nichts davon zu sehen. Den Bildschirm des anderen benutzen.',
  },
  rescue: {
    title: 'Die Station kann ihre Datenbank nicht öffnen',
    tip: 'Empfangen wird nichts; der Scanner wartet. Service öffnen, die neueste Sicherung wählen und dort lesen, was fehlen würde.',
    open: 'Service öffnen',
    lineTitle: 'Die Linie steht',
    line: 'Nichts wird empfangen und nichts geht verloren: Der Scanner behält seine Scans und wartet. Wer diesen Rechner wartet, spielt im Service eine Sicherung zurück; danach geht die Linie von selbst weiter.',
    since: 'Gefunden {{time}}',
    said: 'Was gefunden wurde: {{message}}',
    noneTitle: 'Keine Sicherung hier lässt sich zurückspielen',
    none: {
      second:
        'Nachsehen, ob es anderswo eine Kopie gibt: im zweiten Ordner der Sicherungen oder wo die IT Kopien aufbewahrt.',
      copy: 'Den Ordner einer Sicherung unverändert nach {{folder}} kopieren. Binnen einer halben Minute erscheint sie hier.',
      leave:
        'Den Datenordner lassen, wie er ist, und den Service rufen: Dort wird gerettet, was sich aus der beschädigten Datei retten lässt. Der Scanner wartet; solange geht nichts verloren.',
    },
  },
} as const
