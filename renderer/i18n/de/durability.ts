/** Was verloren ging, was gefunden wurde und wie es zurückkommt. */
export const durability = {
  behind: {
    END_LOST:
      '{{scans}} Scans von {{from}} bis {{to}} fehlen in der Datenbank. Das Journal gibt {{back}} Nachrichten zurück; {{gone}} sind nicht mehr zu lesen. Der Leitung und der IT Bescheid geben; unvollständige Horden dieser Zeit noch einmal durchschicken.',
    OTHER_DATABASE:
      'Hier liegt eine andere Datenbank als die zuletzt geschriebene, die {{scans}} Scans bis {{to}} enthielt. Die IT rufen: die richtige zurücklegen oder eine Sicherung wiederherstellen.',
    LOG_DAMAGED:
      'In der Datenbank fehlen Änderungen, die keine Scans waren: Ihr Schreibprotokoll war beschädigt, und {{commits}} Transaktionen standen hinter der Stelle. Eine Kopie davon wurde aufgehoben. Der Leitung und der IT Bescheid geben.',
    MARK_GONE:
      'Die Datei, die sagt, wie weit die Datenbank war, fehlt oder ist beschädigt. Ob seit {{from}} etwas fehlt, weiß niemand. Der IT Bescheid geben.',
  },
  restore: {
    column: 'Wiederherstellen',
    open: 'Zurückspielen …',
    title: 'Diese Sicherung zurückspielen',
    reading: 'Was fehlen würde, wird gezählt …',
    readFailed: 'Was fehlen würde, ließ sich nicht zählen ({{code}}).',
    unknown:
      'Diese Sicherung lässt sich nicht öffnen oder ist aus der Zeit, bevor die Station zählte. Eine andere wählen oder die IT rufen.',
    text: 'Zuerst wird jedes Byte bewiesen. Die jetzige Datenbank wird daneben aufgehoben, nie gelöscht. Bis die Station neu startet, ändert sich nichts.',
    ready:
      'Bewiesen und kopiert. Sie tritt an ihre Stelle, wenn die Station neu startet; die Linie steht dann einige Sekunden.',
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
    gone: 'Nachrichten, die das Journal nicht mehr hat',
  },
  rescue: {
    title: 'Die Station kann ihre Datenbank nicht öffnen',
    tip: 'Empfangen wird nichts; der Scanner wartet. Service öffnen, die neueste Sicherung wählen und dort lesen, was fehlen würde.',
    open: 'Service öffnen',
  },
} as const
